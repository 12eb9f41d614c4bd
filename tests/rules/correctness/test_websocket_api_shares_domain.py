"""WebSocket API shares its domain with another kind of API."""

import pytest

from rules.writing import says, stays_quiet

RULE = "websocket-api-shares-domain"


def mapping(name: str, api: str, meta: str = "", domain: str = "aws_apigatewayv2_domain_name.shop.id") -> str:
    return (
        f'resource "aws_apigatewayv2_api_mapping" "{name}" {{\n{meta}  api_id = {api}\n  stage = "live"\n  api_mapping_key = "{name}"\n'
        f"  domain_name = {domain}\n}}\n"
    )


APIS = (
    'variable "x" {}\nresource "aws_apigatewayv2_domain_name" "shop" {\n  domain_name = "a"\n}\n'
    'resource "aws_apigatewayv2_api" "chat" {\n  name = "chat"\n  protocol_type = "WEBSOCKET"\n}\n'
    'resource "aws_apigatewayv2_api" "pets" {\n  name = "pets"\n  protocol_type = "HTTP"\n}\n'
)
CHAT, PETS = "aws_apigatewayv2_api.chat.id", "aws_apigatewayv2_api.pets.id"


@pytest.mark.parametrize(
    "mappings",
    [
        mapping("one", CHAT) + mapping("two", CHAT),
        mapping("one", CHAT) + mapping("two", "var.x"),
        mapping("one", CHAT) + mapping("two", PETS, meta="  count = 1\n"),
        mapping("one", CHAT) + mapping("two", PETS, domain="aws_apigatewayv2_domain_name.other.id"),
        mapping("one", PETS) + mapping("two", PETS),
    ],
)
def test_stays_quiet(mappings: str) -> None:
    stays_quiet(RULE, APIS + mappings)


def test_says_what_is_wrong() -> None:
    domain = f"aws_apigatewayv2_domain_name.shop.id\n                {'^' * 36} {RULE}"
    says(
        RULE,
        APIS + mapping("one", CHAT, domain=domain) + mapping("two", PETS),
        "An HTTP API is mapped to the same domain; give the WebSocket API a domain of its own.",
    )
