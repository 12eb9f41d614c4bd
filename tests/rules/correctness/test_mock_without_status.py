"""Mock integration has no status to answer with."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "mock-without-status"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "MOCK"
            request_templates = var.x
        """),
        integration("type = var.x"),
        integration("""
            type = "MOCK"
            request_templates = { "application/json" = file("mock.vtl") }
        """),
        integration("""
            type = "MOCK"
            request_templates = { "application/json" = jsonencode({ statusCode = var.x }) }
        """),
        integration("""
            type = "MOCK"
            request_templates = {
              "application/json" = <<-EOT
                {"statusCode": 200}
              EOT
            }
        """),
        nested("""
            Type: MOCK
            RequestTemplates:
              application/json: !Sub '{"statusCode": ${X}}'
        """),
        nested("""
            Type: MOCK
            RequestTemplates: !If [A, {}, !Ref AWS::NoValue]
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
            request_templates = { "application/json" = "{}" }
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mock-without-status
        """),
            '`request_templates` of this `MOCK` prints no `statusCode`; every call answers 500 and logs "Unable to parse statusCode. It should be an integer that is defined in the request template."',
        ),
        (
            integration("""
            type = "MOCK"
                   ^^^^^^ mock-without-status
            request_templates = {}
        """),
            '`request_templates` of this `MOCK` has no `statusCode`; every call answers 500 and logs "Unable to parse statusCode. It should be an integer that is defined in the request template."',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            nested("Type: MOCK"),
            "Type: MOCK\n",
            "Type: MOCK\n        RequestTemplates:\n          application/json: '{\"statusCode\": 200}'\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
