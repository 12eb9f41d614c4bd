"""Fixed value of a mapping is not in single quotes."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "static-value-without-quotes"


def mapped(value: str) -> str:
    """An integration in Terraform with one mapping."""
    return integration(f"request_parameters = {{\n  it = {value}\n}}")


@pytest.mark.parametrize(
    "snippet",
    [
        mapped("var.x"),
        mapped('"${var.x}"'),
        mapped('"${var.x}, GET"'),
        mapped("\"'${var.x}'\""),
        mapped("\"'*'\""),
        mapped('""'),
        nested("RequestParameters:\n  it: !Sub \"'${X}'\""),
        nested("RequestParameters:\n  it: !Ref X"),
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
              it = "https://${var.x}"
                   ^^^^^^^^^^^^^^^^^^ static-value-without-quotes
            }
            """),
            "`https://…` is not in single quotes; it fails with \"Invalid mapping expression specified\". Write `'https://…'`.",
        ),
        (
            nested("""
            RequestParameters:
              it: application/json
                  ^^^^^^^^^^^^^^^^ static-value-without-quotes
            """),
            "`application/json` is not in single quotes; it fails with \"Invalid mapping expression specified\". Write `'application/json'`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (mapped('"*"'), '"*"', "\"'*'\""),
        (nested("RequestParameters:\n  it: '*'"), "'*'", "'''*'''"),
        (nested('RequestParameters:\n  it: "*"'), '"*"', "\"'*'\""),
    ],
)
def test_fix_puts_quotes_inside(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_a_word_may_be_meant_as_the_name_of_a_parameter() -> None:
    assert offers(RULE, mapped('"petId"')) == [("Change to `'petId'`", False)]
    assert offers(RULE, mapped('"*"')) == [("Change to `'*'`", True)]
