"""API behind a custom domain still answers on its default endpoint.

What it does
    Reports a REST or HTTP API that is mapped to a custom domain and whose default endpoint,
    `{id}.execute-api.{region}.amazonaws.com`, is open.
Why it matters
    Whoever learns the id goes around what guards the domain: a CDN, its web ACL, its TLS policy. Clients that use the
    default address break when the API is replaced.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ default-endpoint-beside-custom-domain
      name = "pets"
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
              ^^^^^^^^^^^^^^^^^^^^^^^^ default-endpoint-beside-custom-domain
        Properties:
          Name: pets
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
      name                         = "pets"
      disable_execute_api_endpoint = true
    }

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.api.domain_name
    }
    ```
When it stays quiet
    Private APIs, domains with mutual TLS, which make a graver matter of it, APIs from an OpenAPI document, which may close
    the endpoint, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import described_elsewhere, endpoint_types
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="default-endpoint-beside-custom-domain",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("http.api", "rest.api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html",),
    strict=Level.INFORMATION,
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API that certainly has both addresses."""
    closed = ctx.value(api, "disable_execute_api_endpoint")
    if closed is UNKNOWN or is_true(closed) or described_elsewhere(api) or _is_private(api, ctx) or not _is_mapped(api, ctx):
        return
    name = ctx.spelled(api, "disable_execute_api_endpoint")
    yield Finding(
        ctx.place(api, "disable_execute_api_endpoint"),
        f"The API has a custom domain and answers on its default endpoint, too; close that with `{name}`, or clients go around the domain.",
        fixes=(Fix("Close the default endpoint", (SetParam(api, "disable_execute_api_endpoint", True),), certain=False),),
    )


def _is_private(api: Block, ctx: RuleContext) -> bool:
    types = endpoint_types(api, ctx) if api.kind == "rest.api" else []
    return types is UNKNOWN or "PRIVATE" in types


def _is_mapped(api: Block, ctx: RuleContext) -> bool:
    """Whether a mapping leads to the API for certain, from a domain without mutual TLS."""
    for mapping in (*ctx.of_kind("rest.base_path_mapping"), *ctx.of_kind("http.api_mapping")):
        if ctx.target(mapping, "api_id") is api and not mapping.conditional:
            domain = ctx.target(mapping, "domain_name")
            return domain is None or not domain.sets("mutual_tls_authentication")
    return False
