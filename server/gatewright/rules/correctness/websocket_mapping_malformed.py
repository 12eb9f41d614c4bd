"""Parameter mapping of a WebSocket API has a key or a value that cannot be read.

What it does
    Reports a key of `request_parameters` that is not of the form `integration.request.header.NAME` (or `querystring`, `path`), and
    a value that is no part of the route's request, no `context` or stage variable, and no constant in single quotes.
Why it matters
    WebSocket APIs map like REST APIs, with `route.request` in the place of `method.request`. The keys and variables of HTTP APIs,
    `append:header.x` and `$request.body.x`, mean nothing to them.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_integration" "send" {
      api_id             = aws_apigatewayv2_api.chat.id
      integration_type   = "HTTP"
      integration_method = "POST"
      integration_uri    = "https://chat.example.com/send"

      request_parameters = {
        "overwrite:header.x-room"             = "route.request.body.room"
         ^^^^^^^^^^^^^^^^^^^^^^^ websocket-mapping-malformed
        "integration.request.header.x-sender" = "$context.connectionId"
                                                 ^^^^^^^^^^^^^^^^^^^^^ websocket-mapping-malformed
      }
    }
    ```
    ```cloudformation
    Resources:
      Chat:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: chat
          ProtocolType: WEBSOCKET
          RouteSelectionExpression: $request.body.action
      Send:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Chat
          IntegrationType: HTTP
          IntegrationMethod: POST
          IntegrationUri: https://chat.example.com/send
          RequestParameters:
            integration.request.header.x-kind: message
                                               ^^^^^^^ websocket-mapping-malformed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_integration" "send" {
      api_id             = aws_apigatewayv2_api.chat.id
      integration_type   = "HTTP"
      integration_method = "POST"
      integration_uri    = "https://chat.example.com/send"

      request_parameters = {
        "integration.request.header.x-room"   = "route.request.body.room"
        "integration.request.header.x-sender" = "context.connectionId"
        "integration.request.header.x-kind"   = "'message'"
      }
    }
    ```
When it stays quiet
    When the value or the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import FROM_ROUTE, INTEGRATION_REQUEST, Fault, Malformed, Slot, read
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.mappings import fix_of, key_stretch, read_values, stretch, written_keys
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="websocket-mapping-malformed",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html",),
)

_ACTIONS = ("append:", "overwrite:")


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key and value that cannot stand there."""
    if protocol_of(integration, ctx.project) != "WEBSOCKET" or integration.sets("integration_subtype"):
        return
    for key, entry in written_keys(integration, "request_parameters"):
        wrong = read(key, INTEGRATION_REQUEST)
        if isinstance(wrong, Malformed):
            meant = wrong.meant or _without_action(key)
            fix = Fix(f"Change to `{meant}`", (ReplaceWords(TextEdit(entry.key_span, meant)),), certain=False) if meant else None
            message = f"`{key}` is no key of a WebSocket API; {_way(INTEGRATION_REQUEST, meant)}"
            yield Finding(key_stretch(entry, wrong.span), message, fixes=(fix,) if fix else ())
    for entry, text, wrong in read_values(integration, "request_parameters", FROM_ROUTE, ctx.project):
        if isinstance(wrong, Malformed) and wrong.fault is not Fault.EMPTY:
            message = f"`{text}` is no value that a WebSocket API can map; {_way(FROM_ROUTE, wrong.meant)}"
            yield Finding(stretch(entry.value, wrong.span), message, fixes=fix_of(entry.value, wrong, certain=False))


def _without_action(key: str) -> str | None:
    """The key that somebody meant who knows them from HTTP APIs."""
    action = next((one for one in _ACTIONS if key.startswith(one)), None)
    meant = f"integration.request.{key.removeprefix(action)}" if action else ""
    return meant if meant and not isinstance(read(meant, INTEGRATION_REQUEST), Malformed) else None


def _way(slot: Slot, meant: str | None) -> str:
    return f"use `{meant}`." if meant else f"write `{slot.message}.{{{'|'.join(slot.locations[:3])}}}.NAME`."
