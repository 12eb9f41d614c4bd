"""Every origin may call the HTTP API with the cookies of its users.

What it does
    Reports `allow_credentials` beside `*` in `allow_origins` of an HTTP API.
Why it matters
    The service refuses it: "allow-credentials is not supported if 'allow-origin' is *". Browsers would refuse such an answer, too.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins     = ["*"]
                             ^^^ cors-credentials-with-wildcard
        allow_credentials = true
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          CorsConfiguration:
            AllowOrigins: ["*"]
                           ^^^ cors-credentials-with-wildcard
            AllowCredentials: true
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins     = ["https://pets.example.com"]
        allow_credentials = true
      }
    }
    ```
When it stays quiet
    When one of the two cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.lists import known_items
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cors-credentials-with-wildcard",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api.cors_configuration", "sam.api.cors"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",),
    errors=(
        "allow-credentials is not supported if 'allow-origin' is *",
        "'AllowCredentials' can not be true when AllowOrigin is '*'",
        "must not be the wildcard '*' when the request's credentials mode is 'include'",
    ),
)


def check(cors: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the wildcard where credentials are certainly allowed."""
    credentials = cors.get("allow_credentials")
    if credentials is None or not is_true(ctx.known(credentials.value)):
        return
    if cors.kind == "sam.api.cors":
        yield from _in_sam(cors, credentials, ctx)
        return
    wildcard = next((item for item in known_items(cors, "allow_origins", ctx) if item.text == "*"), None)
    if wildcard:
        yield Finding(
            wildcard.place,
            f'`{credentials.name}` needs a list of origins; the call fails with "allow-credentials is not supported if '
            "'allow-origin' is *\".",
            fixes=(Fix(f"Remove `{credentials.name}`", (Remove(credentials),), certain=False),),
        )


def _in_sam(cors: Block, credentials: Attribute, ctx: RuleContext) -> Iterator[Finding]:
    """SAM allows every origin where none is written; `Globals` may write one."""
    origin = ctx.value(cors, "allow_origin")
    inherited = any(one is not cors.outermost and one.sets("cors") for one in settings_of(cors.outermost, ctx))
    if origin == "'*'" or (origin is ABSENT and not inherited and cors.outermost.kind == "sam.api"):
        yield Finding(
            credentials.value.span,
            f"`{credentials.name}` needs an origin; SAM stops with \"'AllowCredentials' can not be true when 'AllowOrigin' is \"'*'\" or not set\".",
            fixes=(Fix(f"Remove `{credentials.name}`", (Remove(credentials),), certain=False),),
        )
