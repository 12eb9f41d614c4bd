"""Gateway response cannot be customized.

What it does
    Marks a gateway response for `REQUEST_TOO_LARGE`.
Why it matters
    API Gateway takes the settings and answers requests of more than 10 MB with its own 413 all the same.
Example
    ```terraform
    resource "aws_api_gateway_gateway_response" "too_large" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      response_type = "REQUEST_TOO_LARGE"
                      ^^^^^^^^^^^^^^^^^^^ gateway-response-without-effect
      status_code   = "413"

      response_templates = {
        "application/json" = jsonencode({ message = "Too large" })
      }
    }
    ```
    ```cloudformation
    Resources:
      TooLarge:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: REQUEST_TOO_LARGE
                        ^^^^^^^^^^^^^^^^^ gateway-response-without-effect
          StatusCode: "413"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_gateway_response" "bad_body" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      response_type = "BAD_REQUEST_BODY"
      status_code   = "400"

      response_templates = {
        "application/json" = jsonencode({ message = "Not a pet" })
      }
    }
    ```
When it stays quiet
    Every other type, and a type that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="gateway-response-without-effect",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.gateway_response",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",),
)


def check(response: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks the one type that the service does not let anybody customize."""
    if ctx.value(response, "response_type") == "REQUEST_TOO_LARGE":
        yield Finding(
            ctx.place(response, "response_type"),
            "`REQUEST_TOO_LARGE` cannot be customized: a request of more than 10 MB gets the service's own 413. The gateway response can go.",
            fixes=(Fix("Remove the gateway response", (Remove(response),), certain=False),),
            tags=(Tag.UNNECESSARY,),
        )
