"""Attribute is set that only the service can set.

What it does
    Reports an assignment to an attribute that is a result of the deployment, such as an ARN or an id.
Why it matters
    Terraform stops with "Value for unconfigurable attribute"; CloudFormation refuses read-only properties.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      arn  = "arn:aws:apigateway:eu-west-1::/restapis/abc"
      ^^^ read-only-attribute
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    output "pets_arn" {
      value = aws_api_gateway_rest_api.pets.arn
    }
    ```
When it stays quiet
    On attributes that can be read and set.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="read-only-attribute",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    errors=("Value for unconfigurable attribute", "Encountered unsupported property"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports assignments to computed parameters of resources; data sources look things up by some of theirs."""
    if block.outermost.role.name == "DATA":
        return
    for attribute in block.attributes:
        param = ctx.index.param(attribute.param) if attribute.param else None
        if param and attribute.assigned and param.computed_in(ctx.dialect):
            fix = Fix(f"Remove `{attribute.name}`", (Remove(attribute),))
            yield Finding(attribute.name_span, f"`{attribute.name}` is set by the service and can only be read.", fixes=(fix,))
