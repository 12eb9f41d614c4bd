"""Answer of an authorizer is kept for more than five minutes.

What it does
    Reports an authorizer whose answers are cached for more than 300 seconds.
Why it matters
    A token that is revoked, or a right that is withdrawn, goes on working until the cached answer expires.
Example
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name                             = "users"
      rest_api_id                      = aws_api_gateway_rest_api.pets.id
      type                             = "TOKEN"
      authorizer_uri                   = aws_lambda_function.check.invoke_arn
      authorizer_result_ttl_in_seconds = 3600
                                         ^^^^ authorization-cached-for-long
    }
    ```
    ```cloudformation
    Resources:
      Users:
        Type: AWS::ApiGateway::Authorizer
        Properties:
          Name: users
          RestApiId: !Ref Pets
          Type: TOKEN
          IdentitySource: method.request.header.Authorization
          AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Check.Arn}/invocations
          AuthorizerResultTtlInSeconds: 3600
                                        ^^^^ authorization-cached-for-long
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_authorizer" "users" {
      name                             = "users"
      rest_api_id                      = aws_api_gateway_rest_api.pets.id
      type                             = "TOKEN"
      authorizer_uri                   = aws_lambda_function.check.invoke_arn
      authorizer_result_ttl_in_seconds = 300
    }
    ```
When it stays quiet
    Up to 300 seconds, which is what the service starts with, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="authorization-cached-for-long",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("http.authorizer", "rest.authorizer", "sam.api.auth.authorizers.identity", "sam.http_api.auth.authorizers.identity"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization-with-console.html",),
    strict=Level.HINT,
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a lifetime over the default."""
    for name in ("authorizer_result_ttl_in_seconds", "reauthorize_every"):
        seconds = ctx.value(block, name)
        if isinstance(seconds, int) and 300 < seconds <= 3600:
            spelled = ctx.spelled(block, name)
            yield Finding(
                ctx.place(block, name),
                f"`{spelled}` is {seconds}; what an authorizer allowed stays allowed for {seconds // 60} minutes, though the token is revoked.",
                fixes=(Fix("Keep it for 300 seconds", (SetParam(block, name, 300),), certain=False),),
            )
