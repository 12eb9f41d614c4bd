"""Mapping sends the words of an expression instead of its value."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "mapping-expression-in-quotes"


def mapped(value: str) -> str:
    """An integration in Terraform with one mapping."""
    return integration(f"request_parameters = {{\n  it = {value}\n}}")


@pytest.mark.parametrize(
    "snippet",
    [
        mapped("\"'method'\""),
        mapped("\"'integration.response.header.X'\""),
        mapped("\"'${var.x}'\""),
        mapped('"context.stage"'),
        nested("RequestParameters:\n  it: \"'context'\""),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        nested("""
            RequestParameters:
              it: "'stageVariables.shop'"
                   ^^^^^^^^^^^^^^^^^^^^^ mapping-expression-in-quotes
            """),
        "`stageVariables.shop` is in single quotes, so the words themselves are sent; without the quotes it is the value.",
    )


@pytest.mark.parametrize("snippet", [mapped("\"'context.stage'\""), nested("RequestParameters:\n  it: \"'context.stage'\"")])
def test_fix_takes_the_quotes_away(snippet: str) -> None:
    rewrites(RULE, snippet, "'context.stage'", "context.stage")
