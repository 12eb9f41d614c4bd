"""VPC link on an integration that cannot use one."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "vpc-link-on-aws-integration"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = var.x
            connection_type = "VPC_LINK"
        """),
        integration("""
            type = "AWS"
            connection_type = var.x
        """),
        integration("""
            type = "HTTP"
            connection_type = "VPC_LINK"
        """),
        nested("""
            Type: AWS_PROXY
            ConnectionType: !Ref X
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "MOCK"
            connection_type = "VPC_LINK"
                              ^^^^^^^^^^ vpc-link-on-aws-integration
        """),
            "`connection_type` is `VPC_LINK` and `type` is `MOCK`; only `HTTP` and `HTTP_PROXY` go through a VPC link.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration("""
            type = "AWS"
            connection_type = "VPC_LINK"
            connection_id = "a1b2"
        """),
            '  connection_type = "VPC_LINK"\n  connection_id = "a1b2"\n',
            "",
            0,
        ),
        (
            nested("""
            Type: AWS
            ConnectionType: VPC_LINK
            CacheNamespace: a
        """),
            "        ConnectionType: VPC_LINK\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
