"""Load balancer is named, but no VPC link leads to it."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "integration-target-without-vpc-link"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            uri = "https://a.example"
            integration_target = var.x
        """),
        integration("""
            type = "HTTP_PROXY"
            uri = "https://a.example"
            connection_type = var.x
            integration_target = "arn:aws:x"
        """),
        integration("""
            type = "HTTP_PROXY"
            uri = "https://a.example"
            connection_type = "VPC_LINK"
            integration_target = "arn:aws:x"
        """),
        nested("""
            Type: HTTP
            IntegrationTarget: !Ref X
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
            type = "HTTP_PROXY"
            uri = "https://a.example"
            connection_type = "INTERNET"
            integration_target = "arn:aws:x"
                                 ^^^^^^^^^^^ integration-target-without-vpc-link
        """),
            "`connection_type` is `INTERNET`; `integration_target` is reached through a `VPC_LINK` only.",
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
            type = "HTTP_PROXY"
            uri = "https://a.example"
            connection_type = "INTERNET"
            integration_target = "arn:aws:x"
        """),
            '"INTERNET"',
            '"VPC_LINK"',
            0,
        ),
        (
            nested("""
            Type: HTTP
            IntegrationTarget: arn:aws:x
        """),
            "arn:aws:x\n",
            "arn:aws:x\n        ConnectionType: VPC_LINK\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
