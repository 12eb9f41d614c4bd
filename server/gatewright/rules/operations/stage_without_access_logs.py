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
from gatewright.model.wish import AddBlock, Pointer
from gatewright.rules.access_logs import json_format
from gatewright.rules.apis import only_one
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header
from gatewright.rules.sam import settings_of

RULE = Rule(
    name="stage-without-access-logs",
    level=Level.WARNING,
    category=Category.OPERATIONS,
    on=("http.stage", "rest.stage", "sam.api", "sam.http_api", "sam.websocket_api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage where no access log is written."""
    setting = "access_log_setting" if stage.kind == "sam.api" else "access_log_settings"
    if any(one.sets(setting) for one in settings_of(stage, ctx)):
        return
    name = ctx.spelled(stage, setting)
    group = only_one(ctx.of_kind("neighbor.cloudwatch_log_group"))
    destination = Pointer(group.address, ctx.spelled(group, "arn")) if group else "LOG_GROUP_ARN"
    title = f"Log to `{group.name}`" if group else f"Add `{name}`"
    log = AddBlock(stage, setting, {"destination_arn": destination, "format": json_format(stage)})
    yield Finding(
        header(stage),
        f"The stage has no `{name}`; there is no record of who called what, and with which result.",
        fixes=(Fix(title, (log,), certain=False),),
    )
