"""Parameter mapping of an HTTP API has a key that cannot be read.

What it does
    Reports a key of `request_parameters` that is not an action with a header, a query parameter or the path, and one of the
    mappings of `response_parameters` that is not an action with a header or the status.
Why it matters
    The service refuses the integration: "Invalid Request Actioned Parameter" or "Invalid Response Actioned Parameter". The keys
    of REST APIs, such as `integration.request.header.x`, mean nothing here.
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
        "integration.request.header.x-tenant" = "$context.domainPrefix"
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-mapping-key-malformed
        "append:path"                         = "/v2"
         ^^^^^^^^^^^ http-mapping-key-malformed
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
            "403":
              ResponseParameters:
                - Destination: overwrite:statusCode
                               ^^^^^^^^^^^^^^^^^^^^ http-mapping-key-malformed
                  Source: "404"
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
        "overwrite:header.x-tenant" = "$context.domainPrefix"
        "overwrite:path"            = "/v2$${request.path}"
      }
    }
    ```
When it stays quiet
    When the protocol of the API cannot be known, in WebSocket APIs, which have keys of their own, and beside
    `integration_subtype`, where the keys are parameters of the action.
"""

from collections.abc import Iterator

from gatewright.expressions.http_mapping import REQUEST, Fault, Malformed, Side, read_key
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.http_mappings import http_mappings
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="http-mapping-key-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",),
    errors=("Invalid Request Actioned Parameter", "Invalid Response Actioned Parameter"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key that is no action on a place."""
    for mapped in http_mappings(integration, ctx):
        read = read_key(mapped.key, mapped.side)
        if isinstance(read, Malformed):
            yield Finding(
                mapped.key_span,
                f"`{mapped.key}`: {_fault(read.fault, mapped.side)}",
                fixes=tuple(_fixes(mapped.key, mapped.key_span, read, ctx)),
            )


def _fault(fault: Fault, side: Side) -> str:
    message = side.message.capitalize()
    keys = (
        "`append:`, `overwrite:` or `remove:` with "
        + " or ".join(f"`{place}.x`" for place in side.named)
        + f", or `overwrite:{side.whole}`"
    )
    match fault:
        case Fault.NOT_WHOLE | Fault.NAMED:
            return f"the {'path' if side is REQUEST else 'status'} can only be overwritten as a whole, by `overwrite:{side.whole}`."
        case Fault.NAME:
            return "that name has characters that no header or query parameter can have."
        case _:
            return f'the call fails with "Invalid {message} Actioned Parameter". A key is {keys}.'


def _fixes(key: str, span: Span, read: Malformed, ctx: RuleContext) -> Iterator[Fix]:
    if read.meant and span.of(ctx.document.text) == key:
        yield Fix(f"Change to `{read.meant}`", (ReplaceWords(TextEdit(span, read.meant)),), certain=False)
