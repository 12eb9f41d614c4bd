"""Deployment does not wait for the integrations.

What it does
    Reports a deployment of a REST API that may be made before some of the API's integrations.
Why it matters
    A deployment is a snapshot. Made too early it fails with "The REST API doesn't contain any methods" or "No integration defined for
    method", now and then only, or it leaves out what came later.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_rest_api.pets.root_resource_id
      http_method             = aws_api_gateway_method.list_pets.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/"
    }

    resource "aws_api_gateway_deployment" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-before-integrations
      rest_api_id = aws_api_gateway_rest_api.pets.id
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !GetAtt Pets.RootResourceId
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/
      Release:
        Type: AWS::ApiGateway::Deployment
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-before-integrations
        Properties:
          RestApiId: !Ref Pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id

      triggers = {
        redeployment = sha1(jsonencode([aws_api_gateway_method.list_pets, aws_api_gateway_integration.list_pets]))
      }

      depends_on = [aws_api_gateway_integration.list_pets]
    }
    ```
When it stays quiet
    When the API is not declared in the same project, when an OpenAPI document defines it, and about integrations that the
    deployment reaches by any reference: `triggers`, `depends_on`, `DependsOn`, also over other resources.
"""

from collections.abc import Iterator

from gatewright.model import ABSENT, Block, Unknown
from gatewright.model.graph import Api, Deployment
from gatewright.model.wish import DependOn
from gatewright.rules.phrases import listed
from gatewright.rules.questions.dependencies import unawaited
from gatewright.rules.questions.redeployment import is_replaced, redeploying
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-before-integrations",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",),
    errors=("No integration defined for method", "The REST API doesn't contain any methods"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment that does not reach every integration of its API."""
    deployment = ctx.graph.node(block, of=Deployment)
    early = unawaited(deployment, ctx)
    if not early:
        return
    name = "DependsOn" if ctx.dialect == "cloudformation" else "depends_on"
    yield Finding(
        header(block),
        f"The deployment may be made before {listed(early)} and then fail or leave them out; name them in `{name}`.",
        fixes=(_fix(block, early, deployment.api, ctx),) if ctx.wants_fixes else (),
    )


def _fix(block: Block, early: list[str], api: Api | Unknown | None, ctx: RuleContext) -> Fix:
    """In Terraform a deployment that nothing makes again hashes what it waits for."""
    if ctx.dialect == "terraform" and api and ctx.value(block, "triggers") is ABSENT and not is_replaced(block):
        return Fix("Deploy again when the API changes", redeploying(block, api, ctx))
    return Fix(f"Wait for {listed(early)}", (DependOn(block, tuple(early)),))
