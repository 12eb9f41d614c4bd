"""Mapping on a proxy integration has no effect.

What it does
    Marks `request_templates` and `passthrough_behavior` on an integration of the type `AWS_PROXY` or `HTTP_PROXY`.
Why it matters
    A proxy hands the request over as it is, so the setting does nothing, and its readers may believe that it does.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      passthrough_behavior    = "WHEN_NO_TEMPLATES"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ proxy-integration-ignores-mapping
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
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            PassthroughBehavior: NEVER
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ proxy-integration-ignores-mapping
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }
    ```
When it stays quiet
    `request_parameters`, which do have an effect, types that cannot be known, settings that may be null, and integrations with an
    `integration_target`, where a template may rewrite the path.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.questions.uris import PROXY_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="proxy-integration-ignores-mapping",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks each setting that a proxy never looks at."""
    kind = ctx.value(integration, "type")
    if kind not in PROXY_TYPES or integration.sets("integration_target"):
        return
    for name in ("request_templates", "passthrough_behavior"):
        setting = given(integration, name, ctx)
        if setting:
            yield Finding(
                setting.span,
                f"`{setting.name}` has no effect; `{kind}` hands the request over as it is.",
                fixes=(Fix(f"Remove `{setting.name}`", (Remove(setting),)),),
                tags=(Tag.UNNECESSARY,),
            )
