"""Mock integration has no status to answer with.

What it does
    Reports an integration of the type `MOCK` without a request template that prints a `statusCode`.
Why it matters
    A mock calls nothing; its request template decides on the status of the answer. Without it every call is a 500, and the
    log says "Unable to parse statusCode. It should be an integer that is defined in the request template."
Example
    ```terraform
    resource "aws_api_gateway_integration" "ping" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pet.id
      http_method = "GET"
      type        = "MOCK"
                    ^^^^^^ mock-without-status
    }
    ```
    ```cloudformation
    Resources:
      Ping:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: MOCK
            RequestTemplates:
              application/json: "{}"
              ^^^^^^^^^^^^^^^^^^^^^^ mock-without-status
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "ping" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      type              = "MOCK"
      request_templates = {
        "application/json" = jsonencode({ statusCode = 200 })
      }
    }
    ```
When it stays quiet
    When a template cannot be known, as one that is read from a file.
"""

from collections.abc import Iterator

from gatewright.model import Block, Mapping, Value
from gatewright.model.wish import SetParam, Wish
from gatewright.rules.questions.uris import ANYTHING, rendered
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="mock-without-status",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html",),
    errors=("Unable to parse statusCode. It should be an integer that is defined in the request template",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a mock where no template is written, or all are known and none prints a status."""
    if ctx.value(integration, "type") != "MOCK":
        return
    templates = integration.get("request_templates")
    if templates is None and integration.sets("request_templates"):
        return
    texts = _texts(templates.value, ctx) if templates else []
    if any("statusCode" in text or ANYTHING in text for text in texts):
        return
    name = ctx.spelled(integration, "request_templates")
    status: Wish = SetParam(integration, "request_templates", {"application/json": '{"statusCode": 200}'})
    yield Finding(
        ctx.place(integration, "request_templates" if texts else "type"),
        f"`{name}` of this `MOCK` {'prints' if texts else 'has'} no `statusCode`; every call answers 500 and logs "
        '"Unable to parse statusCode. It should be an integer that is defined in the request template."',
        fixes=() if templates else (Fix("Answer with status 200", (status,), certain=False),),
    )


def _texts(templates: Value, ctx: RuleContext) -> list[str]:
    """The templates as far as they are known."""
    match templates:
        case Mapping(entries=entries):
            return [rendered(entry.value, ctx.project) for entry in entries]
        case _:
            return [] if ctx.known(templates) in ({}, None) else [ANYTHING]
