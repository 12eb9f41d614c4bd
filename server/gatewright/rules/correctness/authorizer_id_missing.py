"""Method or route does not name its authorizer.

What it does
    Reports a method or route whose authorization is `CUSTOM`, `COGNITO_USER_POOLS` or `JWT` and that has no `authorizer_id`.
Why it matters
    The service refuses it: "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS
    requires a valid authorizer."
Example
    ```terraform
    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "CUSTOM"
                      ^^^^^^^^ authorizer-id-missing
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
          AuthorizationType: COGNITO_USER_POOLS
                             ^^^^^^^^^^^^^^^^^^ authorizer-id-missing
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "keeper" {
      name           = "keeper"
      rest_api_id    = aws_api_gateway_rest_api.pets.id
      authorizer_uri = aws_lambda_function.keeper.invoke_arn
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pet.id
      http_method   = "GET"
      authorization = "CUSTOM"
      authorizer_id = aws_api_gateway_authorizer.keeper.id
    }
    ```
When it stays quiet
    When the authorization cannot be known, or the authorizer is set in a way that cannot be read.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import authorization_parameter, authorizers_of, id_of, only_one
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorizer-id-missing",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method", "http.route"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
    ),
    errors=(
        "Invalid authorizer ID specified",
        "Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer",
        "Setting the authorization type to JWT requires a valid JWT authorizer",
    ),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an authorization that needs an authorizer where none is written."""
    parameter = authorization_parameter(method)
    authorization = ctx.value(method, parameter)
    param = ctx.param(method, parameter)
    if authorization not in ("CUSTOM", "COGNITO_USER_POOLS", "JWT") or method.sets("authorizer_id"):
        return
    if param and authorization not in param.values:
        return  # what this kind of API does not have is a wrong value
    name, fixes = ctx.spelled(method, "authorizer_id"), list[Fix]()
    authorizer = only_one(authorizers_of(method, ctx).get(authorization, []))
    if authorizer:
        fixes.append(
            Fix(f"Use the authorizer `{authorizer.name}`", (SetParam(method, "authorizer_id", id_of(authorizer, ctx)),), certain=False)
        )
    yield Finding(
        ctx.place(method, parameter),
        f'`{authorization}` needs `{name}`, which is not set; the call fails with "Invalid authorizer ID specified".',
        fixes=tuple(fixes),
    )
