"""Reference leads into another API."""

import pytest

from rules.http_writing import HTTP, http_api, part, route, template
from rules.writing import api, offers, rewrites, says, stays_quiet

RULE = "reference-to-other-api"
OTHER = http_api().replace("pets", "orders").replace('variable "x" {}\n', "")
BOTH = HTTP + OTHER


def authorizer(of: str, name: str = "users") -> str:
    return part("authorizer", 'authorizer_type = "JWT"', "", name=name).replace("_api.pets.", f"_api.{of}.")


def guarded(name: str = "users") -> str:
    return route(f"authorizer_id = aws_apigatewayv2_authorizer.{name}.id", before="")


REST = api() + api().replace("pets", "orders").replace('variable "x" {}\n', "")
CHILD = (
    'resource "aws_api_gateway_resource" "it" {{\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
    '  parent_id   = {}\n  path_part   = "a"\n}}\n'
)


@pytest.mark.parametrize(
    "snippet",
    [
        BOTH + authorizer("pets") + guarded(),
        BOTH + authorizer("orders") + guarded().replace("aws_apigatewayv2_api.pets.id", "var.x"),
        BOTH + authorizer("orders").replace("aws_apigatewayv2_api.orders.id", "var.x") + guarded(),
        BOTH + authorizer("orders") + guarded().replace("aws_apigatewayv2_authorizer.users.id", "var.x"),
        'data "aws_apigatewayv2_api" "orders" {\n}\n' + HTTP + authorizer("orders").replace("aws_api", "data.aws_api", 1) + guarded(),
        REST + CHILD.format("aws_api_gateway_rest_api.pets.root_resource_id"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            BOTH
            + authorizer("orders")
            + route(
                f"authorizer_id = aws_apigatewayv2_authorizer.users.id\n                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ {RULE}",
                before="",
            ),
            "`authorizer_id` leads into the API `orders`, and `pets` is the API here; the service will not find it.",
        ),
        (
            REST + CHILD.format(f"aws_api_gateway_rest_api.orders.root_resource_id\n                {'^' * 48} {RULE}"),
            "`parent_id` leads into the API `orders`, and `pets` is the API here; the service will not find it.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_fix_takes_the_only_one_of_the_right_api() -> None:
    snippet = BOTH + authorizer("orders") + authorizer("pets", "keeper") + guarded()
    rewrites(RULE, snippet, "aws_apigatewayv2_authorizer.users.id", "aws_apigatewayv2_authorizer.keeper.id")
    assert offers(RULE, snippet + authorizer("pets", "other")) == []


def test_fix_inside_a_sub() -> None:
    more = (
        "  Orders:\n    Type: AWS::ApiGatewayV2::Api\n    Properties: {Name: orders, ProtocolType: HTTP}\n"
        "  Theirs:\n    Type: AWS::ApiGatewayV2::Integration\n    Properties: {ApiId: !Ref Orders}\n"
        "  Ours:\n    Type: AWS::ApiGatewayV2::Integration\n    Properties: {ApiId: !Ref Pets}\n"
    )
    rewrites(RULE, template("Route", "RouteKey: GET /a\nTarget: !Sub integrations/${Theirs}", before=more), "${Theirs}", "${Ours}")
