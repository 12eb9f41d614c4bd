"""Attribute is deprecated or was removed.

What it does
    Reports an attribute that its dialect has given up, with its successor.
Why it matters
    It still works today, and stops with some later version of the provider or the service.
Example
    ```terraform
    resource "aws_api_gateway_deployment" "shop" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      stage_name  = "live"
      ^^^^^^^^^^ deprecated-attribute
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_deployment" "shop" {
      rest_api_id = aws_api_gateway_rest_api.shop.id

      lifecycle {
        create_before_destroy = true
      }
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      deployment_id = aws_api_gateway_deployment.shop.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId"
      }
    }
    ```
When it stays quiet
    On attributes that are deprecated in another dialect only.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, Tag
from gatewright.text import Span

RULE = Rule(
    name="deprecated-attribute",
    level=Level.INFORMATION,
    category=Category.HOUSEKEEPING,
    on=(),
    fix=Fixable.NEVER,
    since="0.1.0",
    errors=("Argument is deprecated", "deprecated attribute"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the name of each deprecated attribute or nested block that is set."""
    written = [(attribute.name, attribute.name_span, attribute.param) for attribute in block.attributes if attribute.assigned]
    written += [(child.name, child.name_span, child.param) for child in block.children]
    for name, span, param_id in written:
        yield from _deprecated(name, span, param_id, ctx)


def _deprecated(name: str, span: Span, param_id: str | None, ctx: RuleContext) -> Iterator[Finding]:
    param = ctx.index.param(param_id) if param_id else None
    reason = param.fact("deprecated", ctx.dialect) if param else None
    if reason and not (param and param.computed_in(ctx.dialect)):
        yield Finding(span, f"`{name}` is deprecated: {reason}", tags=(Tag.DEPRECATED,))
