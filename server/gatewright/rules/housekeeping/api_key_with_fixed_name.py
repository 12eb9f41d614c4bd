"""Fixed name keeps an API key from being replaced.

What it does
    Reports an API key of a template that has a `Name`.
Why it matters
    A change that replaces the key makes the new one before the old one goes. Two keys of one name get in each other's way,
    and the update of the stack fails until the name is changed as well.
Example
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGateway::ApiKey
        Properties:
          Name: shop
                ^^^^ api-key-with-fixed-name
          Enabled: true
    ```
Write instead
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGateway::ApiKey
        Properties:
          Enabled: true
    ```
When it stays quiet
    Terraform, which takes the old key away first, and names that hold the name of the stack or another part that cannot be
    known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-key-with-fixed-name",
    level=Level.OFF,
    category=Category.HOUSEKEEPING,
    on=("rest.api_key",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html",),
    strict=Level.HINT,
)


def check(key: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a name that is certainly the same for each key that takes this one's place."""
    name = key.get("name")
    if ctx.dialect == "cloudformation" and name and isinstance(ctx.value(key, "name"), str):
        yield Finding(
            name.value.span,
            f"`{name.name}` is fixed, so the key cannot be replaced; left out, CloudFormation makes up a new name each time.",
            fixes=(Fix(f"Remove `{name.name}`", (Remove(name),), certain=False),),
        )
