"""Web ACL is put in front of an HTTP or WebSocket API."""

import pytest

from rules.writing import says, stays_quiet

RULE = "web-acl-on-http-api"


def association(resource: str) -> str:
    return (
        'variable "x" {}\nresource "aws_apigatewayv2_api" "pets" {\n  name = "pets"\n}\n'
        f'resource "aws_wafv2_web_acl_association" "pets" {{\n  resource_arn = {resource}\n  web_acl_arn  = var.x\n}}\n'
    )


@pytest.mark.parametrize(
    "resource",
    ["var.x", "aws_api_gateway_stage.live.arn", '"arn:aws:apigateway:eu-west-1::/restapis/${var.x}/stages/live"', "aws_lb.pets.arn"],
)
def test_stays_quiet(resource: str) -> None:
    stays_quiet(RULE, association(resource))


@pytest.mark.parametrize("resource", ["aws_apigatewayv2_api.pets.arn", '"arn:aws:apigateway:${var.x}::/apis/a1b2/stages/live"'])
def test_says_what_is_wrong(resource: str) -> None:
    says(
        RULE,
        association(f"{resource}\n                 {'^' * len(resource)} {RULE}"),
        "HTTP and WebSocket APIs cannot have a web ACL, only stages of REST APIs; guard this one with CloudFront in front of it.",
    )
