"""Identity sources of authorizers in an editor: each kind of API has its own."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers

SHARED = """
resource "aws_apigatewayv2_api" "pets" {
  protocol_type = "PROTOCOL"
}
resource "aws_apigatewayv2_authorizer" "users" {
  api_id           = aws_apigatewayv2_api.pets.id
  authorizer_type  = "TYPE"
  identity_sources = SOURCES
}
"""
REST = """
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
  variables   = { tenant = "a" }
}
resource "aws_api_gateway_authorizer" "users" {
  rest_api_id     = aws_api_gateway_rest_api.pets.id
  type            = "TYPE"
  identity_source = SOURCES
}
"""
YAML = """
Resources:
  Pets:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: HTTP
  Users:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref Pets
      AuthorizerType: REQUEST
      IdentitySource:
        - SOURCES
"""


def shared(sources: str, kind: str = "REQUEST", protocol: str = "HTTP") -> str:
    return SHARED.replace("PROTOCOL", protocol).replace("TYPE", kind).replace("SOURCES", sources)


def rest(sources: str, kind: str = "REQUEST") -> str:
    return REST.replace("TYPE", kind).replace("SOURCES", sources)


@pytest.mark.parametrize(
    ("snippet", "title", "words"),
    [
        (
            shared('["$request.hea<|>der.Authorization"]'),
            "**`$request.header.Authorization`** identity source\n\nThe header `Authorization` of the request.",
            "$request.header.Authorization",
        ),
        (
            shared('["route.request.query<|>string.token"]', protocol="WEBSOCKET"),
            "**`route.request.querystring.token`** identity source\n\nThe query parameter `token` of the request that opens the connection.",
            "route.request.querystring.token",
        ),
        (
            rest('"method.request.header.A, method.request.<|>querystring.b"'),
            "**`method.request.querystring.b`** identity source\n\nThe query parameter `b` of the request.",
            "method.request.querystring.b",
        ),
        (
            rest('"context.identity.<|>sourceIp"'),
            "**`context.identity.sourceIp`** string",
            "context.identity.sourceIp",
        ),
        (
            rest('"method.request.header.A,stageVariables.ten<|>ant"'),
            "**`stageVariables.tenant`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `a`.",
            "stageVariables.tenant",
        ),
    ],
)
def test_a_source_has_a_card(snippet: str, title: str, words: str) -> None:
    found = card(snippet)
    assert found is not None
    assert found[0].startswith(title)
    assert found[1] == words


def test_a_request_without_it_is_refused() -> None:
    found = card(shared('["$request.hea<|>der.A"]'))
    assert found is not None
    assert found[0].endswith("A request without it gets 401, and the authorizer is not asked.")


def test_the_spelling_of_another_kind_of_api_has_the_card_of_the_parameter() -> None:
    found = card(shared('["method.request.hea<|>der.A"]'))
    assert found is not None
    assert found[0].startswith("**`identity_sources`**")


@pytest.mark.parametrize(
    ("snippet", "labels"),
    [
        (shared('["<|>"]', "JWT"), ["$request.header.Authorization", "$request.header.", "$request.querystring."]),
        (rest('"<|>"', "TOKEN"), ["method.request.header.Authorization", "method.request.header."]),
        (rest('"<|>"', "COGNITO_USER_POOLS"), ["method.request.header.Authorization", "method.request.header."]),
        (rest('"<|>"', "JWT"), ["method.request.header.Authorization", "method.request.header."]),
    ],
)
def test_a_token_is_in_one_place(snippet: str, labels: list[str]) -> None:
    assert offers(snippet) == labels


def test_a_request_authorizer_takes_more() -> None:
    found = offers(rest('"<|>"'))
    assert found[:4] == [
        "method.request.header.Authorization",
        "method.request.header.",
        "method.request.querystring.",
        "stageVariables.tenant",
    ]
    assert {"context.identity.sourceIp", "context.resourcePath"} <= set(found)
    assert not any("authorizer" in label for label in found)


def test_a_source_that_is_there_is_not_offered_again() -> None:
    assert "method.request.header.Authorization" not in offers(rest('"method.request.header.Authorization, <|>"'))
    assert "$request.header.Authorization" not in offers(shared('["$request.header.Authorization", "<|>"]'))


@pytest.mark.parametrize(
    ("snippet", "label", "line", "dialect"),
    [
        (shared("[<|>]"), "$request.header.", 'identity_sources = ["$request.header."]', "terraform"),
        (
            rest('"method.request.header.A, meth<|>"'),
            "method.request.header.Authorization",
            'identity_source = "method.request.header.A, method.request.header.Authorization"',
            "terraform",
        ),
        (YAML.replace("SOURCES", "<|>"), "$context.routeKey", '- "$context.routeKey"', "cloudformation"),
        (YAML.replace("SOURCES", "$con<|>"), "$context.routeKey", "- $context.routeKey", "cloudformation"),
    ],
)
def test_an_offer_takes_the_place_of_the_source_at_the_cursor(snippet: str, label: str, line: str, dialect: str) -> None:
    assert " ".join(accepted(snippet, label, dialect).split()) == line
