"""Lambda integration is not invoked with `POST`.

What it does
    Reports an integration with a Lambda function whose `integration_http_method`, in HTTP and WebSocket APIs `integration_method`,
    is not `POST`.
Why it matters
    API Gateway calls the Lambda service, and its invoke operation is a `POST` whatever verb the client used. With any other verb
    the deployment succeeds, and then every call fails with "Invalid permissions on Lambda function".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "GET"
                                ^^^^^ lambda-integration-not-post
      uri                     = aws_lambda_function.get_pet.invoke_arn
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
            IntegrationHttpMethod: GET
                                   ^^^ lambda-integration-not-post
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
    When the method or the target of `uri` cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.integrations import parts_of
from gatewright.rules.questions.uris import Target, target_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-integration-not-post",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration", "openapi.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html",),
    errors=("Invalid permissions on Lambda function",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known method other than `POST` where the uri certainly calls Lambda."""
    part = parts_of(integration).method
    method, param = ctx.value(integration, part), ctx.param(integration, part)
    if not isinstance(method, str) or method in ("POST", "post") or (param and method.upper() not in param.values):
        return  # what is no verb at all is a wrong value
    if target_of(integration, ctx) is not Target.LAMBDA:
        return
    yield Finding(
        ctx.place(integration, part),
        f"`{ctx.spelled(integration, part)}` is `{method}`; Lambda is always invoked with `POST`, so every call would fail"
        + (' with "Invalid permissions on Lambda function".' if integration.kind == "rest.integration" else "."),
        fixes=(Fix("Change to `POST`", (SetParam(integration, part, "POST"),)),),
    )
