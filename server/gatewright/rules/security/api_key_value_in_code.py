"""Value of an API key stands in the code.

What it does
    Reports an API key whose `value` is written out.
Why it matters
    Everybody who can read the repository, or the state, can use the key, and it stays in the history when it is changed.
Example
    ```terraform
    resource "aws_api_gateway_api_key" "shop" {
      name  = "shop"
      value = "wauwau-miau-kikeriki-1"
              ^^^^^^^^^^^^^^^^^^^^^^^^ api-key-value-in-code
    }
    ```
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGateway::ApiKey
        Properties:
          Enabled: true
          Value: wauwau-miau-kikeriki-1
                 ^^^^^^^^^^^^^^^^^^^^^^ api-key-value-in-code
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_api_key" "shop" {
      name = "shop"
    }
    ```
When it stays quiet
    Values from a variable, a parameter, another resource or a dynamic reference (`{{resolve:...}}`).
"""

from collections.abc import Iterator

from gatewright.model import Block, Text
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-key-value-in-code",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.api_key",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html",),
)


def check(key: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a value that is written out."""
    value = key.get("value")
    if value is None or not isinstance(value.value, Text) or not value.value.text or value.value.text.startswith("{{resolve:"):
        return
    yield Finding(
        value.value.span,
        f"`{value.name}` is written out, so everybody who can read this file has the key; leave it out, and the service makes one.",
        fixes=(Fix(f"Remove `{value.name}`", (Remove(value),), certain=False),),
    )
