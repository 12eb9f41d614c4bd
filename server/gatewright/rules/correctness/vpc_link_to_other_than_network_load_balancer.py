"""VPC link of a REST API leads to something that is no network load balancer.

What it does
    Reports a target of a VPC link of the first generation that is an application or gateway load balancer, a listener, or no
    load balancer at all.
Why it matters
    The link ends in the state `FAILED`, and so does the deployment: only a network load balancer can be behind it.
Example
    ```terraform
    resource "aws_lb" "pets" {
      name    = "pets"
      subnets = var.subnets
    }

    resource "aws_api_gateway_vpc_link" "pets" {
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
                     ^^^^^^^^^^^^^^^ vpc-link-to-other-than-network-load-balancer
    }
    ```
    ```cloudformation
    Resources:
      Link:
        Type: AWS::ApiGateway::VpcLink
        Properties:
          Name: pets
          TargetArns:
            - arn:aws:ecs:eu-west-1:123456789012:service/pets
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vpc-link-to-other-than-network-load-balancer
    ```
Write instead
    ```terraform
    resource "aws_lb" "pets" {
      name               = "pets"
      load_balancer_type = "network"
      subnets            = var.subnets
    }

    resource "aws_api_gateway_vpc_link" "pets" {
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
    }
    ```
When it stays quiet
    When the target or the type of the load balancer cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Ref, Value
from gatewright.rules.questions.uris import ANYTHING, rendered, shown
from gatewright.rules.questions.values import possible
from gatewright.rules.rule import ABSENT, Category, Finding, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="vpc-link-to-other-than-network-load-balancer",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.vpc_link",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-nlb-for-vpclink-using-console.html",),
)

_RIGHT = re.compile(rf"arn:[^:{ANYTHING}]+:elasticloadbalancing:[^:]*:[^:]*:loadbalancer/net/.+")
_WRONG = re.compile(
    rf"arn:[^:{ANYTHING}]+:(elasticloadbalancing:[^:]*:[^:]*:(loadbalancer/(app|gwy)|listener|targetgroup)/|(?!elastic)[a-z]).*"
)


def check(link: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at each target."""
    attribute = link.get("target_arns")
    for target in possible(attribute.value, sure=True) if attribute else ():
        text = rendered(target, ctx.project)
        if _WRONG.fullmatch(text) or (ANYTHING not in text and not _RIGHT.fullmatch(text)):
            yield Finding(target.span, f"`{shown(text)}` is no network load balancer, and nothing else can be behind this link.")
        else:
            yield from _referred(target, ctx)


def _referred(target: Value, ctx: RuleContext) -> Iterator[Finding]:
    balancer = ctx.project.target(target) if isinstance(target, Ref) else None
    if balancer is None or balancer.kind != "neighbor.lb":
        return
    kind = ctx.value(balancer, "load_balancer_type")
    if kind is ABSENT or kind in ("application", "gateway"):
        name = ctx.spelled(balancer, "load_balancer_type")
        related = Related(balancer.uri, balancer.name_span, f"`{name}` is {'not set' if kind is ABSENT else f'`{kind}`'} here.")
        message = f"`{balancer.name}` is {'a gateway' if kind == 'gateway' else 'an application'} load balancer; this link needs one with `{name}` `network`."
        yield Finding(target.span, message, related=(related,))
