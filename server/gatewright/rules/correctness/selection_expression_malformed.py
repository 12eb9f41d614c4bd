"""Selection expression looks at nothing that can be looked at there.

What it does
    Reports an expression of a WebSocket API that chooses a route, a model or a template and that lacks a dollar sign or a closing
    brace, or names a part of a message that this very parameter cannot look at.
Why it matters
    Text without a dollar sign stands for itself: every message gives the same result, and mostly ends in `$default`. Other parts than
    the body are refused for routes, with "Invalid routeSelectionExpression", because a message has neither headers nor a query.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "request.body.action"
                                    ^^^^^^^^^^^^^^^^^^^ selection-expression-malformed
    }
    ```
    ```cloudformation
    Resources:
      Chat:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: chat
          ProtocolType: WEBSOCKET
          RouteSelectionExpression: $body.action
                                    ^^^^^^^^^^^^ selection-expression-malformed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }
    ```
When it stays quiet
    When the expression or the protocol of the API cannot be known. HTTP APIs have a rule of their own, since there is only one
    expression that they take.
"""

from collections.abc import Iterator

from gatewright.expressions.selection import Fault, Malformed, Variable, meant, read
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.phrases import listed
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="selection-expression-malformed",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.api", "http.route", "http.integration", "websocket.integration_response", "sam.websocket_api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html",),
    errors=("Invalid routeSelectionExpression",),
)

_BODY = ("request.body",)
_ANSWER = ("integration.response.statuscode", "integration.response.header", "integration.response.multivalueheader")
_LOOKED_AT = {
    "http.api": {"route_selection_expression": _BODY},
    "http.route": {"model_selection_expression": _BODY},
    "http.integration": {"template_selection_expression": _BODY},
    "websocket.integration_response": {"template_selection_expression": (*_BODY, *_ANSWER)},
    "sam.websocket_api": {"route_selection_expression": _BODY},
}
"""By kind, the expressions and what they can look at."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each stretch of a literal expression that is no variable, or one that has no place there."""
    kind = block.kind or ""
    if kind.startswith("http.") and protocol_of(block, ctx.project) != "WEBSOCKET":
        return
    for name, roots in _LOOKED_AT[kind].items():
        attribute = block.get(name)
        if attribute and isinstance(attribute.value, Text):
            yield from _faults(attribute.value, roots)


def _faults(value: Text, roots: tuple[str, ...]) -> Iterator[Finding]:
    for piece in read(value.text):
        words = piece.span.of(value.text)
        match piece:
            case Malformed(fault=Fault.NO_DOLLAR, meant=right):
                fixes = (Fix(f"Change to `{right}`", (ReplaceValue(value, right),)),) if right else ()
                yield Finding(
                    value.map.span(piece.span), f"`{words}` is the same text for every message; a variable is `{right}`.", fixes=fixes
                )
            case Malformed():
                yield Finding(value.map.span(piece.span), f"`{words}` has no closing brace.")
            case Variable(name=name) if not _can_be_looked_at(name, roots):
                right = meant(piece, roots)
                changed = value.text.replace(name, right) if right else None
                fixes = (Fix(f"Change to `{changed}`", (ReplaceValue(value, changed),), certain=False),) if changed else ()
                way = f"did you mean `{right}`?" if right else f"{'there is only' if len(roots) == 1 else 'look at'} {listed(roots)}."
                yield Finding(value.map.span(piece.span), f"`{words}` cannot be looked at here; {way}", fixes=fixes)
            case _:
                continue


def _can_be_looked_at(name: str, roots: tuple[str, ...]) -> bool:
    """Whether a variable is part of something that can be; others than parts of messages nobody lists, and they may work."""
    inside = any(name == root or name.startswith((f"{root}.", f"{root}[")) for root in roots)
    return inside or name.split(".")[0] in ("context", "stageVariables") or not name
