"""Stage pays for a cache that no method uses.

What it does
    Reports a stage with `cache_cluster_enabled` for which no method settings switch `caching_enabled` on.
Why it matters
    The cluster is billed by the hour, whether something is in it or not, and caching of methods is off until it is switched
    on.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.pets.id
      deployment_id         = aws_api_gateway_deployment.pets.id
      stage_name            = "live"
      cache_cluster_enabled = true
                              ^^^^ cache-cluster-without-method-caching
      cache_cluster_size    = "0.5"

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
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          CacheClusterEnabled: true
                               ^^^^ cache-cluster-without-method-caching
          CacheClusterSize: "0.5"
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
    When method settings may stand elsewhere (another module, a condition, a stage name that cannot be known), and when a
    setting cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.stages import set_for_every_method, settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cache-cluster-without-method-caching",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
    strict=Level.WARNING,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a cluster that is certainly on, without an entry that may cache."""
    entries = settings_of(stage, ctx)
    if not is_true(ctx.value(stage, "cache_cluster_enabled")) or entries is UNKNOWN:
        return
    if any(ctx.value(entry, "caching_enabled") is UNKNOWN or is_true(ctx.value(entry, "caching_enabled")) for entry in entries):
        return
    cluster = ctx.spelled(stage, "cache_cluster_enabled")
    wishes = set_for_every_method(stage, {"caching_enabled": True, "cache_data_encrypted": True}, ctx)
    yield Finding(
        ctx.place(stage, "cache_cluster_enabled"),
        f"`{cluster}` is on and no method settings enable caching; the cluster is billed by the hour and caches nothing.",
        fixes=(
            *([Fix("Cache the answers to all `GET` methods", wishes, certain=False)] if wishes else []),
            Fix(f"Set `{cluster}` to `false`", (SetParam(stage, "cache_cluster_enabled", False),), certain=False),
        ),
    )
