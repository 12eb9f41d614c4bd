"""Access log is never deleted.

What it does
    Reports a log group without a retention that takes the access log of a stage.
Why it matters
    The log grows, and is paid for, as long as the account exists; addresses of clients in it are personal data that may not
    be kept without end.
Example
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ access-log-kept-forever
      name = "/pets/access"
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
    ```cloudformation
    Resources:
      Access:
        Type: AWS::Logs::LogGroup
              ^^^^^^^^^^^^^^^^^^^ access-log-kept-forever
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: '{"requestId": "$context.requestId"}'
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
    Log groups that no stage of the module or template refers to, and a retention that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-log-kept-forever",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("neighbor.cloudwatch_log_group",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",),
    strict=Level.HINT,
)


def check(group: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a log group of a stage that certainly keeps everything."""
    if ctx.value(group, "retention_in_days") not in (ABSENT, 0):
        return
    if any(user.kind in ("rest.stage", "http.stage") for user, _ in ctx.project.references_to(group.address)):
        name = ctx.spelled(group, "retention_in_days")
        yield Finding(
            ctx.place(group, "retention_in_days"),
            f"The log group of the access log has no `{name}`; it is kept, and paid for, forever.",
            fixes=(Fix("Keep it for 30 days", (SetParam(group, "retention_in_days", 30),), certain=False),),
        )
