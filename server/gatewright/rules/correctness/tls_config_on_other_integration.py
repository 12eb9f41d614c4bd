"""TLS settings on an integration that takes none.

What it does
    Reports `tls_config` on an integration of the type `AWS`, `AWS_PROXY` or `MOCK`.
Why it matters
    The settings say how the certificate of an HTTP backend is checked. AWS services are always checked, a mock calls nothing,
    and the service refuses the settings on both.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn

      tls_config {
      ^^^^^^^^^^ tls-config-on-other-integration
        insecure_skip_verification = true
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }
    ```
When it stays quiet
    When the type cannot be known, or a `dynamic` block decides whether there are TLS settings. CloudFormation has no such
    property.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.uris import AWS_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="tls-config-on-other-integration",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports settings beside a type that calls no HTTP backend."""
    kind = ctx.value(integration, "type")
    if kind not in (*AWS_TYPES, "MOCK") or "tls_config" in integration.contents.uncertain:
        return
    for settings in integration.nested("tls_config"):
        yield Finding(
            header(settings),
            f"`{settings.name}` is for `HTTP` and `HTTP_PROXY`; the service refuses it on `{kind}`.",
            fixes=(Fix(f"Remove `{settings.name}`", (Remove(settings),)),),
        )
