"""Parameter mapping of an HTTP API names a context variable that there is not.

What it does
    Reports a `$context` variable in a mapping of an HTTP API that does not exist, or that only REST or WebSocket APIs have.
Why it matters
    What was to be put into the header, the query or the path is not there.
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
        "append:header.x-request" = "$context.requestID"
                                     ^^^^^^^^^^^^^^^^^^ http-mapping-variable-unknown
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: HTTP_PROXY
          IntegrationMethod: ANY
          IntegrationUri: https://pets.example.com
          PayloadFormatVersion: "1.0"
          RequestParameters:
            append:header.x-resource: $context.resourcePath
                                      ^^^^^^^^^^^^^^^^^^^^^ http-mapping-variable-unknown
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
        "append:header.x-request" = "$context.requestId"
      }
    }
    ```
When it stays quiet
    On `$context.authorizer.` with any name behind it, on names that no list has and that resemble none, since AWS may have added
    them, and when the value or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.access_log import closest, is_among
from gatewright.expressions.http_mapping import Context, extent, read_value
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.http_mappings import http_mappings
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="http-mapping-variable-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",),
)

_HEAD = "$context."


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares the context variables of each value with those of HTTP APIs; of what no list has, only slips are certain."""
    listed = ctx.index.context_variables
    known = [name for name, one in listed.items() if "http-mapping" in one.valid]
    for mapped in http_mappings(integration, ctx):
        value = mapped.value
        for piece in read_value(value.text, mapped.side) if isinstance(value, Text) else ():
            name = f"{_HEAD}{piece.name.text}" if isinstance(piece, Context) else ""
            if not isinstance(piece, Context) or not isinstance(value, Text) or is_among(name, known):
                continue
            meant = closest(name, known)
            if meant or is_among(name, listed):
                edit = TextEdit(value.map.span(piece.name.span), (meant or "").removeprefix(_HEAD))
                fixes = (Fix(f"Change to `{meant}`", (ReplaceWords(edit),)),) if meant else ()
                way = f"; did you mean `{meant}`?" if meant else "."
                place = value.map.span(extent(piece, value.text))
                yield Finding(place, f"`{name}` is no variable of an HTTP API{way}", fixes=fixes)
