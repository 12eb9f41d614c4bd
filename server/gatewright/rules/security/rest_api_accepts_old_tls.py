"""Default endpoint accepts TLS 1.0 and 1.1.

What it does
    Reports a regional or edge-optimized REST API whose default endpoint is open and whose security policy is `TLS_1_0`,
    which is what it gets without one.
Why it matters
    TLS 1.0 and 1.1 are broken and out of use, and the default endpoint takes them, whatever the policy of a custom domain
    in front.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ rest-api-accepts-old-tls
      name = "pets"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ rest-api-accepts-old-tls
        Properties:
          Name: pets
          EndpointConfiguration:
            Types: [REGIONAL]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name                 = "pets"
      security_policy      = "SecurityPolicy_TLS13_1_2_2021_06"
      endpoint_access_mode = "BASIC"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    Private APIs, which start with `TLS_1_2`, APIs whose default endpoint is closed, APIs from an OpenAPI document, and
    values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import described_elsewhere, endpoint_types
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="rest-api-accepts-old-tls",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("rest.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",),
    strict=Level.INFORMATION,
)

_POLICIES = {"REGIONAL": "SecurityPolicy_TLS13_1_2_2021_06", "EDGE": "SecurityPolicy_TLS12_2018_EDGE"}


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an endpoint that is certainly open, to old clients, too."""
    policy, closed, types = ctx.value(api, "security_policy"), ctx.value(api, "disable_execute_api_endpoint"), endpoint_types(api, ctx)
    if policy not in (ABSENT, "TLS_1_0") or closed is UNKNOWN or is_true(closed) or described_elsewhere(api):
        return
    if types is UNKNOWN or types not in (["EDGE"], ["REGIONAL"]):
        return
    name, better = ctx.spelled(api, "security_policy"), _POLICIES[types[0]]
    what = "is not set, which means `TLS_1_0`" if policy is ABSENT else "is `TLS_1_0`"
    strengthen = (SetParam(api, "security_policy", better), SetParam(api, "endpoint_access_mode", "BASIC"))
    yield Finding(
        ctx.place(api, "security_policy"),
        f"`{name}` {what}; the default endpoint accepts TLS 1.0 and 1.1. Choose `{better}` or another `SecurityPolicy_...`, or close it.",
        fixes=(Fix(f"Use `{better}`", strengthen, certain=False),),
    )
