"""Offset of a quota lies outside its period.

What it does
    Reports an `offset` of a usage plan's quota that is past the end of `period`: 0 for `DAY`, 6 for `WEEK`, 27 for `MONTH`.
Why it matters
    The service refuses it: "Usage Plan quota offset must be between 0 and 6 inclusive in the WEEK period". Terraform notices it
    only while it applies.
Example
    ```terraform
    resource "aws_api_gateway_usage_plan" "partners" {
      name = "partners"

      quota_settings {
        limit  = 10000
        period = "WEEK"
        offset = 7
                 ^ quota-offset-outside-period
      }
    }
    ```
    ```cloudformation
    Resources:
      Partners:
        Type: AWS::ApiGateway::UsagePlan
        Properties:
          Quota:
            Limit: 10000
            Period: DAY
            Offset: 2
                    ^ quota-offset-outside-period
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_usage_plan" "partners" {
      name = "partners"

      quota_settings {
        limit  = 10000
        period = "WEEK"
        offset = 6
      }
    }
    ```
When it stays quiet
    When period or offset cannot be known, and past 27, which `out-of-range` reports.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="quota-offset-outside-period",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.usage_plan.quota_settings",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",),
    errors=("Usage Plan quota offset must be between 0 and … inclusive in the … period",),
)

_LAST = {"DAY": 0, "WEEK": 6, "MONTH": 27}


def check(quota: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an offset that some other period has."""
    period, offset = ctx.value(quota, "period"), ctx.value(quota, "offset")
    last = _LAST.get(period) if isinstance(period, str) else None
    if last is None or not isinstance(offset, int | float) or not last < offset <= max(_LAST.values()):
        return
    yield Finding(
        ctx.place(quota, "offset"),
        f'`{ctx.spelled(quota, "offset")}` is {offset}; "Usage Plan quota offset must be between 0 and {last} inclusive '
        f'in the {period} period".',
        fixes=(Fix(f"Change to {last}", (SetParam(quota, "offset", last),), certain=False),),
    )
