"""Route settings let no request through.

What it does
    Reports `default_route_settings` and `route_settings` of a stage in Terraform without `throttling_burst_limit` or without
    `throttling_rate_limit`.
Why it matters
    Terraform sends 0 for a limit that is left out, and 0 means that no request passes: every call is answered with 429 "Too Many
    Requests". CloudFormation sends only what is written.
Example
    ```terraform
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      default_route_settings {
      ^^^^^^^^^^^^^^^^^^^^^^ route-settings-without-throttling
        detailed_metrics_enabled = true
      }
    }
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.routeKey $context.status"
      }

      default_route_settings {
        detailed_metrics_enabled = true
        throttling_burst_limit   = 5000
        throttling_rate_limit    = 10000
      }
    }
    ```
When it stays quiet
    When both limits are written, whatever they are, and in CloudFormation.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="route-settings-without-throttling",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.stage.default_route_settings", "http.stage.route_settings"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",),
    errors=("Too Many Requests",),
)

_LIMITS = {"throttling_burst_limit": 5000, "throttling_rate_limit": 10000}
"""What an account has, so that the stage adds no limit of its own."""


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports limits that Terraform will send as 0."""
    missing = [name for name in _LIMITS if ctx.value(settings, name) is ABSENT] if ctx.dialect == "terraform" else []
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        wishes = tuple(SetParam(settings, name, _LIMITS[name]) for name in missing)
        yield Finding(
            header(settings),
            f"{names} {'is' if len(missing) == 1 else 'are'} not set, which Terraform sends as 0: every call is answered with 429.",
            fixes=(Fix(f"Add {names}", wishes, certain=False),),
        )
