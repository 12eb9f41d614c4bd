"""Integration takes only what a template fits, and has no template."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "passthrough-never-without-template"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "AWS"
            passthrough_behavior = var.x
        """),
        integration("""
            type = var.x
            passthrough_behavior = "NEVER"
        """),
        integration("""
            type = "MOCK"
            passthrough_behavior = "NEVER"
        """),
        integration("""
            type = "AWS"
            passthrough_behavior = "NEVER"
            request_templates = var.x
        """),
        integration("""
            type = "AWS"
            passthrough_behavior = "WHEN_NO_TEMPLATES"
        """),
        nested("""
            Type: HTTP
            PassthroughBehavior: NEVER
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
            type = "HTTP"
            passthrough_behavior = "NEVER"
                                   ^^^^^^^ passthrough-never-without-template
            request_templates = {}
        """),
            '`passthrough_behavior` is `NEVER` and there are no `request_templates`; every request is answered with 415 "Unsupported Media Type".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            nested("""
            Type: HTTP
            PassthroughBehavior: NEVER
        """),
            ": NEVER\n",
            ": WHEN_NO_TEMPLATES\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
