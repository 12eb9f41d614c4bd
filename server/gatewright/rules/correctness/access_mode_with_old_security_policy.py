"""Endpoint access mode stands beside a security policy that knows none.

What it does
    Reports `endpoint_access_mode` beside `security_policy` `TLS_1_0` or `TLS_1_2`.
Why it matters
    Only the policies that start with `SecurityPolicy_` have an access mode; with the older two the service wants it left out.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.pets.arn
      security_policy          = "TLS_1_2"
      endpoint_access_mode     = "STRICT"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-mode-with-old-security-policy

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          SecurityPolicy: TLS_1_2
          EndpointAccessMode: STRICT
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ access-mode-with-old-security-policy
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.pets.arn
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    When the policy cannot be known or is not written, or the mode comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-mode-with-old-security-policy",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api", "rest.domain_name", "rest.private_domain_name"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a mode that is there for certain beside one of the two old policies."""
    mode, policy = given(block, "endpoint_access_mode", ctx), ctx.value(block, "security_policy")
    if mode is None or policy not in ("TLS_1_0", "TLS_1_2"):
        return
    name = ctx.spelled(block, "security_policy")
    yield Finding(
        mode.span,
        f"`{mode.name}` goes only with a policy that starts with `SecurityPolicy_`, and `{name}` is `{policy}`; leave it out.",
        fixes=(Fix(f"Remove `{mode.name}`", (Remove(mode),), certain=False),),
    )
