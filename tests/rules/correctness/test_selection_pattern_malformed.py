"""Selection pattern is no regular expression."""

import pytest

from rules.writing import VARIABLE, nested, rewrites, says, stays_quiet

RULE = "selection-pattern-malformed"


def response(pattern: str) -> str:
    """An integration response in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_integration_response" "it" {{\n  selection_pattern = {pattern}\n}}\n'


def responses(pattern: str) -> str:
    """An integration response in CloudFormation."""
    return nested(f'Type: HTTP\nIntegrationResponses:\n  - StatusCode: "400"\n    SelectionPattern: {pattern}')


@pytest.mark.parametrize(
    "snippet",
    [
        response('"4\\\\d{2}"'),
        response('""'),
        response('"(\\\\n|.)+"'),
        response('"[[a]b]"'),
        response('"^*x"'),
        response('"(?i)error.*"'),
        response('"\\\\Qa(b\\\\E"'),
        response("var.x"),
        response('"(${var.x})"'),
        responses("!Ref X"),
        responses(".*[Ee]rror.*"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "fault"),
    [
        (
            response('"[45"\n                      ^^^^^ selection-pattern-malformed'),
            "`[45` is no regular expression (a bracket is not closed)",
        ),
        (
            response('"(+)"\n                      ^^^^^ selection-pattern-malformed'),
            "`(+)` is no regular expression (`+` repeats nothing)",
        ),
        (
            responses("4(04\n                      ^^^^ selection-pattern-malformed"),
            "`4(04` is no regular expression (a parenthesis is not closed)",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, fault: str) -> None:
    says(RULE, snippet, f'{fault}; it fails with "Invalid regex pattern specified".')


@pytest.mark.parametrize("snippet", [response('"*error*"'), responses('"*error*"')])
def test_fix_turns_a_wildcard_into_a_regular_expression(snippet: str) -> None:
    rewrites(RULE, snippet, '"*error*"', '".*error.*"')
