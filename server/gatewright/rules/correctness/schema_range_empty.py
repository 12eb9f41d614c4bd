"""Range in a schema is empty.

What it does
    Reports a `minimum`, `minLength`, `minItems` or `minProperties` in the schema of a model that is over its counterpart.
Why it matters
    No value is valid then, and every request with one is refused.
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type      = "string"
        minLength = 20
                    ^^ schema-range-empty
        maxLength = 10
      })
    }
    ```
    ```cloudformation
    Resources:
      Pet:
        Type: AWS::ApiGateway::Model
        Properties:
          RestApiId: !Ref Shop
          Name: Pet
          ContentType: application/json
          Schema:
            type: array
            items: {type: string}
            minItems: 5
                      ^ schema-range-empty
            maxItems: 1
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type      = "string"
        minLength = 10
        maxLength = 20
      })
    }
    ```
When it stays quiet
    Models of another content type than `application/json`, and all that is not known.
"""

from collections.abc import Iterator

from gatewright.expressions.json_schema import Trouble
from gatewright.model import Block
from gatewright.rules.questions.schemas import MODELS, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="schema-range-empty",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
)


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each lower bound that is over the upper one."""
    for fault, span in schema_faults(model, ctx, Trouble.RANGE):
        yield Finding(span, f"`{fault.keyword}` is `{fault.words}` and {fault.meant}, so that no value is valid; change one of the two.")
