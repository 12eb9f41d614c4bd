"""Path at the root of a custom domain belongs to the service.

What it does
    Reports a resource `ping` or `sping` at the root of a REST API that is mapped to a custom domain without a base path.
Why it matters
    API Gateway answers `/ping` and `/sping` itself, for its own health checks: requests to the custom domain never reach
    the method.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "ping" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "ping"
                    ^^^^^^ reserved-root-path
    }

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.api.domain_name
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Ping:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Pets
          ParentId: !GetAtt Pets.RootResourceId
          PathPart: ping
                    ^^^^ reserved-root-path
      PetsMapping:
        Type: AWS::ApiGateway::BasePathMapping
        Properties:
          RestApiId: !Ref Pets
          Stage: !Ref Live
          DomainName: !Ref ApiDomain
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "health" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "health"
    }

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.api.domain_name
    }
    ```
When it stays quiet
    Deeper resources, APIs without a mapping to the root of a domain, and names that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.apis import api_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="reserved-root-path",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.resource",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",),
)


def check(resource: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a reserved name at the certain root of a domain."""
    part, api = ctx.value(resource, "path_part"), api_of(resource, ctx)
    if part not in ("ping", "sping") or api is None or ctx.target(resource, "parent_id") is not api:
        return
    if any(_is_at_root(mapping, ctx) and ctx.target(mapping, "api_id") is api for mapping in ctx.of_kind("rest.base_path_mapping")):
        yield Finding(
            ctx.place(resource, "path_part"),
            f"`/{part}` of a custom domain is answered by API Gateway itself, for its health checks; take another path.",
        )


def _is_at_root(mapping: Block, ctx: RuleContext) -> bool:
    return ctx.value(mapping, "base_path") in (ABSENT, "", "(none)") and not mapping.conditional
