"""Schema names a type that there is not.

What it does
    Reports a `type` in the schema of a model that is none of `object`, `array`, `string`, `integer`, `number`, `boolean`, `null`.
Why it matters
    The service refuses the model with "Invalid model schema specified".
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type = "object"
        properties = {
          age = { type = "int" }
                          ^^^ schema-type-unknown
        }
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
            type: object
            properties:
              tags: {type: [list, "null"]}
                            ^^^^ schema-type-unknown
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type = "object"
        properties = {
          age = { type = "integer" }
        }
      })
    }
    ```
When it stays quiet
    Models of another content type than `application/json`, and all that is not known.
"""

from collections.abc import Iterator

from gatewright.expressions.json_schema import Trouble
from gatewright.model import Block
from gatewright.rules.questions.schemas import MODELS, change_words, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="schema-type-unknown",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
    errors=("Invalid model schema specified",),
)


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each name that is no type."""
    for fault, span in schema_faults(model, ctx, Trouble.TYPE):
        way_out = (
            f"; use `{fault.meant}`." if fault.meant else "; use `object`, `array`, `string`, `integer`, `number`, `boolean` or `null`."
        )
        # `null` would need quotes in YAML that may not be there.
        fixes = change_words(span, fault.meant) if fault.meant and fault.meant != "null" else ()
        yield Finding(span, f'`{fault.words}` is no type; it fails with "Invalid model schema specified"{way_out}', fixes=fixes)
