"""Keyword of a schema has a value of the wrong kind.

What it does
    Reports a keyword in the schema of a model whose value is none that draft 4 takes: `required: true`, `enum` that is no list, a
    `minimum` in quotes, a length below 0, a `pattern` that is no regular expression.
Why it matters
    The service refuses the model with "Invalid model schema specified". Most such schemas are of another draft: `required` inside a
    property is draft 3, a number for `exclusiveMinimum` draft 6.
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type = "object"
        properties = {
          name = { type = "string", required = true }
                                               ^^^^ schema-keyword-malformed
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
            type: string
            enum: small
                  ^^^^^ schema-keyword-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type       = "object"
        required   = ["name"]
        properties = {
          name = { type = "string" }
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
from gatewright.rules.questions.schemas import MODELS, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="schema-keyword-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
    errors=("Invalid model schema specified",),
)


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each value that its keyword does not take."""
    for fault, span in schema_faults(model, ctx, Trouble.VALUE, Trouble.PATTERN):
        if fault.trouble is Trouble.PATTERN:
            message = f'`{fault.words}` is no regular expression ({fault.meant}); it fails with "Invalid model schema specified".'
        else:
            message = f'`{fault.keyword}` is {fault.words}; it takes {fault.meant}, and fails with "Invalid model schema specified".'
        yield Finding(span, message)
