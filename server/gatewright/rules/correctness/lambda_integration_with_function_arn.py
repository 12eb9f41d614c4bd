"""Lambda integration names the ARN of the function.

What it does
    Reports a `uri` that is the ARN of a Lambda function, version or alias instead of its invocation ARN.
Why it matters
    API Gateway calls a path of the Lambda service, and the ARN of a function names no path. The service answers "AWS ARN for
    integration must contain path or action". The two ARNs look alike and are both attributes of the function.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.arn
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-integration-with-function-arn
    }
    ```
    ```cloudformation
    Resources:
      GetPetFunction:
        Type: AWS::Lambda::Function
        Properties:
          Role: !GetAtt GetPetRole.Arn
          Code:
            S3Bucket: pets-code
            S3Key: get-pet.zip
          Runtime: python3.13
          Handler: index.handler
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
            Uri: !GetAtt GetPetFunction.Arn
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ lambda-integration-with-function-arn
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
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
    ```
When it stays quiet
    In HTTP APIs, which take either ARN, and when the `uri` cannot be known: a variable without a default, an output of a module
    that is not at hand.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.functions import to_invocation
from gatewright.rules.questions.integrations import parts_of
from gatewright.rules.questions.uris import Target, target_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-integration-with-function-arn",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration", "openapi.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html",),
    errors=("AWS ARN for integration must contain path or action", "Invalid ARN specified in the request"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a `uri` that certainly is the ARN of a function."""
    attribute = integration.get(parts_of(integration).uri)
    if attribute is None or target_of(integration, ctx) is not Target.LAMBDA_ARN:
        return
    if integration.kind == "http.integration" and protocol_of(integration, ctx.project) != "WEBSOCKET":
        return
    yield Finding(
        attribute.value.span,
        f"`{attribute.name}` is the ARN of a function; API Gateway calls it by its invocation ARN, "
        'and this one fails with "AWS ARN for integration must contain path or action".',
        fixes=tuple(to_invocation(attribute.value, ctx, streaming=ctx.value(integration, "response_transfer_mode") == "STREAM")),
    )
