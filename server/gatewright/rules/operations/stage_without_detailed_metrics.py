"""Stage counts by stage only, not by method.

What it does
    Reports a stage whose detailed metrics are off, or not set, for all methods or routes.
Why it matters
    CloudWatch then has one number of errors and one latency for the whole stage; which method is failing or slow has to be
    found out from logs. Detailed metrics are billed as custom metrics.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-detailed-metrics
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
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-detailed-metrics
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
        metrics_enabled = true
      }
    }
    ```
When it stays quiet
    Settings that may stand elsewhere (another module, a condition, a stage name that cannot be known), and a value that
    cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.stages import for_all, set_for_all, spelled_setting
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-detailed-metrics",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("http.stage", "rest.stage"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html",),
    strict=Level.HINT,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage that certainly keeps no metrics of single methods."""
    name = "metrics_enabled" if stage.kind == "rest.stage" else "detailed_metrics_enabled"
    enabled = for_all(stage, name, ctx)
    if enabled is not UNKNOWN and not is_true(enabled):
        wishes = set_for_all(stage, {name: True}, ctx)
        yield Finding(
            header(stage),
            f"The stage keeps no metrics of single methods or routes; set `{spelled_setting(stage, name, ctx)}` for all of them.",
            fixes=(Fix("Keep metrics of every method", wishes, certain=False),) if wishes else (),
        )
