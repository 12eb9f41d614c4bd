"""Value exists, but this dialect does not list it yet.

What it does
    Reports a value that the service knows and the Terraform provider or the CloudFormation schema does not list, as far as the
    docs index goes.
Why it matters
    An older provider stops with "expected ... to be one of"; a newer one may take the value. Only the version that you use can tell.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "login" {
      name        = "login"
      rest_api_id = aws_api_gateway_rest_api.shop.id
      type        = "JWT"
                    ^^^^^ value-not-listed-yet
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "login" {
      name          = "login"
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      type          = "COGNITO_USER_POOLS"
      provider_arns = [aws_cognito_user_pool.login.arn]
    }
    ```
When it stays quiet
    On values that the dialect lists, on values that nobody knows (`wrong-value` speaks of those), and on values that it cannot know.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.values import judged_values, words_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="value-not-listed-yet",
    level=Level.INFORMATION,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.NEVER,
    since="0.1.0",
    errors=("expected … to be one of",),
)

_LISTS = {"terraform": "the Terraform provider", "cloudformation": "the CloudFormation schema"}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares what the docs index has a meaning for with the dialect's own list."""
    for judged in judged_values(block, ctx):
        accepted = judged.param.accepted_values(ctx.dialect)
        never = judged.param.fact("refused", ctx.dialect) or ()
        if accepted and words_of(judged) in judged.param.values and words_of(judged) not in (*accepted, *never):
            lists = _LISTS.get(ctx.dialect, "the dialect")
            message = f"`{judged.attribute.name}` is `{judged.known}`, which the service knows and {lists} does not list yet; a newer version may."
            yield Finding(judged.value.span, message, judged.related)
