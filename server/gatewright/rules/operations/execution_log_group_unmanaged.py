"""Execution log has no log group of one's own, so it is kept forever.

What it does
    Reports a stage with execution logs for which no log group `API-Gateway-Execution-Logs_{api}/{stage}` is declared.
Why it matters
    API Gateway makes that log group itself, without a retention: it grows, and is paid for, also after the API is gone.
    Declared in advance, it gets a retention and is removed with the stage.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ execution-log-group-unmanaged
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
              ^^^^^^^^^^^^^^^^^^^^^^ execution-log-group-unmanaged
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              LoggingLevel: ERROR
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "execution" {
      name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.pets.id}/live"
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

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
      }
    }
    ```
When it stays quiet
    When the stage writes no execution log, when that cannot be known, and as soon as a log group may have that name.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddResource, DependOn, Words
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import id_of
from gatewright.rules.questions.stages import for_every_method
from gatewright.rules.questions.uris import ANYTHING, rendered
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="execution-log-group-unmanaged",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("rest.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    strict=Level.HINT,
)

_PREFIX = "API-Gateway-Execution-Logs"


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a log that is certainly written, to a group that nobody declares."""
    if for_every_method(stage, "logging_level", ctx) in ("ERROR", "INFO") and not any(map(_may_be_it, _names(ctx))):
        yield Finding(
            header(stage),
            f"The execution log goes to a group that API Gateway makes and keeps forever; declare `{_PREFIX}_...` with a retention.",
            fixes=tuple(_fixes(stage, ctx)),
        )


def _names(ctx: RuleContext) -> Iterator[str]:
    """What the log groups are called; a group without a name gets another one."""
    for group in ctx.of_kind("neighbor.cloudwatch_log_group"):
        name = group.get("name")
        yield rendered(name.value, ctx.project) if name else ANYTHING if group.sets("name") else ""


def _may_be_it(name: str) -> bool:
    start = name.partition(ANYTHING)[0]
    return start.startswith(_PREFIX) or (start != name and _PREFIX.startswith(start))


def _fixes(stage: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The stage has to wait for the group, or its first request makes one; so the group cannot take its name from the stage."""
    api, name = ctx.target(stage, "rest_api_id"), ctx.value(stage, "stage_name")
    if api is None or not isinstance(name, str) or stage.conditional:
        return
    address = new_address(ctx, "neighbor.cloudwatch_log_group", f"{stage.name} execution log")
    params = {"name": Words((f"{_PREFIX}_", id_of(api, ctx), f"/{name}")), "retention_in_days": 30}
    add = AddResource(stage, "neighbor.cloudwatch_log_group", address, params)
    yield Fix("Add the log group, kept for 30 days", (add, DependOn(stage, (address,))), certain=False)
