r"""Integration takes only what a template fits, and has no template.

What it does
    Reports `passthrough_behavior` `NEVER` on an integration of the type `AWS` or `HTTP` that has no `request_templates`.
Why it matters
    `NEVER` lets in requests whose content type has a template, and no others. Without templates every request is answered
    with 415 "Unsupported Media Type", a `GET` without a body too.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      passthrough_behavior    = "NEVER"
                                ^^^^^^^ passthrough-never-without-template
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            PassthroughBehavior: NEVER
                                 ^^^^^ passthrough-never-without-template
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      passthrough_behavior    = "NEVER"
      request_templates       = {
        "application/json" = "{\"id\": \"$input.params('id')\"}"
      }
    }
    ```
When it stays quiet
    Proxy integrations, where the setting has no effect, mocks, which need a template in any case, and templates that cannot
    be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="passthrough-never-without-template",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html",),
    errors=("Unsupported Media Type",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports `NEVER` where no template is written."""
    if ctx.value(integration, "passthrough_behavior") != "NEVER" or ctx.value(integration, "type") not in ("AWS", "HTTP"):
        return
    if integration.sets("request_templates") and ctx.value(integration, "request_templates") != {}:
        return
    name, templates = ctx.spelled(integration, "passthrough_behavior"), ctx.spelled(integration, "request_templates")
    yield Finding(
        ctx.place(integration, "passthrough_behavior"),
        f'`{name}` is `NEVER` and there are no `{templates}`; every request is answered with 415 "Unsupported Media Type".',
        fixes=(Fix("Change to `WHEN_NO_TEMPLATES`", (SetParam(integration, "passthrough_behavior", "WHEN_NO_TEMPLATES"),), certain=False),),
    )
