"""Terraform destroys the deployment that a stage still serves.

What it does
    Reports a deployment that a stage serves and that has no `create_before_destroy`.
Why it matters
    Each release replaces the deployment. Terraform then takes the old one away first, while the stage still points at it,
    and stops with "Active stages pointing to this deployment must be moved or deleted".
Example
    ```terraform
    resource "aws_api_gateway_deployment" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-create-before-destroy
      rest_api_id = aws_api_gateway_rest_api.pets.id
      triggers    = { redeployment = sha1(jsonencode(aws_api_gateway_rest_api.pets.body)) }
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      triggers    = { redeployment = sha1(jsonencode(aws_api_gateway_rest_api.pets.body)) }

      lifecycle {
        create_before_destroy = true
      }
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
When it stays quiet
    When no stage of the module refers to the deployment, and when one that does has `create_before_destroy` itself, which
    Terraform passes on to what it depends on. CloudFormation keeps its own order.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import CreateBeforeDestroy
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-without-create-before-destroy",
    level=Level.WARNING,
    category=Category.OPERATIONS,
    on=("http.deployment", "rest.deployment"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment",),
    errors=("Active stages pointing to this deployment must be moved or deleted",),
)


def check(deployment: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment in use that would be destroyed first."""
    if ctx.dialect != "terraform" or _made_first(deployment, ctx):
        return
    users = [user for user, _ in ctx.project.references_to(deployment.address) if user.kind in ("rest.stage", "http.stage")]
    if users and not any(_made_first(user, ctx) for user in users):
        yield Finding(
            header(deployment),
            "The deployment has no `create_before_destroy`; its next replacement fails with "
            '"Active stages pointing to this deployment must be moved or deleted".',
            fixes=(Fix("Create the new deployment before the old one is destroyed", (CreateBeforeDestroy(deployment),)),),
        )


def _made_first(block: Block, ctx: RuleContext) -> bool:
    settings = (child.written("create_before_destroy") for child in block.children if child.name == "lifecycle")
    return any(attribute and ctx.known(attribute.value) is not False for attribute in settings)
