"""Loop runs more often than a template may.

What it does
    Reports a `#foreach` over a range of more than 1,000 numbers.
Why it matters
    API Gateway ends a loop after 1,000 rounds. The rest of the range is missing in the message.
Example
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          #foreach($page in [1..5000])
                            ^^^^^^^^^ template-loop-over-limit
          $page
          #end
        EOT
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          #foreach($page in [1..1000])
          $page
          #end
        EOT
      }
    }
    ```
When it stays quiet
    On ranges with an end that is not written as a number, and on lists from the message.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity import walk
from gatewright.expressions.velocity.tree import Expression, Foreach, Number, Range
from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="template-loop-over-limit",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",),
)

_ROUNDS = 1000


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Counts the numbers of each range that is written out."""
    for written in templates(block, ctx):
        for part in walk(written.template.nodes):
            match part:
                case Foreach(source=Range(first=first, last=last) as source):
                    start, end = _number(first), _number(last)
                    rounds = abs(end - start) + 1 if start is not None and end is not None else 0
                    if rounds > _ROUNDS:
                        yield Finding(written.place(source.span), f"The loop has {rounds:,} rounds; API Gateway ends it after {_ROUNDS:,}.")
                case _:
                    pass


def _number(expression: Expression | None) -> int | None:
    return int(expression.text) if isinstance(expression, Number) and expression.text.lstrip("-").isdecimal() else None
