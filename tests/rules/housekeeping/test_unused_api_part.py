"""Part of an API that nothing uses."""

import pytest

from harness.snippets import check
from rules.writing import VARIABLE, rewrites, says, stays_quiet

RULE = "unused-api-part"
INTEGRATION = f'{VARIABLE}resource "aws_apigatewayv2_integration" "pets" {{\n  api_id = var.x\n}}\n'
MODEL = f'{VARIABLE}resource "aws_api_gateway_model" "pet" {{\n  name = "Pet"\n}}\n'
TEMPLATE = "Resources:\n  Users:\n    Type: AWS::ApiGatewayV2::Authorizer\n    Properties:\n      Name: users\n"


def method(models: str) -> str:
    """A method with those request models."""
    return f'resource "aws_api_gateway_method" "add" {{\n  request_models = {models}\n}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        INTEGRATION + 'output "id" {\n  value = aws_apigatewayv2_integration.pets.id\n}\n',
        INTEGRATION + 'resource "aws_apigatewayv2_route" "a" {\n  target = "integrations/${aws_apigatewayv2_integration.pets[0].id}"\n}\n',
        INTEGRATION + "locals {\n  ids = values(aws_apigatewayv2_integration.pets)[*].id\n}\n",
        INTEGRATION.replace("resource", "data", 1),
        MODEL + method("{ a = aws_api_gateway_model.pet.name }"),
        MODEL + method('{ "application/json" = "Pet" }'),
        MODEL + method("var.x"),
        MODEL.replace('"Pet"', "var.x"),
        MODEL + 'resource "aws_api_gateway_model" "pets" {\n  schema = jsonencode({ items = { "$ref" = ".../models/Pet" } })\n}\n',
        TEMPLATE + "  Get:\n    Type: AWS::ApiGatewayV2::Route\n    Properties:\n      AuthorizerId: !Ref Users\n",
        TEMPLATE + "Outputs:\n  Users:\n    Value: !GetAtt Users.AuthorizerId\n",
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    "use",
    [
        "  D:\n    Type: AWS::ApiGatewayV2::Deployment\n    DependsOn: Users\n",
        "  D:\n    Type: AWS::ApiGatewayV2::Deployment\n    DependsOn: [Users]\n",
    ],
)
def test_what_only_a_deployment_waits_for_is_unused(use: str) -> None:
    marked = TEMPLATE.replace("Authorizer\n", f"Authorizer\n          {'^' * 29} {RULE}\n")
    check(marked + use, "cloudformation", RULE)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        MODEL.replace("{\n  name", f"{{\n          {'^' * 21} {RULE}\n  name") + method('{ "application/json" = "Order" }'),
        "No method uses the model `pet`; it has no effect.",
    )


def test_fix_takes_it_out() -> None:
    rewrites(RULE, TEMPLATE + "  Other:\n    Type: AWS::SQS::Queue\n", TEMPLATE.removeprefix("Resources:\n"), "")
