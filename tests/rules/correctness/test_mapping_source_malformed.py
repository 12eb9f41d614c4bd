"""Mapping takes a value from a place that does not exist."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "mapping-source-malformed"


def mapped(value: str) -> str:
    """An integration in Terraform with one mapping."""
    return integration(f"request_parameters = {{\n  it = {value}\n}}")


@pytest.mark.parametrize(
    "snippet",
    [
        mapped("var.x"),
        mapped('"${var.x}"'),
        mapped('"method.request.${var.x}"'),
        mapped('"meth${var.x}"'),
        mapped("\"'${var.x}'\""),
        mapped('"method.request.body.pets[0].name"'),
        mapped('"context.authorizer.claims.custom:shop"'),
        mapped('"plain text"'),
        nested("RequestParameters:\n  it: !Sub 'stageVariables.${X}'"),
        nested("RequestParameters:\n  it: !If [A, !Ref X, \"'x'\"]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            request_parameters = {
              it = "method.request.header"
                    ^^^^^^^^^^^^^^^^^^^^^ mapping-source-malformed
            }
            """),
            '`method.request.header` names no parameter; it fails with "Invalid mapping expression specified".',
        ),
        (
            integration("""
            request_parameters = {
              it = "'x"
                    ^^ mapping-source-malformed
            }
            """),
            "`'x` has no closing quote; it fails with \"Invalid mapping expression specified\"; use `'x'`.",
        ),
        (
            nested("""
            RequestParameters:
              it: $input.params('petId')
                  ^^^^^^^^^^^^^^^^^^^^^^ mapping-source-malformed
            """),
            (
                "`$input.params('petId')` is not of the form `method.request.{path|querystring|header}.NAME`; "
                'it fails with "Invalid mapping expression specified".'
            ),
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize("snippet", [mapped('"$context.stage"'), nested("RequestParameters:\n  it: $context.stage")])
def test_fix_changes_the_value(snippet: str) -> None:
    rewrites(RULE, snippet, "$context.stage", "context.stage")
    assert offers(RULE, snippet) == [("Change to `context.stage`", True)]


def test_value_from_elsewhere_has_no_fix() -> None:
    snippet = 'locals {\n  stage = "$context.stage"\n}\n' + mapped("local.stage")
    assert offers(RULE, snippet) == []
