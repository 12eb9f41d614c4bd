"""Route keys in an editor."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers

FILE = """
resource "aws_apigatewayv2_api" "it" {
  protocol_type              = "PROTOCOL"
  route_selection_expression = "$request.body.action"
}
resource "aws_apigatewayv2_route" "it" {
  api_id    = aws_apigatewayv2_api.it.id
  route_key = "KEY"
  target    = "integrations/${aws_apigatewayv2_integration.it.id}"
}
resource "aws_apigatewayv2_route" "other" {
  api_id    = aws_apigatewayv2_api.it.id
  route_key = "OTHER"
}
resource "aws_apigatewayv2_integration" "it" {
  api_id             = aws_apigatewayv2_api.it.id
  request_parameters = { "append:header.x-id" = "a-$${request.path.id}" }
}
"""
LEADS = "It leads to `aws_apigatewayv2_integration.it`."


def http(key: str, other: str = "POST /pets") -> str:
    return FILE.replace("PROTOCOL", "HTTP").replace("KEY", key).replace("OTHER", other)


def websocket(key: str, other: str = "send") -> str:
    return FILE.replace("PROTOCOL", "WEBSOCKET").replace("KEY", key).replace("OTHER", other)


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (http("G<|>ET /pets"), "**`GET`** verb\n\nRequests with the verb `GET`.", "GET"),
        (http("A<|>NY /pets"), "**`ANY`** verb\n\nEvery verb for which `/pets` has no route of its own.", "ANY"),
        (
            http("GET /pets/{i<|>d}"),
            "**`{id}`** path variable\n\nTakes any text up to the next slash.\n\nIt is mapped to `append:header.x-id`.",
            "{id}",
        ),
        (
            http("GET /{pro<|>xy+}"),
            "**`{proxy+}`** path variable\n\nTakes all that follows, slashes too.\n\nA mapping reads it as `$request.path.proxy`.",
            "{proxy+}",
        ),
        (
            http("GET /pe<|>ts/{id}"),
            f"**`/pets/{{id}}`** path\n\nMatches with its capitals. A slash at the end makes it another path.\n\n{LEADS}",
            "/pets/{id}",
        ),
        (
            http("$def<|>ault"),
            f"**`$default`** route key\n\nTakes every request that no other route takes, whatever its verb and path.\n\n{LEADS}",
            "$default",
        ),
        (
            websocket("$con<|>nect"),
            (
                "**`$connect`** route key\n\nAsked when a client opens a connection. An error here refuses it, "
                f"and only here callers are authorized.\n\n{LEADS}"
            ),
            "$connect",
        ),
        (
            websocket("se<|>nd"),
            f"**`send`** route key\n\nTakes the messages for which `$request.body.action` yields this text.\n\n{LEADS}",
            "send",
        ),
    ],
)
def test_a_piece_has_a_card(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


def test_a_key_that_cannot_be_read_has_the_card_of_the_parameter() -> None:
    found = card(http("get /p<|>ets"))
    assert found is not None
    assert found[0].startswith("**`route_key`** string, required")


VERBS = ["GET", "POST", "PUT", "DELETE", "PATCH", "ANY", "HEAD", "OPTIONS"]


@pytest.mark.parametrize("typed", ["<|>", "G<|>"])
def test_a_key_starts_with_a_verb(typed: str) -> None:
    found = offers(http(typed))
    assert found[:9] == [*(f"{verb} /" for verb in VERBS), "$default"]
    assert found[9:] == [f"{verb} /pets" for verb in VERBS if verb != "POST"]


def test_the_verb_is_exchanged_alone() -> None:
    assert accepted(http("G<|>ET /toys"), "PUT") == 'route_key = "PUT /toys"'
    assert "POST" not in offers(http("G<|>ET /pets"))


def test_behind_the_verb_come_paths_of_the_api() -> None:
    assert offers(http("GET <|>")) == ["/pets", "/", "/{proxy+}"]
    assert offers(http("POST <|>")) == ["/", "/{proxy+}"]
    assert accepted(http("GET /p<|>"), "/pets") == 'route_key = "GET /pets"'


def test_a_websocket_api_has_three_keys_of_its_own() -> None:
    assert offers(websocket("<|>")) == ["$connect", "$disconnect", "$default"]
    assert offers(websocket("$<|>", "$connect")) == ["$disconnect", "$default"]
