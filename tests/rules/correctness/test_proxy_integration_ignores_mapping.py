"""Mapping on a proxy integration has no effect."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "proxy-integration-ignores-mapping"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = var.x
            passthrough_behavior = "NEVER"
        """),
        integration("""
            type = "AWS"
            passthrough_behavior = "NEVER"
        """),
        integration("""
            type = "HTTP_PROXY"
            request_parameters = { "integration.request.path.id" = "method.request.path.id" }
        """),
        integration("""
            type = "AWS_PROXY"
            request_templates = null
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_target = "arn:aws:x"
            request_templates = { "application/json" = "" }
        """),
        nested("""
            Type: !Ref X
            PassthroughBehavior: NEVER
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
            request_templates = { "application/json" = "" }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ proxy-integration-ignores-mapping
        """),
            "`request_templates` has no effect; `HTTP_PROXY` hands the request over as it is.",
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
            type = "AWS_PROXY"
            request_templates = {
              "application/json" = ""
            }
        """),
            '  request_templates = {\n    "application/json" = ""\n  }\n',
            "",
            0,
        ),
        (
            nested("""
            Type: AWS_PROXY
            RequestTemplates:
              application/json: ''
            CacheNamespace: a
        """),
            "        RequestTemplates:\n          application/json: ''\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
