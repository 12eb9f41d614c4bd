"""What does a large API look like? Files of any length for measuring: one REST API with routes, functions, authorizers and stages.

The same API in Terraform, and in CloudFormation as YAML and as JSON. Names, values and the mix of literals and references are
those of real projects; a few resources have faults, so that findings are made and shown too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final

NOUNS: Final = (
    "orders",
    "pets",
    "invoices",
    "carts",
    "customers",
    "shipments",
    "reviews",
    "coupons",
    "returns",
    "stores",
    "payments",
    "menus",
)
METHODS: Final = ("GET", "POST", "PUT", "DELETE")


def terraform(lines: int) -> str:
    """A `.tf` file of about that many lines."""
    return _grown(_TERRAFORM_HEAD, _terraform_route, lines)


def yaml_template(lines: int) -> str:
    """A template in YAML of about that many lines."""
    return _grown(_TEMPLATE_HEAD, lambda number: "\n".join(_yaml(_template_route(number), 2)) + "\n", lines)


def json_template(lines: int) -> str:
    """A template in JSON of about that many lines."""
    resources = dict(_TEMPLATE_SHARED)
    template: dict[str, Any] = {"AWSTemplateFormatVersion": "2010-09-09", "Description": "Shop API", "Parameters": _PARAMETERS}
    length = json.dumps(template | {"Resources": resources}, indent=2).count("\n") + 1
    for number in count(1):
        route = _template_route(number)
        more = json.dumps(route, indent=2).count("\n") - 1
        if length + more > lines and number > 1:
            break
        resources |= route
        length += more
    return json.dumps(template | {"Resources": resources}, indent=2) + "\n"


FORMATS: Final[dict[str, tuple[str, Callable[[int], str]]]] = {
    "HCL": ("main.tf", terraform),
    "YAML": ("template.yaml", yaml_template),
    "JSON": ("template.json", json_template),
}
"""By format: what the file is called, and who writes it."""


def _grown(text: str, route: Callable[[int], str], lines: int) -> str:
    """The text with as many routes as fit, one at least."""
    pieces, length = [text], text.count("\n")
    for number in count(1):
        piece = route(number)
        if length + piece.count("\n") > lines and number > 1:
            break
        pieces.append(piece)
        length += piece.count("\n")
    return "".join(pieces)


def _names(number: int) -> tuple[str, str, str]:
    """The noun of a route, its own name, and its method."""
    noun = NOUNS[number % len(NOUNS)]
    return noun, f"{noun}_{number}", METHODS[number % len(METHODS)]


_TERRAFORM_HEAD = """\
variable "stage_name" {
  type    = string
  default = "live"
}

resource "aws_api_gateway_rest_api" "shop" {
  name        = "shop"
  description = "Orders, pets and all the rest"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = var.stage_name
}

"""


def _terraform_route(number: int) -> str:
    noun, name, method = _names(number)
    timeout = 31000 if number % 40 == 7 else 29000
    return f"""\
# {method} /{noun}
resource "aws_api_gateway_resource" "{name}" {{
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "{noun}-{number}"
}}

resource "aws_api_gateway_method" "{name}" {{
  rest_api_id      = aws_api_gateway_rest_api.shop.id
  resource_id      = aws_api_gateway_resource.{name}.id
  http_method      = "{method}"
  authorization    = "AWS_IAM"
  api_key_required = false

  request_parameters = {{
    "method.request.header.X-Trace"    = true
    "method.request.querystring.limit" = false
  }}
}}

resource "aws_api_gateway_integration" "{name}" {{
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.{name}.id
  http_method             = aws_api_gateway_method.{name}.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.{name}.invoke_arn
  timeout_milliseconds    = {timeout}
  passthrough_behavior    = "NEVER"

  request_templates = {{
    "application/json" = <<-EOT
      {{
        "limit": "$input.params('limit')",
        "stage": "${{var.stage_name}}"
      }}
    EOT
  }}
}}

resource "aws_api_gateway_method_response" "{name}" {{
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.{name}.id
  http_method = aws_api_gateway_method.{name}.http_method
  status_code = "200"
}}

resource "aws_api_gateway_integration_response" "{name}" {{
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.{name}.id
  http_method = aws_api_gateway_method.{name}.http_method
  status_code = aws_api_gateway_method_response.{name}.status_code
  depends_on  = [aws_api_gateway_integration.{name}]
}}

