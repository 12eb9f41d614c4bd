"""Parameter mapping of an HTTP API changes a reserved header.

What it does
    Reports a mapping that appends, overwrites or removes a header that API Gateway keeps for itself, such as `Authorization`,
    `X-Forwarded-For`, `x-amz-*` or `access-control-*`.
Why it matters
    The service refuses such a mapping. For CORS headers there is `cors_configuration` of the API; a token for the backend needs
    another header name.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"

      request_parameters = {
        "remove:header.authorization" = "''"
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-header-mapped
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !ImportValue pets-api
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          IntegrationUri: https://pets.example.com
          PayloadFormatVersion: "1.0"
          ResponseParameters:
            "200":
              ResponseParameters:
                - Destination: overwrite:header.Access-Control-Allow-Origin
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reserved-header-mapped
                  Source: "*"
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins = ["https://pets.example.com"]
      }
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      integration_type   = "HTTP_PROXY"
      integration_method = "ANY"
      integration_uri    = "https://pets.example.com"

      request_parameters = {
        "append:header.x-caller" = "$context.authorizer.claims.sub"
      }
    }
    ```
When it stays quiet
    When the protocol of the API cannot be known, and where a variable only reads such a header.
"""

from collections.abc import Iterator

from gatewright.expressions.http_mapping import Key, is_reserved, read_key
from gatewright.model import Block
from gatewright.rules.questions.http_mappings import http_mappings
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="reserved-header-mapped",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each mapping that would change a reserved header."""
    for mapped in http_mappings(integration, ctx):
        key = read_key(mapped.key, mapped.side)
        if isinstance(key, Key) and key.place.text == "header" and key.name and is_reserved(key.name.text):
            cors = f"set CORS with `{ctx.index.word('cors_configuration', ctx.dialect)}` of the API."
            way = cors if key.name.text.lower().startswith("access-control-") else "take another name."
            yield Finding(mapped.key_span, f"The header `{key.name.text}` is reserved, and no mapping can change it; {way}")
