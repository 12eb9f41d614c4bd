"""Load balancer is named, but no VPC link leads to it.

What it does
    Reports an integration with an `integration_target` whose `connection_type` is not `VPC_LINK`.
Why it matters
    The target is the load balancer behind a VPC link; without the link there is no road to it, and the service refuses it.
Example
    ```terraform
    resource "aws_lb" "pets" {
      name     = "pets"
      internal = true
      subnets  = ["subnet-0a1b2c3d"]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.internal/pets"
      integration_target      = aws_lb.pets.arn
                                ^^^^^^^^^^^^^^^ integration-target-without-vpc-link
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
            IntegrationTarget: arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/pets/1
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-target-without-vpc-link
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_vpc_link" "pets" {
      name               = "pets"
      security_group_ids = []
      subnet_ids         = ["subnet-0a1b2c3d"]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.internal/pets"
      connection_type         = "VPC_LINK"
      connection_id           = aws_apigatewayv2_vpc_link.pets.id
      integration_target      = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/pets/1"
    }
    ```
When it stays quiet
    When the connection type cannot be known, or the target comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam, Wish
from gatewright.rules.questions.apis import id_of, only_one
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="integration-target-without-vpc-link",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a target that is there for certain beside a connection over the internet."""
    target = given(integration, "integration_target", ctx)
    if target is None or ctx.effective(integration, "connection_type") != "INTERNET":
        return
    name = ctx.spelled(integration, "connection_type")
    what = f"`{name}` is `INTERNET`" if integration.get("connection_type") else f"`{name}` is not set, which means `INTERNET`"
    yield Finding(
        target.value.span,
        f"{what}; `{target.name}` is reached through a `VPC_LINK` only.",
        fixes=(Fix(f"Set `{name}` to `VPC_LINK`", tuple(_through_link(integration, ctx)), certain=False),),
    )


def _through_link(integration: Block, ctx: RuleContext) -> Iterator[Wish]:
    """Through the only VPC link that can lead to a target; which one else, its author knows."""
    yield SetParam(integration, "connection_type", "VPC_LINK")
    link = only_one(ctx.of_kind("http.vpc_link"))
    if link and not integration.sets("connection_id"):
        yield SetParam(integration, "connection_id", id_of(link, ctx))
