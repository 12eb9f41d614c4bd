"""Part of an API that nothing uses.

What it does
    Reports an integration or authorizer of an HTTP or WebSocket API, and an authorizer, request validator or model of any API, that
    no route, method or other resource refers to.
Why it matters
    It is deployed and has no effect. Often the reference was forgotten: the method that was meant to be guarded by the authorizer
    is open.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-api-part
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }
    ```
    ```cloudformation
    Resources:
      KnownFields:
        Type: AWS::ApiGateway::RequestValidator
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-api-part
        Properties:
          RestApiId: !Ref Pets
          ValidateRequestBody: true
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "pets" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    ```
When it stays quiet
    Where anything but a deployment refers to it, an output too, and on models that some method or model may mean by their name.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block, Role
from gatewright.model.evaluate import fully_known
from gatewright.model.wish import Remove
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag, header

_WHAT = {
    "http.integration": ("integration", "route"),
    "http.authorizer": ("authorizer", "route"),
    "websocket.model": ("model", "route"),
    "rest.authorizer": ("authorizer", "method"),
    "rest.request_validator": ("request validator", "method"),
    "rest.model": ("model", "method"),
}
"""What each is called, and what would use it."""

RULE = Rule(
    name="unused-api-part",
    level=Level.HINT,
    category=Category.HOUSEKEEPING,
    on=tuple(_WHAT),
    fix=Fixable.ALWAYS,
    since="0.1.0",
)


_NO_USE = ("http.deployment", "rest.deployment", "websocket.integration_response")
"""Kinds that refer to a part without making use of it."""

_BY_NAME = ("request_models", "response_models", "schema")
"""Parameters in which a model is known by its name."""


def check(part: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a part that nothing refers to, by reference or by name."""
    if part.role is not Role.RESOURCE or not part.address or _is_referred_to(part, ctx) or _may_be_named(part, ctx):
        return
    what, user = _WHAT[part.kind or ""]
    yield Finding(
        header(part),
        f"No {user} uses the {what} `{part.name}`; it has no effect.",
        fixes=(Fix(f"Remove the {what}", (Remove(part),), certain=False),),
        tags=(Tag.UNNECESSARY,),
    )


def _is_referred_to(part: Block, ctx: RuleContext) -> bool:
    users = (block for block, _ in ctx.project.references_to(part.address))
    return any(user is not part and user.kind not in _NO_USE for user in users)


def _may_be_named(part: Block, ctx: RuleContext) -> bool:
    """Whether somewhere a model of that name may be meant."""
    if not (part.kind or "").endswith(".model"):
        return False
    name = ctx.value(part, "name")
    if not isinstance(name, str):
        return True
    kinds = ("rest.method", "rest.method_response", "rest.model", "http.route", "websocket.route_response")
    users = (user for kind in kinds for block in ctx.of_kind(kind) if block is not part for user in block.family())
    return any(_names(user, name, ctx) for user in users)


def _names(user: Block, name: str, ctx: RuleContext) -> bool:
    for parameter in _BY_NAME:
        value = ctx.value(user, parameter)
        if value is UNKNOWN or not fully_known(value) or name in str(value):
            return True
    return False
