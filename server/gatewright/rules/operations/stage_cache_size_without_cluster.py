"""Size of a cache that the stage does not have.

What it does
    Marks `cache_cluster_size` on a stage whose `cache_cluster_enabled` is not `true`.
Why it matters
    Without a cluster there is nothing to size: the stage caches nothing, whatever the number promises.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id        = aws_api_gateway_rest_api.pets.id
      deployment_id      = aws_api_gateway_deployment.pets.id
      stage_name         = "live"
      cache_cluster_size = "0.5"
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ stage-cache-size-without-cluster

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
          CacheClusterEnabled: false
          CacheClusterSize: "0.5"
          ^^^^^^^^^^^^^^^^^^^^^^^ stage-cache-size-without-cluster
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
    }

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
    ```
When it stays quiet
    When one of the two settings cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.given import given, is_true
from gatewright.rules.questions.sam import may_inherit
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, Tag

RULE = Rule(
    name="stage-cache-size-without-cluster",
    level=Level.HINT,
    category=Category.OPERATIONS,
    on=("rest.stage", "rest.deployment.stage_description", "sam.api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks a size beside a cluster that is certainly off."""
    size, enabled = given(stage, "cache_cluster_size", ctx), ctx.value(stage, "cache_cluster_enabled")
    if size is None or enabled is UNKNOWN or is_true(enabled) or (enabled is ABSENT and may_inherit(stage, "cache_cluster_enabled", ctx)):
        return
    name = ctx.spelled(stage, "cache_cluster_enabled")
    yield Finding(
        size.span,
        f"`{size.name}` has no effect without `{name}`.",
        fixes=(
            Fix(f"Remove `{size.name}`", (Remove(size),)),
            Fix(f"Set `{name}` to `true`", (SetParam(stage, "cache_cluster_enabled", True),), certain=False),
        ),
        tags=(Tag.UNNECESSARY,),
    )
