"""Declared path parameter that the path does not have.

What it does
    Reports a `method.request.path.…` in a method's `request_parameters` where no variable of the path has that name.
Why it matters
    Nothing ever fills it. What takes it gets nothing, and where it is required and a validator looks, every call answers 400 "Missing
    required request parameters".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{petId}"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.path.id" = true
         ^^^^^^^^^^^^^^^^^^^^^^ path-parameter-without-variable
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Rest:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: "{proxy+}"
      AnyRest:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Rest
          HttpMethod: ANY
          AuthorizationType: AWS_IAM
          RequestParameters:
            method.request.path.rest: true
            ^^^^^^^^^^^^^^^^^^^^^^^^ path-parameter-without-variable
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{petId}"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "AWS_IAM"

      request_parameters = {
        "method.request.path.petId" = true
      }
    }
    ```
When it stays quiet
    When some part of the path is not known or cannot be read.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import METHOD_REQUEST, Part, read
from gatewright.model import Block
from gatewright.model.graph import Method
from gatewright.model.wish import ReplaceWords
from gatewright.rules.phrases import listed
from gatewright.rules.questions.declared import path_variables
from gatewright.rules.questions.mappings import key_stretch, written_keys
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit, nearest

RULE = Rule(
    name="path-parameter-without-variable",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html",),
    errors=("Missing required request parameters",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each declaration of a variable that the path certainly lacks."""
    method = ctx.graph.node(block, of=Method)
    variables = path_variables(method)
    if variables is None:
        return
    keys = [(key, entry, read(key, METHOD_REQUEST)) for key, entry in written_keys(block, "request_parameters")]
    free = [variable for variable in variables if all(key != f"method.request.path.{variable}" for key, _, _ in keys)]
    for key, entry, part in keys:
        if not isinstance(part, Part) or part.location.text != "path" or not part.name or part.name.text in variables:
            continue
        has = f"its variables are {listed(variables)}" if variables else "it has no variables"
        other = free[0] if len(free) == 1 else nearest(part.name.text, free)
        span, fixes = key_stretch(entry, Span(0, len(key))), tuple[Fix, ...]()
        if other and span == entry.key_span and len(key) == span.end - span.start:
            edit = TextEdit(part.name.span.shift(span.start), other)
            fixes = (Fix(f"Change to `method.request.path.{other}`", (ReplaceWords(edit),), certain=False),)
        yield Finding(span, f"The path `{method.path}` never fills `{part.name.text}`; {has}.", fixes=fixes)
