"""Two path variables side by side.

What it does
    Reports a path variable beside another one below the same parent: `/pets/{id}` and `/pets/{name}`, or `{id}` and `{proxy+}`.
Why it matters
    The service could not tell which one a request means. The second fails with "A sibling ({id}) of this resource already has a
    variable path part -- only one is allowed".
Example
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_resource" "by_name" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{name}"
                    ^^^^^^^^ sibling-path-variables
    }

    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Pet:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !Ref Pets
          PathPart: "{id}"
      Rest:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !Ref Pets
          PathPart: "{proxy+}"
                    ^^^^^^^^^^ sibling-path-variables
      Pets:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_resource" "by_name" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "by-name"
    }
    ```
When it stays quiet
    When a parent or a path part cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import PathResource
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.rules.twins import also, earlier

RULE = Rule(
    name="sibling-path-variables",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.resource",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html",),
    errors=("A sibling ( … ) of this resource already has a variable path part -- only one is allowed",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two siblings that are both variables; two of one name have a rule of their own."""
    resource = ctx.graph.node(block, of=PathResource)
    part = resource.part
    if not _is_variable(part):
        return
    first = earlier(resource, resource.siblings, lambda other: _is_variable(other.part) and other.part != part)
    if first:
        yield Finding(
            ctx.place(block, "path_part"),
            f'`{first.part}` stands beside `{part}`; the call fails with "A sibling ({first.part}) of this resource already has a variable '
            'path part -- only one is allowed". Use one variable for both.',
            also(first, f"`{first.part}` is the other variable."),
        )


def _is_variable(part: str | None) -> bool:
    return part is not None and part.startswith("{") and part.endswith("}")
