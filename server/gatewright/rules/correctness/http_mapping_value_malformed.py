"""Parameter mapping of an HTTP API has a value that does not say what it seems to.

What it does
    Reports a value in `request_parameters` or in the mappings of `response_parameters` that looks like a variable and is none: an
    expression of a REST API, a constant in single quotes, a variable without braces next to other text, a part of a message that
    there is not.
Why it matters
    HTTP APIs have a mapping language of their own. What is no variable in it is sent as it stands, quotes included, or refused as
    an invalid mapping expression.
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
        "overwrite:path"          = "/v2$request.path"
                                        ^^^^^^^^^^^^^ http-mapping-value-malformed
        "append:header.x-stage"   = "'prod'"
                                     ^^^^^^ http-mapping-value-malformed
        "append:header.x-request" = "context.requestId"
                                     ^^^^^^^^^^^^^^^^^ http-mapping-value-malformed
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
                - Destination: append:header.x-path
                  Source: $request.path
                          ^^^^^^^^^^^^^ http-mapping-value-malformed
    ```
Write instead
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
        "overwrite:path"          = "/v2$${request.path}"
        "append:header.x-stage"   = "prod"
        "append:header.x-request" = "$context.requestId"
      }
    }
    ```
When it stays quiet
    When the value or the protocol of the API cannot be known, and on plain text.
"""

from collections.abc import Iterator

from gatewright.expressions.http_mapping import Fault, Malformed, Side, read_value
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.http_mappings import http_mappings
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="http-mapping-value-malformed",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",),
    errors=("Invalid mapping expression specified",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each stretch of a literal value that is no variable, and no plain text either."""
    for mapped in http_mappings(integration, ctx):
        value = mapped.value
        if not isinstance(value, Text):
            continue
        for piece in read_value(value.text, mapped.side):
            if isinstance(piece, Malformed):
                fixes = (Fix(f"Change to `{piece.meant}`", (ReplaceValue(value, piece.meant),), certain=False),) if piece.meant else ()
                yield Finding(value.map.span(piece.span), _message(piece, value.text, mapped.side), fixes=fixes)


def _message(piece: Malformed, text: str, side: Side) -> str:
    wrong = piece.span.of(text)
    sources = [f"`${side.message}.{source}`" for source in side.sources]
    variables = f"{', '.join(sources)}, `$context` and `$stageVariables`"
    match piece.fault:
        case Fault.QUOTED:
            return f"`{wrong}` is sent with its quotes; in an HTTP API a constant stands bare."
        case Fault.NO_DOLLAR:
            return f"`{wrong}` is sent as it stands; in an HTTP API a variable starts with a dollar sign."
        case Fault.NO_BRACES:
            return f"`{wrong}` stands next to other text and needs braces: `${{{wrong[1:]}}}`."
        case Fault.OPEN_BRACE:
            return f"`{wrong}` has no closing brace."
        case Fault.NO_NAME:
            return f"`{wrong}` lacks the name of what to read."
        case Fault.NAME:
            return f"`{wrong}` is no name that a variable can have."
        case _:
            return f"`{wrong}` is nothing that can be read here; there are {variables}."
