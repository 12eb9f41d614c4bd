"""Deployment does not wait for the resource policy.

What it does
    Reports a Terraform deployment of a REST API that may be made before the resource policy that stands apart from the API.
Why it matters
    A deployment is a snapshot, and the policy is a part of it. Made too early, a private API fails with "Private REST API doesn't
    have a resource policy attached to it"; any other is open to everybody until its next deployment.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_rest_api_policy" "orders" {
      rest_api_id = aws_api_gateway_rest_api.orders.id
      policy      = data.aws_iam_policy_document.orders.json
    }

    resource "aws_api_gateway_deployment" "orders" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-before-policy
      rest_api_id = aws_api_gateway_rest_api.orders.id
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
      body = file("orders.json")
    }

    resource "aws_api_gateway_rest_api_policy" "orders" {
      rest_api_id = aws_api_gateway_rest_api.orders.id
      policy      = data.aws_iam_policy_document.orders.json
    }

    resource "aws_api_gateway_deployment" "orders" {
      rest_api_id = aws_api_gateway_rest_api.orders.id

      triggers = {
        redeployment = sha1(jsonencode([
          aws_api_gateway_rest_api.orders.body,
          aws_api_gateway_rest_api_policy.orders.policy,
        ]))
      }
    }
    ```
When it stays quiet
    In CloudFormation, where the policy stands in the API. When the deployment reaches the policy by any reference: `triggers`,
    `depends_on`, also over other resources.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Deployment
from gatewright.model.wish import DependOn
from gatewright.rules.phrases import listed
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-before-policy",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html",),
    errors=("Private REST API doesn't have a resource policy attached to it",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment that does not reach a policy of its API."""
    deployment = ctx.graph.node(block, of=Deployment)
    api = deployment.api
    late = (one.address_in(ctx.project) for one in api.policies if block.address not in one.waits_for) if api else ()
    early = [address for address in dict.fromkeys(late) if address and address not in deployment.waits_for]
    if early:
        yield Finding(
            header(block),
            f"The deployment may be made before {listed(early)} and then fail or leave it out; name it in `triggers` or `depends_on`.",
            fixes=(Fix(f"Wait for {listed(early)}", (DependOn(block, tuple(early)),)),),
        )
