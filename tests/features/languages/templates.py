"""Mapping templates in each kind of file, for tests of what an editor shows in them."""

from __future__ import annotations

import textwrap

API = """\
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.limit" = false
    "method.request.header.Accept"     = false
    "method.request.header.X-Tenant"   = true
  }
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
  variables = {
    table = "pets-live"
  }
}
"""


def integration(value: str, type_: str = "AWS") -> str:
    """The request template of an integration in Terraform: any value."""
    return f"""{API}resource "aws_api_gateway_integration" "get_pet" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  type        = "{type_}"
  request_templates = {{
    "application/json" = {value}
  }}
}}
"""


def heredoc(template: str) -> str:
    """A request template as lines of its own."""
    return integration(f"<<-EOT\n{textwrap.indent(template, '      ')}\n    EOT")


def response(template: str) -> str:
    """A response template as lines of its own."""
    return f"""{API}resource "aws_api_gateway_integration_response" "get_pet" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  status_code = "200"
  response_templates = {{
    "application/json" = <<-EOT
{textwrap.indent(template, "      ")}
    EOT
  }}
}}
"""


def method(value: str) -> str:
    """The request template of a method in CloudFormation: any value."""
    return f"""Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  Pet:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref Pets
      ParentId: !GetAtt Pets.RootResourceId
      PathPart: "{{id}}"
  GetPet:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Pets
      ResourceId: !Ref Pet
      HttpMethod: GET
      Integration:
        Type: AWS
        RequestTemplates:
          application/json: {value}
"""


def in_json(value: str) -> str:
    """The same in JSON, without a path."""
    integration = f'{{"Type": "AWS", "RequestTemplates": {{"application/json": {value}}}}}'
    return (
        f'{{"Resources": {{"GetPet": {{"Type": "AWS::ApiGateway::Method", "Properties": {{"HttpMethod": "GET", '
        f'"Integration": {integration}}}}}}}}}'
    )


def websocket(template: str) -> str:
    """A request template of a WebSocket API."""
    return f"""resource "aws_apigatewayv2_integration" "send" {{
  integration_type = "AWS"
  request_templates = {{
    "200" = <<-EOT
{textwrap.indent(template, "      ")}
    EOT
  }}
}}
"""
