"""Selection patterns in an editor: what a hover says, and what is offered."""

from __future__ import annotations

import pytest

from gatewright.features.languages.pattern import Patterns
from gatewright.inside import strands
from harness.editor import accepted, card, labels
from harness.snippets import document

METHOD = """resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
  http_method   = "GET"
  authorization = "AWS_IAM"
}
resource "aws_lambda_function" "list" {
  function_name = "list"
}
resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_rest_api.pets.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  TYPE
}
resource "aws_api_gateway_integration_response" "failed" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_rest_api.pets.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  selection_pattern = PATTERN
}
"""
LAMBDA = 'type = "AWS"\n  uri  = aws_lambda_function.list.invoke_arn'
HTTP = 'type = "HTTP"'
UNKNOWN = "type = var.type"
STATUS = "The whole pattern must match the HTTP status that the backend answers with."
MESSAGE = "The whole pattern must match the `errorMessage` of a function that failed; what it returns is not looked at."
STATUSES = ["2\\d{2}", "4\\d{2}", "5\\d{2}", "[45]\\d{2}", "404"]
MESSAGES = ["(\\n|.)+", ".*Error.*", ".*Task timed out.*", "\\[404\\](\\n|.)*", '.*"httpStatus":404.*']


def response(pattern: str, integration: str = HTTP) -> str:
    """An integration response behind an integration of a kind."""
    return METHOD.replace("TYPE", integration).replace("PATTERN", pattern)


@pytest.mark.parametrize(
    ("pattern", "about", "meaning"),
    [
        ('"5\\\\<|>d{2}"', "\\\\d", "**`\\d`** shorthand of a class\n\nA digit."),
        ('"5\\\\d<|>{2}"', "{2}", "**`{2}`** quantifier\n\nExactly 2 times."),
        ('"<|>404"', "404", "**`404`** text\n\nThese words as they stand."),
        ('"4<|>[01]{2,}?"', "[01]", "**`[01]`** character class\n\nOne of these characters."),
        ('"4[01]<|>{2,}?"', "{2,}?", "**`{2,}?`** quantifier\n\nAt least 2 times, as few as will do."),
        ('"a<|>*+"', "*+", "**`*+`** quantifier\n\nAny number of times, also none, and gives nothing back."),
        ('"<|>(?i)x"', "(?i)", "**`(?i)`** flags\n\nFrom here on: whatever the case."),
        ('"<|>.x"', ".", "**`.`** any character\n\nAny character but the end of a line. `(\\n|.)` takes that, too."),
        ('"<|>^5"', "^", "**`^`** anchor\n\nThe start. It changes nothing here: the pattern is held against the whole text."),
        ('"a\\\\<|>."', "\\\\.", "**`\\.`** escaped character\n\nThe character `.` itself."),
    ],
)
def test_explains_each_piece_and_what_the_whole_is_held_against(pattern: str, about: str, meaning: str) -> None:
    assert card(response(pattern)) == (f"{meaning}\n\n{STATUS}", about)


@pytest.mark.parametrize(
    ("integration", "against", "offered"),
    [
        (HTTP, STATUS, STATUSES),
        (LAMBDA, MESSAGE, MESSAGES),
        (UNKNOWN, MESSAGE.replace(".", "; for other backends the HTTP status that the backend answers with."), [*MESSAGES, *STATUSES]),
    ],
)
def test_knows_what_stands_behind_the_method(integration: str, against: str, offered: list[str]) -> None:
    found = card(response('"<|>404"', integration))
    assert found
    assert found[0].endswith(f"\n\n{against}")
    assert labels(response('"<|>"', integration)) == offered


@pytest.mark.parametrize(
    ("pattern", "written"),
    [('"<|>"', '"5\\\\d{2}"'), ("<|>", '"5\\\\d{2}"'), ('"5<|>xx"', '"5\\\\d{2}"')],
)
def test_writes_a_pattern_with_its_escapes(pattern: str, written: str) -> None:
    assert accepted(response(pattern), "5\\d{2}") == response(written)


@pytest.mark.parametrize(
    ("words", "written"),
    [("<|>", '"5\\\\d{2}"'), ('"<|>"', '"5\\\\d{2}"'), ("'<|>'", "'5\\d{2}'"), ("5<|>", "5\\d{2}")],
)
def test_writes_a_pattern_in_yaml(words: str, written: str) -> None:
    template = (
        "Resources:\n  Get:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n        Type: HTTP\n"
        "        IntegrationResponses:\n          - SelectionPattern: "
    )
    assert accepted(f"{template}{words}\n", "5\\d{2}", "cloudformation") == f"{template}{written}\n"


def test_reads_the_key_of_a_websocket_response() -> None:
    head = 'resource "aws_apigatewayv2_integration_response" "it" {\n  integration_response_key = '
    assert labels(f'{head}"<|>"\n}}\n')[:2] == ["$default", "/2\\d{2}/"]
    found = card(f'{head}"/4\\\\<|>d{{2}}/"\n}}\n')
    assert found
    assert (found[0].split("\n")[0], found[1]) == ("**`\\d`** shorthand of a class", "\\\\d")


def test_colors_each_piece() -> None:
    text = response('"(?i)a\\\\d+|${var.x}[b]"')
    (strand,) = [strand for block in document(text).blocks() for strand in strands(block) if block.kind == "rest.integration_response"]
    assert [(token.span.of(strand.text), token.kind.value) for token in Patterns().tokens(strand)] == [
        ("(?i)", "keyword"),
        ("a", "string"),
        ("\\d", "regexp"),
        ("+", "operator"),
        ("|", "operator"),
        ("[b]", "regexp"),
    ]
