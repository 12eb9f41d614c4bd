"""Security policy belongs to another type of endpoint.

What it does
    Reports a `security_policy` that ends in `_EDGE` on a regional or private endpoint, and one of the other names that start with
    `SecurityPolicy_` on an edge-optimized one.
Why it matters
    The service refuses a policy that the type of endpoint does not have.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.pets.arn
      security_policy          = "SecurityPolicy_TLS13_2025_EDGE"
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-for-other-endpoint
      endpoint_access_mode     = "BASIC"

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
          SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-for-other-endpoint
          EndpointAccessMode: BASIC
          EndpointConfiguration:
            Types: [EDGE]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.pets.arn
      security_policy          = "SecurityPolicy_TLS13_1_3_2025_09"
      endpoint_access_mode     = "BASIC"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    `TLS_1_0` and `TLS_1_2`, and where policy or endpoint type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.domains import endpoint_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="security-policy-for-other-endpoint",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api", "rest.domain_name", "rest.private_domain_name"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html",),
)

_EDGE_AND_OTHER = {
    "SecurityPolicy_TLS13_2025_EDGE": "SecurityPolicy_TLS13_1_3_2025_09",
    "SecurityPolicy_TLS12_PFS_2025_EDGE": "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
    "SecurityPolicy_TLS12_2018_EDGE": "SecurityPolicy_TLS13_1_2_2021_06",
}
"""The policies of edge endpoints, each with the one that comes closest elsewhere."""
_OTHER_AND_EDGE = {other: edge for edge, other in _EDGE_AND_OTHER.items()}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a new policy of the wrong sort."""
    policy, endpoint = ctx.value(block, "security_policy"), endpoint_of(block, ctx)
    if not isinstance(policy, str) or not policy.startswith("SecurityPolicy_") or not isinstance(endpoint, str):
        return
    if policy.endswith("_EDGE") == (endpoint == "EDGE"):
        return
    if endpoint == "EDGE":
        need, new = "take only policies that end in `_EDGE`", _OTHER_AND_EDGE.get(policy, "SecurityPolicy_TLS13_2025_EDGE")
    else:
        need, new = "take none that ends in `_EDGE`", _EDGE_AND_OTHER.get(policy, "SecurityPolicy_TLS13_1_3_2025_09")
    yield Finding(
        ctx.place(block, "security_policy"),
        f"The endpoint type is `{endpoint}`; such endpoints {need}, so `{policy}` is refused.",
        fixes=(Fix(f"Change to `{new}`", (SetParam(block, "security_policy", new),), certain=False),),
    )
