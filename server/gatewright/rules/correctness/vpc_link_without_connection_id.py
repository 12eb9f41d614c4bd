"""Private integration does not name its VPC link.

What it does
    Reports an integration with `connection_type` `VPC_LINK` and no `connection_id`.
Why it matters
    The service refuses it: "ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK", in HTTP
    and WebSocket APIs "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK".
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.internal/pets"
      connection_type         = "VPC_LINK"
                                ^^^^^^^^^^ vpc-link-without-connection-id
    }
    ```
    ```cloudformation
    Resources:
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
            ConnectionType: VPC_LINK
                            ^^^^^^^^ vpc-link-without-connection-id
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
    When the connection type cannot be known, and with a type that cannot use a link at all, which has a rule of its own.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import id_of, only_one, protocol_of
from gatewright.rules.questions.integrations import type_of
from gatewright.rules.questions.uris import AWS_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="vpc-link-without-connection-id",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",),
    errors=(
        "ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK",
        "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK",
    ),
)


_ANSWERS = {
    "rest.integration": "ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK",
    "http.integration": "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK",
}


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a private integration where no link is written."""
    if ctx.value(integration, "connection_type") != "VPC_LINK" or integration.sets("connection_id"):
        return
    if type_of(integration, ctx) in (*AWS_TYPES, "MOCK"):
        return
    connection, name = ctx.spelled(integration, "connection_type"), ctx.spelled(integration, "connection_id")
    link = only_one(_links(integration, ctx))
    new = id_of(link, ctx) if link else "VPC_LINK_ID"
    title = f"Use the VPC link `{link.name}`" if link else f"Add `{name}`"
    yield Finding(
        ctx.place(integration, "connection_type"),
        f'`{connection}` is `VPC_LINK` and `{name}` is not set; the call fails with "{_ANSWERS[integration.kind or ""]}".',
        fixes=(Fix(title, (SetParam(integration, "connection_id", new),), certain=False),),
    )


def _links(integration: Block, ctx: RuleContext) -> list[Block]:
    """The links that it could use: HTTP APIs take new ones, WebSocket APIs old ones, REST APIs either."""
    old, new = ctx.of_kind("rest.vpc_link"), ctx.of_kind("http.vpc_link")
    if integration.kind == "rest.integration":
        return [*old, *new]
    protocol = protocol_of(integration, ctx.project)
    return list(old) if protocol == "WEBSOCKET" else list(new) if protocol == "HTTP" else []
