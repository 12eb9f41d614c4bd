"""Deployment is never made again.

What it does
    Reports a Terraform deployment of a REST API that nothing replaces when the API changes.
Why it matters
    A deployment is a snapshot. Without `triggers` it is made once: later changes to methods and integrations are applied, and never reach
    the stage.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = file("pets.json")
    }

    resource "aws_api_gateway_deployment" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-triggers
      rest_api_id = aws_api_gateway_rest_api.pets.id
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = file("pets.json")
    }

    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id

      triggers = {
        redeployment = sha1(aws_api_gateway_rest_api.pets.body)
      }

      lifecycle {
        create_before_destroy = true
      }
    }
    ```
When it stays quiet
    In CloudFormation, where a new deployment needs a new logical id. When something else replaces the deployment:
    `replace_triggered_by`, or a stage description or variable that is computed. When the API is not declared in the same module.
"""

from collections.abc import Iterator

from gatewright.model import ABSENT, Block
from gatewright.model.graph import Api, Deployment
from gatewright.rules.questions.dependencies import unawaited
from gatewright.rules.questions.redeployment import is_replaced, redeploying
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-without-triggers",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment",),
    errors=("Missing Authentication Token",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment with neither `triggers` nor anything else that replaces it."""
    deployment = ctx.graph.node(block, of=Deployment)
    api = deployment.api
    if ctx.dialect != "terraform" or not api or ctx.value(block, "triggers") is not ABSENT or is_replaced(block):
        return
    if unawaited(deployment, ctx):
        return  # it is made too early, which is worse, and a rule of its own
    yield Finding(
        header(block),
        "Nothing makes this deployment again, so later changes of the API do not reach its stages; hash what it publishes in `triggers`.",
        fixes=(_fix(block, api, ctx),) if ctx.wants_fixes else (),
    )


def _fix(block: Block, api: Api, ctx: RuleContext) -> Fix:
    return Fix("Deploy again when the API changes", redeploying(block, api, ctx))
