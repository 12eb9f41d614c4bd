"""Private API or domain is limited to IPv4.

What it does
    Reports `ip_address_type` `ipv4` beside the endpoint type `PRIVATE`.
Why it matters
    The service refuses it: "Only dualstack ipAddressType is supported for Private APIs."
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types           = ["PRIVATE"]
        ip_address_type = "ipv4"
                          ^^^^^^ private-api-on-ipv4
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          EndpointConfiguration:
            Types: [PRIVATE]
            IpAddressType: ipv4
                           ^^^^ private-api-on-ipv4
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name   = "pets"
      policy = data.aws_iam_policy_document.pets.json

      endpoint_configuration {
        types           = ["PRIVATE"]
        ip_address_type = "dualstack"
      }
    }
    ```
When it stays quiet
    When the endpoint type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="private-api-on-ipv4",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(
        "rest.api.endpoint_configuration",
        "rest.domain_name.endpoint_configuration",
        "rest.private_domain_name.endpoint_configuration",
    ),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",),
    errors=("Only dualstack ipAddressType is supported for Private APIs",),
)


def check(configuration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an address type that no private endpoint has."""
    if ctx.value(configuration, "types") != ["PRIVATE"] or ctx.value(configuration, "ip_address_type") != "ipv4":
        return
    name = ctx.spelled(configuration, "ip_address_type")
    yield Finding(
        ctx.place(configuration, "ip_address_type"),
        f'`{name}` is `ipv4`; the service refuses it with "Only dualstack ipAddressType is supported for Private APIs."',
        fixes=(Fix("Change to `dualstack`", (SetParam(configuration, "ip_address_type", "dualstack"),)),),
    )
