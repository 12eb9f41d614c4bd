"""Deployment of an API that has no methods.

What it does
    Reports a deployment of a REST API in which nothing can be called.
Why it matters
    The deployment fails with "The REST API doesn't contain any methods".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_deployment" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-methods
      rest_api_id = aws_api_gateway_rest_api.pets.id
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Release:
        Type: AWS::ApiGateway::Deployment
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-methods
        Properties:
          RestApiId: !Ref Pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = file("pets.json")
    }

    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id

      triggers = {
        redeployment = filesha1("pets.json")
      }
    }
    ```
When it stays quiet
    When the API is not declared in the same project, when an OpenAPI document may define methods, when a method may belong to the
    API because its id cannot be followed, and when the API goes to a module or a stack that the files do not show.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Deployment
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-without-methods",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",),
    errors=("The REST API doesn't contain any methods",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment of an API that certainly has no method."""
    api = ctx.graph.node(block, of=Deployment).api
    if not api or api.is_described or api.methods or api.may_have("rest.method") or api.is_handed_on:
        return
    words = f'`{api.top.name}` has no method yet; the deployment fails with "The REST API doesn\'t contain any methods". Add a method with its integration.'
    yield Finding(header(block), words)
