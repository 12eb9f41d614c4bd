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
    In HTTP APIs, which take either ARN, and when the `uri` cannot be known: a variable without a default, an output of a module that is not at hand.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Text, Value
from gatewright.model.wish import ReplaceValue, ReplaceWords, Repoint
from gatewright.rules.apis import protocol_of
from gatewright.rules.integrations import parts_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.rules.uris import Target, target_of
from gatewright.text import TextEdit

RULE = Rule(
    name="lambda-integration-with-function-arn",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration", "openapi.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html",),
)


_INVOKE = {"arn": "invoke_arn", "qualified_arn": "qualified_invoke_arn"}


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
        fixes=tuple(_fixes(attribute.value, ctx.value(integration, "response_transfer_mode") == "STREAM", ctx)),
    )


def _fixes(value: Value, streaming: bool, ctx: RuleContext) -> Iterator[Fix]:
    """The invocation ARN of the same function: another attribute in Terraform, the ARN put into a path elsewhere."""
    language = ctx.document.dialect.name  # an OpenAPI document refers to things in the words of the file around it
    match value:
        case Ref(path=(step,), target=target) if language == "terraform" and not (streaming and "_alias." in target):
            attribute = "response_streaming_invoke_arn" if streaming else _INVOKE.get(step.name)
            if attribute:
                yield Fix(f"Change to `{attribute}`", (Repoint(value, attribute),))
        case Ref() if language == "cloudformation" and not streaming:
            words = f"{value.target}.{value.attribute}" if value.path else value.target
            uri = _invocation("${AWS::Partition}", "${AWS::Region}", f"${{{words}}}")
            in_json = ctx.document.text.lstrip("\ufeff \t\r\n").startswith("{")
            written = f'{{"Fn::Sub": "{uri}"}}' if in_json else f'!Sub "{uri}"'
            yield Fix("Change to the invocation ARN", (ReplaceWords(TextEdit(value.span, written)),))
        case Text(text=text) if not streaming:
            # The function may be in another Region than the API, whose Region stands first.
            _, partition, _, region, _ = text.split(":", 4)
            yield Fix("Change to the invocation ARN", (ReplaceValue(value, _invocation(partition, region, text)),), certain=False)
        case _:
            return


def _invocation(partition: str, region: str, function: str) -> str:
    return f"arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{function}/invocations"
