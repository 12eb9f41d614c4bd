"""Stage caches no answers.

What it does
    Reports a stage of a REST API without a cache cluster.
Why it matters
    Where answers to `GET` change rarely, a cache spares the backend most of the calls. It is billed by the hour and serves
    old answers until they expire, so it is a decision, not a default.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-cache
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
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-cache
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
      cache_cluster_enabled = true
      cache_cluster_size    = "0.5"

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
        caching_enabled      = true
        cache_data_encrypted = true
      }
    }
    ```
When it stays quiet
    When the value cannot be known. HTTP and WebSocket APIs have no cache.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.stages import set_for_every_method
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="stage-without-cache",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("rest.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
    strict=Level.HINT,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a cluster that is certainly off."""
    enabled = ctx.value(stage, "cache_cluster_enabled")
    if enabled is not UNKNOWN and not is_true(enabled):
        name = ctx.spelled(stage, "cache_cluster_enabled")
        yield Finding(
            ctx.place(stage, "cache_cluster_enabled"),
            f"`{name}` is not `true`; every request goes to the backend.",
            fixes=tuple(_fixes(stage, ctx)),
        )


def _fixes(stage: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The smallest cluster, unless a size is written, for the methods of the stage."""
    size = () if stage.sets("cache_cluster_size") else (SetParam(stage, "cache_cluster_size", "0.5"),)
    used = set_for_every_method(stage, {"caching_enabled": True, "cache_data_encrypted": True}, ctx)
    if used:
        yield Fix("Cache what the methods answer", (SetParam(stage, "cache_cluster_enabled", True), *size, *used), certain=False)
