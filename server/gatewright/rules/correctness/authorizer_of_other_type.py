"""Authorizer does not go with the authorization of its method or route.

What it does
    Reports a method or route that names an authorizer of another type than its authorization asks for: `CUSTOM` goes with a Lambda
    authorizer (`TOKEN`, `REQUEST`), `COGNITO_USER_POOLS` and `JWT` with an authorizer of that name.
Why it matters
    The service refuses it, a route with "Setting the authorization type to JWT requires a valid JWT authorizer", a method with
    "Invalid authorizer ID specified".
Example
    ```terraform
    resource "aws_apigatewayv2_authorizer" "users" {
      api_id                            = aws_apigatewayv2_api.pets.id
      name                              = "users"
      authorizer_type                   = "REQUEST"
      authorizer_uri                    = aws_lambda_function.authorize.invoke_arn
      authorizer_payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "JWT"
                           ^^^^^ authorizer-of-other-type
      authorizer_id      = aws_apigatewayv2_authorizer.users.id
    }
    ```
    ```cloudformation
    Resources:
      Users:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: users
          RestApiId: !Ref Pets
          Type: COGNITO_USER_POOLS
          IdentitySource: method.request.header.Authorization
          ProviderARNs: [!GetAtt UserPool.Arn]
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: CUSTOM
                             ^^^^^^ authorizer-of-other-type
          AuthorizerId: !Ref Users
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_authorizer" "users" {
      api_id                            = aws_apigatewayv2_api.pets.id
      name                              = "users"
      authorizer_type                   = "REQUEST"
      authorizer_uri                    = aws_lambda_function.authorize.invoke_arn
      authorizer_payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "CUSTOM"
      authorizer_id      = aws_apigatewayv2_authorizer.users.id
    }
    ```
When it stays quiet
    When one of the two cannot be known. `NONE` beside an authorizer has a rule of its own.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import authorization_for, authorization_parameter
from gatewright.rules.questions.http_apis import is_websocket
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="authorizer-of-other-type",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method", "http.route"),
    fix=Fixable.ALWAYS,
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
    """Compares the authorization with the one that the authorizer is for, where both are known."""
    parameter, authorizer = authorization_parameter(method), ctx.target(method, "authorizer_id")
    authorization = ctx.value(method, parameter)
    wanted = authorization_for(authorizer, ctx) if authorizer else None
    if authorizer is None or wanted in (None, authorization) or authorization not in ("CUSTOM", "COGNITO_USER_POOLS", "JWT"):
        return
    if "JWT" in (wanted, authorization) and is_websocket(method, ctx):
        return  # only HTTP APIs have it at all
    refused = "Setting the authorization type to JWT requires a valid JWT authorizer" if authorization == "JWT" else None
    yield Finding(
        ctx.place(method, parameter),
        f"`{ctx.spelled(method, parameter)}` is `{authorization}`, and the authorizer `{authorizer.name}` goes with `{wanted}`; "
        f'the call fails with "{refused or "Invalid authorizer ID specified"}".',
        (Related(authorizer.uri, authorizer.name_span, f"Authorizer `{authorizer.name}`."),),
        (Fix(f"Change to `{wanted}`", (SetParam(method, parameter, wanted),), certain=False),),
    )