resource "aws_lambda_permission" "{name}" {{
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.{name}.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${{aws_api_gateway_rest_api.shop.execution_arn}}/*/*"
}}

resource "aws_lambda_function" "{name}" {{
  function_name = "shop-{noun}-{number}"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "{noun}.handler"
  runtime       = "python3.12"

  environment {{
    variables = {{
      TABLE = "shop-{noun}"
    }}
  }}
}}

"""


_PARAMETERS: dict[str, Any] = {"StageName": {"Type": "String", "Default": "live"}}
_TEMPLATE_SHARED: dict[str, Any] = {
    "Shop": {
        "Type": "AWS::ApiGateway::RestApi",
        "Properties": {"Name": "shop", "Description": "Orders, pets and all the rest", "EndpointConfiguration": {"Types": ["REGIONAL"]}},
    },
    "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Shop"}}},
    "Live": {
        "Type": "AWS::ApiGateway::Stage",
        "Properties": {"RestApiId": {"Ref": "Shop"}, "DeploymentId": {"Ref": "Deployment"}, "StageName": {"Ref": "StageName"}},
    },
}


def _template_route(number: int) -> dict[str, Any]:
    noun, name, method = _names(number)
    name = name.title().replace("_", "")
    arn = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FUNCTION.Arn}/invocations"
    return {
        f"{name}Resource": {
            "Type": "AWS::ApiGateway::Resource",
            "Properties": {
                "RestApiId": {"Ref": "Shop"},
                "ParentId": {"Fn::GetAtt": ["Shop", "RootResourceId"]},
                "PathPart": f"{noun}-{number}",
            },
        },
        f"{name}Method": {
            "Type": "AWS::ApiGateway::Method",
            "Properties": {
                "RestApiId": {"Ref": "Shop"},
                "ResourceId": {"Ref": f"{name}Resource"},
                "HttpMethod": method,
                "AuthorizationType": "AWS_IAM",
                "RequestParameters": {"method.request.header.X-Trace": True, "method.request.querystring.limit": False},
                "Integration": {
                    "Type": "AWS",
                    "IntegrationHttpMethod": "POST",
                    "Uri": {"Fn::Sub": arn.replace("FUNCTION", f"{name}Function")},
                    "TimeoutInMillis": 31000 if number % 40 == 7 else 29000,
                    "PassthroughBehavior": "NEVER",
                    "RequestTemplates": {"application/json": '{"limit": "$input.params(\'limit\')"}'},
                    "IntegrationResponses": [{"StatusCode": "200"}, {"StatusCode": "404", "SelectionPattern": ".*not found.*"}],
                },
                "MethodResponses": [{"StatusCode": "200"}, {"StatusCode": "404"}],
            },
        },
        f"{name}Permission": {
            "Type": "AWS::Lambda::Permission",
            "Properties": {
                "Action": "lambda:InvokeFunction",
                "FunctionName": {"Ref": f"{name}Function"},
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": {"Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Shop}/*/*"},
            },
        },
        f"{name}Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "FunctionName": f"shop-{noun}-{number}",
                "Role": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/shop"},
                "Handler": f"{noun}.handler",
                "Runtime": "python3.12",
                "Environment": {"Variables": {"TABLE": f"shop-{noun}"}},
            },
        },
    }


def _yaml(value: Any, indent: int) -> Iterator[str]:
    """The lines of a mapping or list as people write it, functions in their short form."""
    blanks = " " * indent
    if isinstance(value, dict):
        for key, inner in value.items():
            if scalar := _yaml_scalar(inner):
                yield f"{blanks}{key}: {scalar}"
            else:
                yield f"{blanks}{key}:"
                yield from _yaml(inner, indent + 2)
    else:
        for item in value:
            if scalar := _yaml_scalar(item):
                yield f"{blanks}- {scalar}"
            else:
                first, *rest = _yaml(item, indent + 2)
                yield f"{blanks}- {first.lstrip()}"
                yield from rest


def _yaml_scalar(value: Any) -> str:
    """A value that takes one line; empty for one that takes several."""
    match value:
        case {"Ref": str(name)}:
            return f"!Ref {name}"
        case {"Fn::GetAtt": [str(name), str(attribute)]}:
            return f"!GetAtt {name}.{attribute}"
        case {"Fn::Sub": str(text)}:
            return f"!Sub {text}"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return f"'{value.replace(chr(39), chr(39) * 2)}'" if value[:1] in "{.0123456789" else value
        case _:
            return ""


_TEMPLATE_HEAD = (
    "\n".join(
        (
            'AWSTemplateFormatVersion: "2010-09-09"',
            "Description: Shop API",
            "Parameters:",
            *_yaml(_PARAMETERS, 2),
            "Resources:",
            *_yaml(_TEMPLATE_SHARED, 2),
        )
    )
    + "\n"
)


def main() -> int:
    """Prints a file."""
    parser = argparse.ArgumentParser(description="Print a generated API.")
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("lines", type=int)
    asked = parser.parse_args()
    sys.stdout.write(FORMATS[asked.format][1](asked.lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
