"""Scripts of every website may call the API.

What it does
    Reports `*` among the origins that CORS allows: in the CORS settings of an HTTP API, and in
    `Access-Control-Allow-Origin` of an integration response.
Why it matters
    Any page that a user opens can read the API's answers through the user's browser, from inside the user's network. For
    public data that is meant so; for anything else, name the origins.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_methods = ["GET"]
        allow_origins = ["*"]
                         ^^^ cors-allows-every-origin
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
          CorsConfiguration:
            AllowMethods: [GET]
            AllowOrigins: ["*"]
                           ^^^ cors-allows-every-origin
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_methods = ["GET"]
        allow_origins = ["https://pets.example.com"]
      }
    }
    ```
When it stays quiet
    When credentials are allowed as well, which is refused and has a rule of its own, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block, MapEntry, Mapping, Sequence, Value
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cors-allows-every-origin",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("http.api.cors_configuration", "rest.integration_response"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",),
    strict=Level.INFORMATION,
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each star."""
    for value in _origins(block, ctx):
        yield Finding(value.span, "`*` lets scripts of every website read the answers; name the origins that may.")


def _origins(block: Block, ctx: RuleContext) -> Iterator[Value]:
    if block.kind == "rest.integration_response":
        headers = block.get("response_parameters")
        entries = headers.value.entries if headers and isinstance(headers.value, Mapping) else ()
        yield from (entry.value for entry in entries if _is_allowance(entry) and ctx.known(entry.value) in ("'*'", "*"))
        return
    origins = block.get("allow_origins")
    listed = origins.value.items if origins and isinstance(origins.value, Sequence) else ()
    if ctx.value(block, "allow_credentials") in (ABSENT, False, "false"):
        yield from (item for item in listed if ctx.known(item) == "*")


def _is_allowance(entry: MapEntry) -> bool:
    return (entry.key or "").lower() == "method.response.header.access-control-allow-origin"
