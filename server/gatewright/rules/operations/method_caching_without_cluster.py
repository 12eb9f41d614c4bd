"""Caching is on for methods of a stage without a cache.

What it does
    Marks `caching_enabled` in the method settings of a stage whose `cache_cluster_enabled` is not `true`.
Why it matters
    The stage has no cluster to cache in: each request goes to the backend, though the settings say otherwise.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.pets.id
      deployment_id         = aws_api_gateway_deployment.pets.id
      stage_name            = "live"

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
                               ^^^^ method-caching-without-cluster
        cache_data_encrypted = true
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
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              CacheDataEncrypted: true
              CachingEnabled: true
                              ^^^^ method-caching-without-cluster
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
    When the stage is not declared beside its settings, and when one of the two settings cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.stages import stage_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="method-caching-without-cluster",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.method_settings.settings",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks caching that certainly has no cluster."""
    stage = stage_of(settings, ctx)
    if stage is None or not is_true(ctx.value(settings, "caching_enabled")):
        return
    enabled = ctx.value(stage, "cache_cluster_enabled")
    if enabled is UNKNOWN or is_true(enabled) or (stage.kind == "sam.api" and enabled is ABSENT and _enabled_for_all(ctx)):
        return
    name, cluster = ctx.spelled(settings, "caching_enabled"), ctx.spelled(stage, "cache_cluster_enabled")
    caching = settings.get("caching_enabled")
    fixes: list[Fix] = []
    if stage is settings.outermost:
        fixes.append(Fix(f"Set `{cluster}` to `true`", (SetParam(stage, "cache_cluster_enabled", True),), certain=False))
    if caching:
        fixes.append(Fix(f"Remove `{name}`", (Remove(caching),), certain=False))
    yield Finding(
        ctx.place(settings, "caching_enabled"),
        f"`{name}` has no effect: `{cluster}` of the stage is not `true`, so there is nothing to cache in.",
        fixes=tuple(fixes),
    )


def _enabled_for_all(ctx: RuleContext) -> bool:
    """Whether the `Globals` of a SAM template may enable the cluster of every API."""
    return any(block.sets("cache_cluster_enabled") for block in ctx.of_kind("sam.globals.api"))
