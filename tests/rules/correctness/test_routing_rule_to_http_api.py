"""Routing rule leads to an API that is no REST API."""

import pytest

from rules.writing import says, stays_quiet

RULE = "routing-rule-to-http-api"


def rule(api: str) -> str:
    return (
        'variable "x" {}\nresource "aws_apigatewayv2_api" "pets" {\n  name = "pets"\n  protocol_type = "HTTP"\n}\n'
        'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
        'resource "aws_apigatewayv2_routing_rule" "pets" {\n  domain_name = "a"\n  priority = 1\n  action {\n    invoke_api {\n'
        f'      api_id = {api}\n      stage  = "live"\n    }}\n  }}\n}}\n'
    )


@pytest.mark.parametrize("api", ["aws_api_gateway_rest_api.pets.id", "var.x", '"a1b2"'])
def test_stays_quiet(api: str) -> None:
    stays_quiet(RULE, rule(api))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        rule(f"aws_apigatewayv2_api.pets.id\n               {'^' * 28} {RULE}"),
        "Routing rules lead to REST APIs alone; put this API behind the domain with an API mapping.",
    )
