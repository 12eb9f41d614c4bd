"""Stage writes no execution log.

What it does
    Reports a stage of a REST or WebSocket API whose `logging_level` for all methods or routes is `OFF` or not set.
Why it matters
    Access logs tell that a call failed; only the execution log tells why: which mapping, authorizer or integration, with
    which message.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
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
      Live:
        Type: AWS::ApiGateway::Stage
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-execution-logs
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
    ```
Write instead
    ```terraform
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
    HTTP APIs, which have no execution log, settings that may stand elsewhere (another module, a condition, a stage name
    that cannot be known), and a level that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.stages import for_all, set_for_all, spelled_setting
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-execution-logs",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("http.stage", "rest.stage"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    strict=Level.INFORMATION,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage that could log its execution and certainly does not."""
    can = stage.kind == "rest.stage" or protocol_of(stage, ctx.project) == "WEBSOCKET"
    if can and for_all(stage, "logging_level", ctx) in (ABSENT, "OFF"):
        wishes = set_for_all(stage, {"logging_level": "ERROR"}, ctx)
        yield Finding(
            header(stage),
            f"The stage writes no execution log; nothing tells why a call fails. Set `{spelled_setting(stage, 'logging_level', ctx)}` to `ERROR`.",
            fixes=(Fix("Log the errors of every method", wishes, certain=False),) if wishes else (),
        )
