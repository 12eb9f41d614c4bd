"""Security policy named by year has no endpoint access mode beside it.

What it does
    Reports a `security_policy` that starts with `SecurityPolicy_` where `endpoint_access_mode` is not set.
Why it matters
    The service refuses such a policy on its own: it wants to be told whether the endpoint checks how a connection arrives
    (`STRICT`) or not (`BASIC`).
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name            = "pets"
      security_policy = "SecurityPolicy_TLS13_1_3_2025_09"
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-without-access-mode

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          RegionalCertificateArn: !Ref Certificate
          SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-without-access-mode
          EndpointConfiguration:
            Types: [REGIONAL]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name                 = "pets"
      security_policy      = "SecurityPolicy_TLS13_1_3_2025_09"
      endpoint_access_mode = "BASIC"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    When the policy cannot be known, and for an API with an OpenAPI document, which may say the mode.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import described_elsewhere
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="security-policy-without-access-mode",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api", "rest.domain_name", "rest.private_domain_name"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a new policy where no mode is written."""
    policy = ctx.value(block, "security_policy")
    if not isinstance(policy, str) or not policy.startswith("SecurityPolicy_"):
        return
    if block.sets("endpoint_access_mode") or described_elsewhere(block):
        return
    name = ctx.spelled(block, "endpoint_access_mode")
    yield Finding(
        ctx.place(block, "security_policy"),
        f"`{policy}` needs `{name}`; begin with `BASIC`, and change to `STRICT` once the logs show no caller with another host name.",
        fixes=tuple(
            Fix(f"Set `{name}` to `{mode}`", (SetParam(block, "endpoint_access_mode", mode),), certain=False)
            for mode in ("BASIC", "STRICT")
        ),
    )
