"""Any payload reaches the backend.

What it does
    Reports a `POST`, `PUT` or `PATCH` method of a REST API that neither names a validator nor a model.
Why it matters
    API Gateway can turn away a payload that does not fit its model, before it costs an invocation and before the backend
    has to explain what is wrong with it.
Example
    ```terraform
    resource "aws_api_gateway_method" "add_pet" {
              ^^^^^^^^^^^^^^^^^^^^^^ method-without-request-validation
      rest_api_id          = aws_api_gateway_rest_api.pets.id
      resource_id          = aws_api_gateway_resource.pets.id
      http_method          = "POST"
      authorization        = "AWS_IAM"
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
              ^^^^^^^^^^^^^^^^^^^^^^^ method-without-request-validation
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PetsResource
          HttpMethod: POST
          AuthorizationType: AWS_IAM
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id          = aws_api_gateway_rest_api.pets.id
      resource_id          = aws_api_gateway_resource.pets.id
      http_method          = "POST"
      authorization        = "AWS_IAM"
      request_validator_id = aws_api_gateway_request_validator.body.id
      request_models       = { "application/json" = aws_api_gateway_model.pet.name }
    }
    ```
When it stays quiet
    Other verbs, methods with a model, for which the missing validator is another finding, and values that cannot be known.
    Validators of an OpenAPI document are no matter of this rule.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="method-without-request-validation",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("rest.method",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",),
    strict=Level.HINT,
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a method that takes a payload and certainly looks at none."""
    if ctx.value(method, "http_method") not in ("POST", "PUT", "PATCH"):
        return
    if not method.sets("request_validator_id") and not method.sets("request_models"):
        name = ctx.spelled(method, "request_validator_id")
        yield Finding(header(method), f"The method takes any payload; with a model and `{name}`, API Gateway turns away what does not fit.")
