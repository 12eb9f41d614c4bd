"""VPC link of a REST API leads to something that is no network load balancer."""

import pytest

from rules.writing import VARIABLE, says, stays_quiet

RULE = "vpc-link-to-other-than-network-load-balancer"
ARN = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:"


def link(target: str, balancer: str = "") -> str:
    """A link in Terraform to a load balancer with `balancer` lines."""
    return (
        f'{VARIABLE}resource "aws_lb" "pets" {{\n  name = "pets"\n  {balancer}\n}}\n'
        f'resource "aws_api_gateway_vpc_link" "it" {{\n  target_arns = [{target}]\n}}\n'
    )


def template(target: str, kind: str) -> str:
    """The same in CloudFormation."""
    return (
        f"Resources:\n  Pets:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      Type: {kind}\n"
        f"  It:\n    Type: AWS::ApiGateway::VpcLink\n    Properties:\n      TargetArns:\n        - {target}\n"
    )


@pytest.mark.parametrize(
    "snippet",
    [
        link("var.x"),
        link("aws_lb.pets.arn", 'load_balancer_type = "network"'),
        link("aws_lb.pets.arn", "load_balancer_type = var.x"),
        link("aws_lb.elsewhere.arn"),
        link(f'"{ARN}loadbalancer/net/pets/50dc6c495c0c9188"'),
        link('"arn:${var.x}"'),
        template("!Ref Pets", "network"),
        template("!Ref Pets", "!Ref X"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            link(f'"{ARN}targetgroup/pets/1"').replace("]\n}", f"]\n                 {'^' * (len(ARN) + 20)} {RULE}\n}}"),
            f"`{ARN}targetgroup/pets/1` is no network load balancer, and nothing else can be behind this link.",
        ),
        (
            template(f"!Ref Pets\n          ^^^^^^^^^ {RULE}", "gateway"),
            "`Pets` is a gateway load balancer; this link needs one with `Type` `network`.",
        ),
        (
            link("aws_lb.pets.arn").replace("]\n}", f"]\n                 ^^^^^^^^^^^^^^^ {RULE}\n}}"),
            "`pets` is an application load balancer; this link needs one with `load_balancer_type` `network`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
