"""Usage plan limits nothing.

What it does
    Reports a usage plan with neither throttling nor a quota.
Why it matters
    Its keys are counted and never held back: one caller can use up what all others have.
Example
    ```terraform
    resource "aws_api_gateway_usage_plan" "partners" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ usage-plan-without-limits
      name = "partners"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
        stage  = aws_api_gateway_stage.live.stage_name
      }
    }
    ```
    ```cloudformation
    Resources:
      Partners:
        Type: AWS::ApiGateway::UsagePlan
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ usage-plan-without-limits
        Properties:
          ApiStages:
            - ApiId: !Ref Pets
              Stage: !Ref Live
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_usage_plan" "partners" {
      name = "partners"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
        stage  = aws_api_gateway_stage.live.stage_name
      }

      throttle_settings {
        burst_limit = 50
        rate_limit  = 100
      }
    }
    ```
When it stays quiet
    When a stage of the plan has limits for single methods, or limits may come from a condition, a `dynamic` block or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddBlock
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="usage-plan-without-limits",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.usage_plan",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",),
)


def check(plan: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a plan in which no limit of any sort is written."""
    if plan.sets("throttle_settings") or plan.sets("quota_settings") or "api_stages" in plan.contents.uncertain:
        return
    if any(stage.sets("throttle") for stage in plan.nested("api_stages")):
        return
    throttle = AddBlock(plan, "throttle_settings", {"burst_limit": 50, "rate_limit": 100})
    quota = AddBlock(plan, "quota_settings", {"limit": 10000, "period": "DAY"})
    yield Finding(
        header(plan),
        f"The usage plan has neither `{ctx.spelled(plan, 'throttle_settings')}` nor `{ctx.spelled(plan, 'quota_settings')}`, "
        "so its keys are counted and never held back.",
        fixes=(
            Fix("Throttle to 100 requests a second", (throttle,), certain=False),
            Fix("Limit to 10000 requests a day", (quota,), certain=False),
        ),
    )
