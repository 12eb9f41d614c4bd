"""Selection expressions in an editor."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers, snippet_of

FILE = """
resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "PROTOCOL"
  route_selection_expression = ROUTES
}
resource "aws_apigatewayv2_route" "send" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "send"
}
resource "aws_apigatewayv2_route" "connect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
}
resource "aws_apigatewayv2_integration" "send" {
  api_id                        = aws_apigatewayv2_api.chat.id
  template_selection_expression = TEMPLATES
  request_templates             = { "a" = "x", "$default" = "y" }
}
resource "aws_apigatewayv2_integration_response" "send" {
  api_id                        = aws_apigatewayv2_api.chat.id
  template_selection_expression = ANSWERS
}
"""
YAML = """
Resources:
  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: WEBSOCKET
      RouteSelectionExpression: ROUTES
"""
JSON = '{"Resources": {"Chat": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"ProtocolType": "WEBSOCKET", "RouteSelectionExpression": ROUTES}}}}'


def routes(expression: str, protocol: str = "WEBSOCKET", within: str = FILE) -> str:
    return _filled(within, protocol, expression, '""', '""')


def templates(expression: str) -> str:
    return _filled(FILE, "WEBSOCKET", '""', expression, '""')


def answers(expression: str) -> str:
    return _filled(FILE, "WEBSOCKET", '""', '""', expression)


def _filled(within: str, protocol: str, route: str, template: str, answer: str) -> str:
    return within.replace("PROTOCOL", protocol).replace("ROUTES", route).replace("TEMPLATES", template).replace("ANSWERS", answer)


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (
            routes('"$request.bo<|>dy.action"'),
            (
                "**`$request.body.action`** variable\n\nThe field `action` of the message, which has to be JSON. "
                "In a message without it the field counts as empty.\n\nThe result is compared with the keys `send`."
            ),
            "$request.body.action",
        ),
        (
            routes('"$request.method<|> $request.path"', "HTTP"),
            (
                "**`$request.method $request.path`** selection expression\n\n"
                "Verb and path of the request, which an HTTP API compares with its route keys. It has no other way to choose."
            ),
            "$request.method $request.path",
        ),
        (
            templates('"\\\\$def<|>ault"'),
            (
                "**`\\$default`** fixed text\n\nNo variable: it always leads to the template `$default`.\n\n"
                "The result is compared with the keys `a` and `$default`."
            ),
            "\\\\$default",
        ),
        (
            answers('"$${request.body.a}-<|>$${integration.response.statuscode}"'),
            "**`${integration.response.statuscode}`** variable\n\nThe status of the backend's answer.",
            "$${integration.response.statuscode}",
        ),
        (answers('"$${request.body.a}<|>-b"'), "**`-b`** fixed text\n\nStands in the result as it is.", "-b"),
    ],
)
def test_a_piece_has_a_card(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


def test_what_cannot_be_looked_at_has_the_card_of_the_parameter() -> None:
    found = card(routes('"$request.head<|>er.x"'))
    assert found is not None
    assert found[0].startswith("**`route_selection_expression`** string")


BODY = ["$request.body.action", "$request.body.type", "$request.body."]


@pytest.mark.parametrize("typed", ['"<|>"', '"$req<|>"', '"a<|>"'])
def test_routes_are_chosen_by_the_message(typed: str) -> None:
    assert offers(routes(typed)) == BODY


def test_an_http_api_has_one_expression() -> None:
    assert offers(routes('"<|>"', "HTTP")) == ["$${request.method} $${request.path}"]


def test_templates_are_chosen_by_the_message_or_by_name() -> None:
    assert offers(templates('"<|>"')) == [*BODY, "a", "\\$default"]


def test_response_templates_are_chosen_by_the_answer_too() -> None:
    assert offers(answers('"<|>"')) == [
        "$integration.response.statuscode",
        "$integration.response.header.",
        "$integration.response.multivalueheader.",
        *BODY,
        "\\$default",
    ]


@pytest.mark.parametrize(
    ("snippet", "label", "line", "dialect"),
    [
        (templates("<|>"), "\\$default", 'template_selection_expression = "\\\\$default"', "terraform"),
        (
            routes('"$${request.body.a}/$${<|>}"'),
            "$${request.body.action}",
            'route_selection_expression = "$${request.body.a}/$${request.body.action}"',
            "terraform",
        ),
        (routes("<|>", within=YAML), BODY[0], 'RouteSelectionExpression: "$request.body.action"', "cloudformation"),
        (
            routes("!Sub ${!re<|>}", within=YAML),
            "${!request.body.action}",
            "RouteSelectionExpression: !Sub ${!request.body.action}",
            "cloudformation",
        ),
        (routes('"<|>"', within=JSON), BODY[0], JSON.replace("ROUTES", '"$request.body.action"'), "json"),
    ],
)
def test_an_offer_is_written_as_the_file_needs_it(snippet: str, label: str, line: str, dialect: str) -> None:
    assert accepted(snippet, label, dialect).endswith(line)


def test_a_field_without_its_name_is_typed_before_the_brace() -> None:
    assert snippet_of(routes('"$${request.body.a}/<|>"'), "$${request.body.}") == "\\$\\${request.body.$0}"
