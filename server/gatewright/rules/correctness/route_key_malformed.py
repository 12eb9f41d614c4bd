"""Route key that the service cannot read.

What it does
    Reports a route key of an HTTP API that is neither `$default` nor a verb in capitals, one blank and a path, and a key of a
    WebSocket API with a `$` name that does not exist. A variable fills a whole segment, and `{name+}` is the last one.
Why it matters
    The service refuses the route: "The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP
    METHOD> /<RESOURCE PATH>" or "$default"".
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "get /pets/{id}"
                            ^^^ route-key-malformed
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      GetPet:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET pets/{id}
                        ^^^^^^^^^ route-key-malformed
          AuthorizationType: AWS_IAM
          Target: !Sub integrations/${Backend}
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
    }
    ```
When it stays quiet
    When the key or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.route_key import Fault, mended_http_key, read_http_key, websocket_fault
from gatewright.model import Attribute, Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="route-key-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route", "http.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html",
    ),
    errors=("The provided route key is not formatted properly",),
)

_REFUSED = {
    "HTTP": "The provided route key is not formatted properly for HTTP protocol",
    "WEBSOCKET": "The provided route key is not formatted properly",
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first fault of a known key, where it stands inside the text."""
    key, protocol = block.get("route_key"), protocol_of(block, ctx.project)
    text = ctx.known(key.value) if key else None
    if key is None or not isinstance(text, str) or not (text or isinstance(key.value, Text)):
        return
    faults = read_http_key(text).faults if protocol == "HTTP" else (websocket_fault(text),) if protocol == "WEBSOCKET" else ()
    fault = next(iter(faults), None)
    if fault and protocol:
        mended = mended_http_key(text) if protocol == "HTTP" and isinstance(key.value, Text) else None
        fixes = (Fix(f"Change to `{mended}`", (ReplaceValue(key.value, mended),)),) if mended else ()
        message = f'`{key.name}` is `{text}`, and {fault.message}; the call fails with "{_REFUSED[protocol]}".'
        yield Finding(_place(key, fault), message, fixes=fixes)


def _place(key: Attribute, fault: Fault) -> Span:
    """The stretch of the file that the fault is about, when the key stands there as it is."""
    return key.value.map.span(fault.span) if isinstance(key.value, Text) and fault.span.end > fault.span.start else key.value.span
