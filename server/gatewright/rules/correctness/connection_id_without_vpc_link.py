"""VPC link is named but not used.

What it does
    Reports an integration with a `connection_id` whose `connection_type` is `INTERNET`, or left out, which means the same.
Why it matters
    The call then takes the public internet: a private backend is not found, and a public one is reached by a road that nobody
    meant.
Example
    ```terraform
    resource "aws_api_gateway_vpc_link" "pets" {
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.internal/pets"
      connection_id           = aws_api_gateway_vpc_link.pets.id
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ connection-id-without-vpc-link
    }
    ```
    ```cloudformation
    Resources:
      PetsLink:
        Type: AWS::ApiGateway::VpcLink
        Properties:
          Name: pets
          TargetArns:
            - !Ref PetsBalancer
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.internal/pets
            ConnectionType: INTERNET
            ConnectionId: !Ref PetsLink
                          ^^^^^^^^^^^^^ connection-id-without-vpc-link
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_vpc_link" "pets" {
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.internal/pets"
      connection_type         = "VPC_LINK"
      connection_id           = aws_api_gateway_vpc_link.pets.id
    }
    ```
When it stays quiet
    When the connection type cannot be known, or the id comes from a variable that may be null. With `integration_target` the
    missing `VPC_LINK` is reported there.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.given import given
from gatewright.rules.questions.integrations import type_of
from gatewright.rules.questions.uris import AWS_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="connection-id-without-vpc-link",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an id that is there for certain beside a connection that does not use it."""
    link = given(integration, "connection_id", ctx)
    if link is None or integration.sets("integration_target") or ctx.effective(integration, "connection_type") != "INTERNET":
        return
    name = ctx.spelled(integration, "connection_type")
    what = f"`{name}` is `INTERNET`" if integration.get("connection_type") else f"`{name}` is not set, which means `INTERNET`"
    fixes = [Fix(f"Remove `{link.name}`", (Remove(link),), certain=False)]
    if type_of(integration, ctx) not in (*AWS_TYPES, "MOCK"):
        fixes.insert(0, Fix(f"Set `{name}` to `VPC_LINK`", (SetParam(integration, "connection_type", "VPC_LINK"),), certain=False))
    yield Finding(link.value.span, f"{what}; the link in `{link.name}` is not used.", fixes=tuple(fixes))
