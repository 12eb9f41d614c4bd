"""Suppression does not suppress anything."""

import textwrap

import pytest

from harness.snippets import fixed, read, reports
from rules.writing import dialect_of, offers, says

RULE = "unused-suppression"
API = 'resource "aws_api_gateway_rest_api" "pets" {\n%s  name = "pets"%s\n}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (API % ("  # gatewright: allow wrong-value -- old\n", ""), API % ("", "")),
        (API % ("", " # gatewright: allow wrong-value -- old"), API % ("", "")),
        (API % ("  # gatewright: allow wrong-value, out-of-range -- old\n", ""), API % ("  # gatewright: allow out-of-range -- old\n", "")),
        ("# gatewright: allow-file wrong-value\r\nResources: {}\r\n", "Resources: {}\r\n"),
    ],
)
def test_the_comment_goes(before: str, after: str) -> None:
    dialect = "terraform" if "aws_" in before else "cloudformation"
    report = next(report for report in reports(before, dialect) if report.rule == RULE)
    assert fixed(before, report, dialect) == after


def test_the_last_of_several_goes_with_its_comma() -> None:
    text = API % ("  # gatewright: allow wrong-value, out-of-range -- old\n", "")
    last = [report for report in reports(text) if report.rule == RULE][-1]
    assert fixed(text, last) == API % ("  # gatewright: allow wrong-value -- old\n", "")


def test_a_name_that_is_almost_right() -> None:
    snippet = API % ("  # gatewright: allow wrong-valu\n                      ^^^^^^^^^^ unused-suppression\n", "")
    says(RULE, snippet, "There is no rule `wrong-valu`; did you mean `wrong-value`?")
    assert offers(RULE, snippet) == [("Change to `wrong-value`", False), ("Allow `wrong-valu` no more", True)]


def test_metadata_is_left_to_its_author() -> None:
    snippet = textwrap.dedent("""
        Resources:
          Pets:
            Type: AWS::ApiGateway::RestApi
            Metadata:
              gatewright:
                allow: [wrong-value]
            Properties:
              Name: pets
    """)
    assert dialect_of(snippet) == "cloudformation"
    assert not read(snippet).expected
    assert offers(RULE, snippet) == []
