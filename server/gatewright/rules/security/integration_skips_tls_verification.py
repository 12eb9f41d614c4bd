"""Certificate of the backend is not checked.

What it does
    Reports `insecure_skip_verification` that is on.
Why it matters
    API Gateway then takes a certificate from any issuer. Anyone who can place themselves between it and the backend can pose
    as the backend and read every request.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"

      tls_config {
        insecure_skip_verification = true
                                     ^^^^ integration-skips-tls-verification
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }
    ```
When it stays quiet
    When it is off or cannot be known, and on types that refuse the setting, which have a rule of their own. CloudFormation
    has no such property.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.uris import AWS_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="integration-skips-tls-verification",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.integration.tls_config",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a check that is certainly switched off for an HTTP backend."""
    kind = ctx.value(settings.parent, "type") if settings.parent else None
    if not is_true(ctx.value(settings, "insecure_skip_verification")) or kind in (*AWS_TYPES, "MOCK"):
        return
    name = ctx.spelled(settings, "insecure_skip_verification")
    yield Finding(
        ctx.place(settings, "insecure_skip_verification"),
        f"`{name}` is `true`; API Gateway accepts a certificate from any issuer, and so anyone who poses as the backend.",
        fixes=(Fix("Check the certificate", (Remove(settings),), certain=False),),
    )
