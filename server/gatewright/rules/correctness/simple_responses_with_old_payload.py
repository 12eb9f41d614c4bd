"""Authorizer answers yes or no, in a format that knows policies only.

What it does
    Reports `enable_simple_responses` beside `authorizer_payload_format_version` `1.0`.
Why it matters
    The service refuses it: "EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0"".
Example
    ```terraform
    resource "aws_apigatewayv2_authorizer" "keeper" {
      api_id                            = aws_apigatewayv2_api.pets.id
      name                              = "keeper"
      authorizer_type                   = "REQUEST"
      authorizer_uri                    = aws_lambda_function.keeper.invoke_arn
      authorizer_payload_format_version = "1.0"
                                          ^^^^^ simple-responses-with-old-payload
      enable_simple_responses           = true
    }
    ```
    ```cloudformation
    Resources:
      Keeper:
        Type: AWS::ApiGatewayV2::Authorizer
        Properties:
          ApiId: !Ref Pets
          Name: keeper
          AuthorizerType: REQUEST
          AuthorizerUri: !Ref KeeperUri
          AuthorizerPayloadFormatVersion: "1.0"
                                          ^^^^^ simple-responses-with-old-payload
          EnableSimpleResponses: true
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_authorizer" "keeper" {
      api_id                            = aws_apigatewayv2_api.pets.id
      name                              = "keeper"
      authorizer_type                   = "REQUEST"
      authorizer_uri                    = aws_lambda_function.keeper.invoke_arn
      authorizer_payload_format_version = "2.0"
      enable_simple_responses           = true
    }
    ```
When it stays quiet
    When one of the two cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="simple-responses-with-old-payload",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",),
    errors=("EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion",),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the old format where simple answers are certainly on."""
    simple, version = authorizer.get("enable_simple_responses"), ctx.value(authorizer, "authorizer_payload_format_version")
    if simple is None or not is_true(ctx.known(simple.value)) or version not in ("1.0", 1.0):
        return
    yield Finding(
        ctx.place(authorizer, "authorizer_payload_format_version"),
        f'`{simple.name}` needs `2.0` here; the call fails with "EnableSimpleResponses can only be set for '
        'AuthorizerPayloadFormatVersion "2.0"".',
        fixes=(
            Fix("Change to `2.0`", (SetParam(authorizer, "authorizer_payload_format_version", "2.0"),), certain=False),
            Fix(f"Remove `{simple.name}`", (Remove(simple),), certain=False),
        ),
    )
