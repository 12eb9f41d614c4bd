"""Schema requires a property that it does not have.

What it does
    Reports a name in `required` of a model's schema that `properties` does not list, where `additionalProperties` is `false`, or where one
    of the properties is spelled nearly like it.
Why it matters
    Where nothing else may be there, no object is valid and every request is refused. Otherwise the property that was meant is
    optional, and another one must be sent of which nothing is checked.
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type     = "object"
        required = ["names"]
                     ^^^^^ schema-requires-missing-property
        properties = {
          name = { type = "string" }
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
            required: [id]
                       ^^ schema-requires-missing-property
            properties:
              name: {type: string}
            additionalProperties: false
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type     = "object"
        required = ["name"]
        properties = {
          name = { type = "string" }
        }
      })
    }
    ```
When it stays quiet
    Open objects whose properties are all spelled otherwise; those with `patternProperties`.
    Models of another content type than `application/json`, and all that is not known.
"""

from collections.abc import Iterator

from gatewright.expressions.json_schema import Trouble
from gatewright.model import Block
from gatewright.rules.questions.schemas import MODELS, change_words, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="schema-requires-missing-property",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
)


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each required name that is no property."""
    for fault, span in schema_faults(model, ctx, Trouble.REQUIRED):
        closed = ", and `additionalProperties` is `false`, so that no object is valid" if fault.entry else ""
        meant = f"; use `{fault.meant}`." if fault.meant else "; add it there, or remove it here."
        fixes = change_words(span, fault.meant, certain=False) if fault.meant else ()
        yield Finding(span, f"`{fault.words}` is required and not in `properties`{closed}{meant}", fixes=fixes)
