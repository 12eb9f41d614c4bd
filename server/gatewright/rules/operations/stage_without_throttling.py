"""Only the limit of the account guards the stage.

What it does
    Reports a stage without a rate and a burst limit for all methods or routes.
Why it matters
    All APIs of an account and Region share its limit. One client in a loop, or one busy API, uses it up, and every other
    API answers 429.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-throttling
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
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-throttling
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
        throttling_rate_limit  = 100
        throttling_burst_limit = 50
      }
    }
    ```
When it stays quiet
    One limit alone, settings that may stand elsewhere (another module, a condition, a stage name that cannot be known), and
    a value that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.stages import for_all, set_for_all, spelled_setting
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-throttling",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("http.stage", "rest.stage"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",),
    strict=Level.INFORMATION,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage that certainly sets neither limit."""
    if all(for_all(stage, name, ctx) in (ABSENT, -1) for name in ("throttling_rate_limit", "throttling_burst_limit")):
        wishes = set_for_all(stage, {"throttling_rate_limit": 100, "throttling_burst_limit": 50}, ctx)
        yield Finding(
            header(stage),
            "The stage has no limits of its own, only those that all APIs of the account share; "
            f"set `{spelled_setting(stage, 'throttling_rate_limit', ctx)}` and `{spelled_setting(stage, 'throttling_burst_limit', ctx)}`.",
            fixes=(Fix("Limit every method", wishes, certain=False),) if wishes else (),
        )
