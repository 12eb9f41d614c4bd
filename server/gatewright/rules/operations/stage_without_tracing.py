"""Stage does not trace requests.

What it does
    Reports a stage of a REST API whose `xray_tracing_enabled` is not `true`.
Why it matters
    With tracing, X-Ray shows for each request how long API Gateway, the authorizer and every backend took. Traces are
    billed by number.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-tracing
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
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-tracing
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.pets.id
      deployment_id         = aws_api_gateway_deployment.pets.id
      stage_name            = "live"
      xray_tracing_enabled  = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
When it stays quiet
    HTTP and WebSocket APIs, which have no tracing, and when the value cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.sam import may_inherit
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="stage-without-tracing",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("rest.stage", "sam.api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",),
    strict=Level.HINT,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports tracing that is certainly off."""
    setting = "tracing_enabled" if stage.kind == "sam.api" else "xray_tracing_enabled"
    enabled = ctx.value(stage, setting)
    if enabled is ABSENT and may_inherit(stage, setting, ctx):
        return
    if enabled is not UNKNOWN and not is_true(enabled):
        name = ctx.spelled(stage, setting)
        yield Finding(
            ctx.place(stage, setting),
            f"`{name}` is not `true`; nothing shows where a slow request spends its time.",
            fixes=(Fix("Trace requests", (SetParam(stage, setting, True),), certain=False),),
        )
