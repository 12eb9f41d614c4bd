"""Schema of a model is no JSON object.

What it does
    Reports a `schema` that is empty, that is no JSON, or that is JSON but no object.
Why it matters
    Terraform stops where the text is no JSON; the service refuses the model with "Invalid model schema specified" or with
    "Model schema must have at least 1 property or array items defined".
Example
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema       = <<-EOT
        {"type": "object",}
                         ^ model-schema-malformed
      EOT
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
          Schema: "{'type': 'object'}"
                    ^^^^^^ model-schema-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.shop.id
      name         = "Pet"
      content_type = "application/json"
      schema       = jsonencode({ type = "object" })
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
              name: {type: string}
    ```
When it stays quiet
    When the schema cannot be known, and when it is no JSON and the model is of another content type than `application/json`.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.mappings import stretch
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.syntax.json import parse

RULE = Rule(
    name="model-schema-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.model", "websocket.model"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html",),
    errors=("Invalid model schema specified", "Model schema must have at least 1 property or array items defined"),
)


def check(model: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known schema that no service can read."""
    schema, attribute = ctx.value(model, "schema"), model.get("schema")
    if attribute is None or ctx.value(model, "content_type") not in ("application/json", ABSENT):
        return
    name = attribute.name
    if isinstance(schema, list):
        yield Finding(attribute.value.span, f"`{name}` is a list; a schema is an object.")
    if not isinstance(schema, str):
        return
    if not schema.strip():
        message = f'`{name}` is empty; it fails with "Model schema must have at least 1 property or array items defined".'
        yield Finding(attribute.value.span, message)
        return
    problem = next(iter(parse(schema).problems), None)
    if problem:
        yield Finding(stretch(attribute.value, problem.span), f"`{name}` is no JSON: {problem.message}.")
    elif not schema.strip().startswith("{"):
        message = f'`{name}` is JSON, but no object; a schema is an object, such as `{{"type": "object"}}`.'
        yield Finding(attribute.value.span, message)
