"""Stage writes no access log.

What it does
    Reports a stage of a REST, HTTP or WebSocket API without `access_log_settings`.
Why it matters
    When something goes wrong, nothing tells who called what, when and with which result. Execution logs are no substitute:
    they do not cover requests that are turned away before a method is found, and HTTP APIs have none.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-access-logs
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-access-logs
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
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
    When the settings may come from a `dynamic` block, a condition or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock, AddResource, Pointer, Wish
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.access_logs import json_format
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-access-logs",
    level=Level.WARNING,
    category=Category.OPERATIONS,
    on=("http.stage", "rest.stage", "sam.api", "sam.http_api", "sam.websocket_api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
)

_GROUP = "neighbor.cloudwatch_log_group"


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage where no access log is written."""
    if any(one.sets(_setting(stage)) for one in settings_of(stage, ctx)):
        return
    group = only_one(ctx.of_kind(_GROUP))
    yield Finding(
        header(stage),
        f"The stage has no `{ctx.spelled(stage, _setting(stage))}`; there is no record of who called what, and with which result.",
        fixes=(_log_to(group.address, f"Log to `{group.name}`", stage, ctx) if group else _log_anew(stage, ctx),),
    )


def _setting(stage: Block) -> str:
    return "access_log_setting" if stage.kind == "sam.api" else "access_log_settings"


def _log_to(address: str, title: str, stage: Block, ctx: RuleContext, *before: Wish) -> Fix:
    destination = Pointer(address, "arn" if ctx.dialect == "terraform" else "Arn")
    log = AddBlock(stage, _setting(stage), {"destination_arn": destination, "format": json_format(stage)})
    return Fix(title, (*before, log), certain=False)


def _log_anew(stage: Block, ctx: RuleContext) -> Fix:
    """A log group of the stage's own. In a template it needs no name."""
    address = new_address(ctx, _GROUP, f"{stage.name} access log")
    name = {"name": f"/api-gateway/{stage.name}/access"} if ctx.dialect == "terraform" else {}
    add = AddResource(stage, _GROUP, address, {**name, "retention_in_days": 30})
    return _log_to(address, "Log to a new group, kept for 30 days", stage, ctx, add)
