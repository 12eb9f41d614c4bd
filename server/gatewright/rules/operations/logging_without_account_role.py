"""Logs are on, and no role of the account is declared.

What it does
    Reports the first place in a project that switches on logs of a REST or WebSocket API, where the project does not set the role of the
    account that API Gateway writes them with.
Why it matters
    The role belongs to the account, once for each region. Where nobody has set it yet, the stage fails with "CloudWatch Logs role
    ARN must be set in account settings to enable logging".
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
                        ^^^^^^^ logging-without-account-role
      }
    }
    ```
    ```cloudformation
    Resources:
      AccessLog:
        Type: AWS::Logs::LogGroup
        Properties:
          RetentionInDays: 30
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
          AccessLogSetting:
            DestinationArn: !GetAtt AccessLog.Arn
                            ^^^^^^^^^^^^^^^^^^^^^ logging-without-account-role
            Format: $context.requestId $context.status
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_account" "this" {
      cloudwatch_role_arn = aws_iam_role.api_logs.arn
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
      }

      depends_on = [aws_api_gateway_account.this]
    }
    ```
When it stays quiet
    When the project has account settings, in a called module too; inside a called module, and beside modules or nested stacks
    that the files do not show. About logs of HTTP APIs and about Firehose, which need no such role. A role that another project
    of the account sets is as good: allow the rule then.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Node
from gatewright.rules.questions.account_role import ACCOUNT, LOGGING, REFUSED, first_logging, log_of
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="logging-without-account-role",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=LOGGING,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    strict=Level.INFORMATION,
    errors=("CloudWatch Logs role ARN must be set in account settings to enable logging",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first logs of a project that could not declare the role anywhere else."""
    log = log_of(block, ctx)
    if not log or not ctx.graph.is_whole or ctx.graph.all(Node, ACCOUNT) or first_logging(ctx) is not block:
        return
    yield Finding(
        log.value.span,
        f'No account settings are declared; without a role there, logging fails with "{REFUSED}".',
    )
