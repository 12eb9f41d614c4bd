"""Schema has a keyword that draft 4 does not know.

What it does
    Reports a misspelled keyword in the schema of a model, and one of a later draft that restricts what is valid: `const`, `if`,
    `$defs`. Also `nullable: true` of OpenAPI.
Why it matters
    API Gateway reads schemas of draft 4 and takes what it does not know for a remark, so that requests pass which were meant to be
    refused.
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type = "object"
        propertes = { name = { type = "string" } }
        ^^^^^^^^^ schema-keyword-unknown
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
              kind:
                const: pet
                ^^^^^ schema-keyword-unknown
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema = jsonencode({
        type       = "object"
        properties = { name = { type = "string" } }
      })
    }
    ```
When it stays quiet
    Remarks of later drafts and of OpenAPI (`examples`, `readOnly`, `$comment`), names that begin with `x-`, and names that are like none
    of draft 4. Models of another content type than `application/json`, and all that is not known.
"""

from collections.abc import Iterator

from gatewright.expressions.json_schema import Trouble
from gatewright.model import Block
from gatewright.rules.questions.schemas import MODELS, change_words, schema_faults
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="schema-keyword-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=MODELS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
)


_IN_DRAFT_4 = {"const": "`enum` with one value", "$defs": "`definitions`"}
"""What says the same in draft 4."""


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each keyword that is ignored."""
    for fault, span in schema_faults(model, ctx, Trouble.KEYWORD, Trouble.NEWER, Trouble.NULLABLE):
        word = fault.words
        if fault.trouble is Trouble.KEYWORD and fault.meant:
            message = f"`{word}` is no keyword of draft 4, and is ignored; use `{fault.meant}`."
            yield Finding(span, message, fixes=change_words(span, fault.meant))
        elif fault.trouble is Trouble.NULLABLE:
            yield Finding(span, 'API Gateway ignores `nullable`, and refuses null; use `type` with a list: `["string", "null"]`.')
        else:
            way_out = f"; use {_IN_DRAFT_4[word]}." if word in _IN_DRAFT_4 else ", and checks nothing."
            yield Finding(span, f"`{word}` is a keyword of a later draft; API Gateway reads draft 4 and ignores it{way_out}")
