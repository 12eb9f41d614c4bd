r"""Selection expression always names an entry that there is not.

What it does
    Reports a selection expression of a WebSocket API that looks at nothing, and so always yields the same text, where the templates or
    models that it chooses among have no such key.
Why it matters
    No entry is ever used: messages reach the backend as they are, or are not validated.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "send" {
      api_id                        = aws_apigatewayv2_api.chat.id
      integration_type              = "HTTP"
      integration_method            = "POST"
      integration_uri               = "https://chat.example.com/send"
      template_selection_expression = "message"
                                       ^^^^^^^ selected-key-missing

      request_templates = {
        "messages" = "$input.body"
      }
    }
    ```
    ```cloudformation
    Resources:
      Send:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !ImportValue chat-api
          IntegrationType: HTTP
          IntegrationMethod: POST
          IntegrationUri: https://chat.example.com/send
          TemplateSelectionExpression: \$default
                                       ^^^^^^^^^ selected-key-missing
          RequestTemplates:
            message: $input.body
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "send" {
      api_id                        = aws_apigatewayv2_api.chat.id
      integration_type              = "HTTP"
      integration_method            = "POST"
      integration_uri               = "https://chat.example.com/send"
      template_selection_expression = "message"

      request_templates = {
        "message" = "$input.body"
      }
    }
    ```
When it stays quiet
    When the expression looks at the message, when there are no templates or models at all, and when the keys cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.selection import fixed
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="selected-key-missing",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.route", "http.integration", "websocket.integration_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html",),
)

_AMONG = {
    "http.route": ("model_selection_expression", "request_models"),
    "http.integration": ("template_selection_expression", "request_templates"),
    "websocket.integration_response": ("template_selection_expression", "response_templates"),
}
"""By kind, the expression and the map whose keys it yields."""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares what an expression always yields with the keys, where all of them are known."""
    name, among = _AMONG[block.kind or ""]
    attribute, entries = block.get(name), ctx.value(block, among)
    always = fixed(attribute.value.text) if attribute and isinstance(attribute.value, Text) else None
    keys: list[str] = list(entries) if isinstance(entries, dict) else []  # pyright: ignore[reportUnknownArgumentType]
    if attribute is None or always is None or not keys or always in keys:
        return
    fixes = (Fix(f"Choose `{keys[0]}`", (ReplaceValue(attribute.value, _spelled(keys[0])),), certain=False),) if len(keys) == 1 else ()
    words = f"`{attribute.name}` always yields `{always}`, and `{ctx.spelled(block, among)}` has no such key, so nothing in it is used."
    yield Finding(attribute.value.inner if isinstance(attribute.value, Text) else attribute.value.span, words, fixes=fixes)


def _spelled(key: str) -> str:
    """A key as an expression that always yields it."""
    return f"\\{key}" if key.startswith("$") else key
