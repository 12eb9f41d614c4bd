"""Lambda authorizer of an HTTP or WebSocket API lacks its function, or the format that it talks in.

What it does
    Reports an authorizer of the type `REQUEST` without `authorizer_uri`, and one of an HTTP API without
    `authorizer_payload_format_version`.
Why it matters
    The service refuses it: "AuthorizerUri is a required field in an Authorizer", "AuthorizerPayloadFormatVersion is a required
    parameter for REQUEST authorizer". Neither has a default.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_authorizer" "keeper" {
      api_id          = aws_apigatewayv2_api.pets.id
      name            = "keeper"
      authorizer_type = "REQUEST"
                        ^^^^^^^^^ lambda-authorizer-incomplete
      authorizer_uri  = aws_lambda_function.keeper.invoke_arn
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
                          ^^^^^^^ lambda-authorizer-incomplete
          AuthorizerPayloadFormatVersion: "2.0"
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_authorizer" "keeper" {
      api_id                            = aws_apigatewayv2_api.pets.id
      name                              = "keeper"
      authorizer_type                   = "REQUEST"
      authorizer_uri                    = aws_lambda_function.keeper.invoke_arn
      authorizer_payload_format_version = "2.0"
    }
    ```
When it stays quiet
    When the type cannot be known; about the format also when the protocol of the API cannot, and for WebSocket APIs, which have one
    format only.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam, Wish
from gatewright.rules.questions.http_apis import is_http
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="lambda-authorizer-incomplete",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.authorizer",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",),
    errors=(
        "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer",
        "AuthorizerUri is a required field in an Authorizer",
    ),
)


def check(authorizer: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what is missing, each with the words of the service."""
    if ctx.value(authorizer, "authorizer_type") != "REQUEST":
        return
    if ctx.value(authorizer, "authorizer_uri") is ABSENT:
        yield _missing(authorizer, ctx, "authorizer_uri", "AuthorizerUri is a required field in an Authorizer")
    if is_http(authorizer, ctx) and ctx.value(authorizer, "authorizer_payload_format_version") is ABSENT:
        refused = "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer"
        wish = SetParam(authorizer, "authorizer_payload_format_version", "2.0")
        yield _missing(authorizer, ctx, "authorizer_payload_format_version", refused, wish)


def _missing(authorizer: Block, ctx: RuleContext, name: str, refused: str, *wishes: Wish) -> Finding:
    spelled = ctx.spelled(authorizer, name)
    fixes = (Fix(f"Add `{spelled}`", wishes, certain=False),) if wishes else ()
    place = ctx.place(authorizer, "authorizer_type")
    return Finding(place, f'A `REQUEST` authorizer needs `{spelled}`, which is not set; the call fails with "{refused}".', fixes=fixes)
