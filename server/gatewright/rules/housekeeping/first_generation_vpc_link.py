"""VPC link is of the first generation.

What it does
    Reports a VPC link of the first generation, which leads to a Network Load Balancer only.
Why it matters
    Links of the second generation lead REST APIs to Application and Network Load Balancers alike, many backends share one
    of them, and AWS advises them for new work. Existing links go on working.
Example
    ```terraform
    resource "aws_api_gateway_vpc_link" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ first-generation-vpc-link
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
    }
    ```
    ```cloudformation
    Resources:
      PetsLink:
        Type: AWS::ApiGateway::VpcLink
              ^^^^^^^^^^^^^^^^^^^^^^^^ first-generation-vpc-link
        Properties:
          Name: pets
          TargetArns:
            - !Ref PetsBalancer
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_vpc_link" "pets" {
      name               = "pets"
      subnet_ids         = aws_subnet.private[*].id
      security_group_ids = [aws_security_group.pets.id]
    }
    ```
When it stays quiet
    On links of the second generation.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="first-generation-vpc-link",
    level=Level.OFF,
    category=Category.HOUSEKEEPING,
    on=("rest.vpc_link",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html",),
    strict=Level.HINT,
)

_SUCCESSORS = {"terraform": "aws_apigatewayv2_vpc_link", "cloudformation": "AWS::ApiGatewayV2::VpcLink"}


def check(link: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each of them."""
    yield Finding(
        header(link),
        f"`{link.spelled}` leads to one Network Load Balancer; for new work AWS advises `{_SUCCESSORS.get(ctx.dialect)}`, which leads to any.",
    )
