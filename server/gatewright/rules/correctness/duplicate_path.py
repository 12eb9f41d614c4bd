"""Path is declared twice.

What it does
    Reports a resource of a REST API with the same parent and path part as another.
Why it matters
    The second one fails with "Another resource with the same parent already has this name".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "pets"
    }

    resource "aws_api_gateway_resource" "animals" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "pets"
                    ^^^^^^ duplicate-path
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: pets
      Animals:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: pets
                    ^^^^ duplicate-path
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "pets"
    }

    resource "aws_api_gateway_resource" "animals" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "animals"
    }
    ```
When it stays quiet
    When a parent or a path part cannot be known, and when a condition may leave one of the two out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import PathResource
from gatewright.rules.questions.removal import removal
from gatewright.rules.questions.twins import also, earlier
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-path",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.resource",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html",),
    errors=("Another resource with the same parent already has this name",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the later of two siblings with the same part."""
    resource = ctx.graph.node(block, of=PathResource)
    part = resource.part
    first = earlier(resource, resource.siblings, lambda other: other.part == part) if part else None
    if first:
        yield Finding(
            ctx.place(block, "path_part"),
            f"`{first.top.name}` is `{resource.path or part}` already; the call fails with "
            '"Another resource with the same parent already has this name". Use that one.',
            also(first, f"`{first.top.name}` has the path."),
            removal(block, f"Remove `{block.name}`", ctx),
        )
