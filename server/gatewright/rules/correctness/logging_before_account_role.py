"""Logs do not wait for the role of the account.

What it does
    Reports a stage, or method settings, that switch on logs of a REST or WebSocket API and do not depend on the account settings in the
    same project.
Why it matters
    No reference leads from a stage to the settings of the account, so both are made at the same time. When the stage comes first,
    it fails with "CloudWatch Logs role ARN must be set in account settings to enable logging"; the next run works, and so does
    nobody's fresh account.
Example
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
                        ^^^^^^^ logging-before-account-role
      }
    }
    ```
    ```cloudformation
    Resources:
      Account:
        Type: AWS::ApiGateway::Account
        Properties:
          CloudWatchRoleArn: !GetAtt ApiLogs.Arn
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              LoggingLevel: ERROR
                            ^^^^^ logging-before-account-role
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
    When any reference leads to the account settings, also over other resources, when a condition decides whether they are there, and about
    logs of HTTP APIs and Firehose. A stage is reported once, at its first log, and its method settings only when it writes no log itself.
"""

from collections.abc import Iterator

from gatewright.model import Block, Role
from gatewright.model.graph import Node, Setting, Stage
from gatewright.model.wish import DependOn
from gatewright.rules.questions.account_role import ACCOUNT, LOGGING, REFUSED, log_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="logging-before-account-role",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=LOGGING,
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    errors=("CloudWatch Logs role ARN must be set in account settings to enable logging",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first log of a resource that may be made before the account settings of its module."""
    log, outer = log_of(block, ctx), block.outermost
    # What SAM's Globals say counts for APIs that each wait for what they name.
    if not log or outer.role is not Role.RESOURCE or _first_log(outer, ctx) is not block or _waits_by_its_stage(outer, ctx):
        return
    accounts = [one for one in ctx.graph.all(Node, ACCOUNT) if one.project is ctx.project]
    node = ctx.graph.node(outer)
    if len(accounts) != 1 or not accounts[0].certain or accounts[0].address in node.waits_for or node.address in accounts[0].waits_for:
        return
    account, name = accounts[0].block, "depends_on" if ctx.dialect == "terraform" else "DependsOn"
    yield Finding(
        log.value.span,
        f'Nothing makes this wait for `{account.address}`; made first, it fails with "{REFUSED}". Name it in `{name}`.',
        (Related(account.uri, header(account), "The account settings."),),
        (Fix(f"Wait for `{account.address}`", (DependOn(outer, (account.address,)),)),),
    )


def _first_log(outer: Block, ctx: RuleContext) -> Block | None:
    return next((block for block in outer.family() if block.kind in LOGGING and log_of(block, ctx)), None)


def _waits_by_its_stage(outer: Block, ctx: RuleContext) -> bool:
    """Whether these are settings of a stage that writes logs itself: they come after it, and it is reported."""
    stage = ctx.graph.node(outer, of=Setting).stage if outer.kind == "rest.method_settings" else None
    return isinstance(stage, Stage) and stage.project is ctx.project and _first_log(stage.block, ctx) is not None
