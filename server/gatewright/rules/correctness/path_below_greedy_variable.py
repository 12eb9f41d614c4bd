"""Path below a greedy path variable.

What it does
    Reports a resource of a REST API whose parent takes all that is left of the path: `{proxy+}`.
Why it matters
    Nothing can come behind it. The call fails with "Cannot create a child of a resource with a greedy path variable".
Example
    ```terraform
    resource "aws_api_gateway_resource" "rest" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{proxy+}"
    }

    resource "aws_api_gateway_resource" "photo" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_resource.rest.id
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ path-below-greedy-variable
      path_part   = "photo"
    }
    ```
    ```cloudformation
    Resources:
      Rest:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: "{proxy+}"
      Photo:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !Ref Rest
                    ^^^^^^^^^ path-below-greedy-variable
          PathPart: photo
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_resource" "pet" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_resource" "photo" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_resource.pet.id
      path_part   = "photo"
    }
    ```
When it stays quiet
    When the parent or its path part cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import PathResource
from gatewright.rules.questions.twins import also
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="path-below-greedy-variable",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.resource",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html",),
    errors=("Cannot create a child of a resource with a greedy path variable",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a resource below a greedy one."""
    resource = ctx.graph.node(block, of=PathResource)
    parent = resource.parent
    if not parent or parent.api is not resource.api or not parent.part or not parent.part.endswith("+}"):
        return
    yield Finding(
        ctx.place(block, "parent_id"),
        f"`{parent.part}` takes all that is left of a path, so nothing can stand below it; the call fails with "
        '"Cannot create a child of a resource with a greedy path variable".',
        also(parent, f"`{parent.path or parent.part}` is greedy."),
    )
