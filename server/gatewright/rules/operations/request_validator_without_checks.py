"""Request validator checks nothing.

What it does
    Reports a request validator of which neither `validate_request_body` nor `validate_request_parameters` is true.
Why it matters
    A method that names it looks validated, and lets every request through to the backend.
Example
    ```terraform
    resource "aws_api_gateway_request_validator" "all" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request-validator-without-checks
      name        = "all"
      rest_api_id = aws_api_gateway_rest_api.pets.id
    }
    ```
    ```cloudformation
    Resources:
      All:
        Type: AWS::ApiGateway::RequestValidator
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request-validator-without-checks
        Properties:
          Name: all
          RestApiId: !Ref Pets
          ValidateRequestBody: false
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_request_validator" "all" {
      name                        = "all"
      rest_api_id                 = aws_api_gateway_rest_api.pets.id
      validate_request_body       = true
      validate_request_parameters = true
    }
    ```
When it stays quiet
    When one of the two settings cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="request-validator-without-checks",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.request_validator",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",),
)

_CHECKS = ("validate_request_body", "validate_request_parameters")


def check(validator: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a validator of which both checks are certainly off."""
    if any(ctx.effective(validator, name) not in (False, "false") for name in _CHECKS):
        return
    body, parameters = (ctx.spelled(validator, name) for name in _CHECKS)
    yield Finding(
        header(validator),
        f"Neither `{body}` nor `{parameters}` is true, so the validator lets every request through.",
        fixes=(Fix("Check body and parameters", tuple(SetParam(validator, name, True) for name in _CHECKS), certain=False),),
    )
