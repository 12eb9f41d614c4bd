"""API has no tags of its own.

What it does
    Reports a REST, HTTP or WebSocket API without `tags`.
Why it matters
    Tags tell whose API it is and which bill it goes to.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ api-without-tags
      name = "pets"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ api-without-tags
        Properties:
          Name: pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      tags = { team = "pets" }
    }
    ```
When it stays quiet
    When tags may come from a condition. Tags of the whole stack, and `default_tags` of a Terraform provider, cannot be seen
    here: where you use them, leave the rule off.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-without-tags",
    level=Level.OFF,
    category=Category.HOUSEKEEPING,
    on=("http.api", "rest.api"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html",),
    strict=Level.HINT,
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API that certainly sets no tags."""
    if not api.sets("tags") or ctx.value(api, "tags") in ({}, []):
        yield Finding(ctx.place(api, "tags"), f"The API has no `{ctx.spelled(api, 'tags')}` of its own; nothing tells whose it is.")
