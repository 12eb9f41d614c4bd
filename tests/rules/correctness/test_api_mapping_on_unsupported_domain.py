"""Mapping needs a regional domain with TLS 1.2."""

import pytest

from rules.writing import REGIONAL, says, stays_quiet

RULE = "api-mapping-on-unsupported-domain"


def mapped(domain: str, api: str = "aws_apigatewayv2_api.pets.id", key: str = '"pets"') -> str:
    return (
        f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "shop" {{\n  domain_name = "a"\n{domain}\n}}\n'
        'resource "aws_apigatewayv2_api" "pets" {\n  name = "pets"\n  protocol_type = "WEBSOCKET"\n}\n'
        'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
        f'resource "aws_apigatewayv2_api_mapping" "pets" {{\n  api_id = {api}\n  stage = "live"\n  api_mapping_key = {key}\n'
        "  domain_name = aws_api_gateway_domain_name.shop.id\n"
    )


REST = "aws_api_gateway_rest_api.pets.id"
MARKER = f"                {'^' * 35} {RULE}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        mapped(REGIONAL),
        mapped(REGIONAL + '\nsecurity_policy = "TLS_1_2"'),
        mapped(REGIONAL.replace('"REGIONAL"', "var.x")),
        mapped("", api=REST),
        mapped("", api="var.x"),
        mapped("", api=REST, key="var.x"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet + "}\n")


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (mapped(""), "A WebSocket API needs a regional domain with TLS 1.2; this one is edge-optimized."),
        (
            mapped(REGIONAL + '\nsecurity_policy = "TLS_1_0"', api=REST, key='"shop/pets"'),
            "A path of several segments needs a regional domain with TLS 1.2; this one accepts `TLS_1_0`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet + MARKER + "}\n", message)
