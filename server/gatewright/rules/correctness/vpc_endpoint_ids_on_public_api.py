"""VPC endpoints are named for an API that is not private.

What it does
    Reports `vpc_endpoint_ids` of an API whose endpoint type is not `PRIVATE`.
Why it matters
    The service refuses it: "VPCEndpoints can only be specified with PRIVATE apis."
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"

      endpoint_configuration {
        types            = ["REGIONAL"]
        vpc_endpoint_ids = [aws_vpc_endpoint.api.id]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vpc-endpoint-ids-on-public-api
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
            Types: [REGIONAL]
            VpcEndpointIds: [vpce-0123456789abcdef0]
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vpc-endpoint-ids-on-public-api
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name   = "pets"
      policy = data.aws_iam_policy_document.pets.json

      endpoint_configuration {
        types            = ["PRIVATE"]
        vpc_endpoint_ids = [aws_vpc_endpoint.api.id]
      }
    }
    ```
When it stays quiet
    When the endpoint type cannot be known, or the list may be empty.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block, Sequence
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.apis import single_endpoint, to_endpoint
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="vpc-endpoint-ids-on-public-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api.endpoint_configuration", "sam.api.endpoint_configuration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",),
    errors=("VPCEndpoints can only be specified with PRIVATE apis",),
)


def check(configuration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports endpoints that are certainly listed for an API that is certainly public."""
    of_sam = configuration.kind == "sam.api.endpoint_configuration"
    kind = ctx.value(configuration, "type") if of_sam else single_endpoint(configuration.outermost, ctx)
    endpoints = configuration.get("vpc_endpoint_ids")
    if endpoints is None or not _lists_some(endpoints) or kind not in ("EDGE", "REGIONAL"):
        return
    yield Finding(
        endpoints.span,
        f'`{endpoints.name}` is set on an API of the type `{kind}`; "VPCEndpoints can only be specified with PRIVATE apis."',
        fixes=(
            Fix(f"Remove `{endpoints.name}`", (Remove(endpoints),), certain=False),
            Fix(
                "Make the API `PRIVATE`",
                (SetParam(configuration, "type", "PRIVATE") if of_sam else to_endpoint(configuration, "PRIVATE"),),
                certain=False,
            ),
        ),
    )


def _lists_some(endpoints: Attribute) -> bool:
    match endpoints.value:
        case Sequence(items=items):
            return bool(items)
        case _:
            return False
