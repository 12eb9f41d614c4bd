"""Throttling limit of zero.

What it does
    Reports `throttling_burst_limit` or `throttling_rate_limit` 0 in the settings of a REST method or stage.
Why it matters
    Zero means that no request gets through: every call is answered 429 "Too Many Requests". In Terraform -1 stands for no limit
    of its own; in CloudFormation leave the property out.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        throttling_burst_limit = 0
                                 ^ throttle-of-zero
        throttling_rate_limit  = 100
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
          MethodSettings:
            - HttpMethod: "*"
              ResourcePath: "/*"
              ThrottlingRateLimit: 0
                                   ^ throttle-of-zero
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        throttling_burst_limit = 50
        throttling_rate_limit  = 100
      }
    }
    ```
When it stays quiet
    When the limit cannot be known. A stop that is meant is allowed with `gatewright: allow throttle-of-zero`.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove, SetParam, Wish
from gatewright.rules.questions.stages import sets_nothing
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="throttle-of-zero",
    level=Level.WARNING,
    category=Category.OPERATIONS,
    on=(
        "rest.method_settings.settings",
        "rest.deployment.stage_description",
        "http.stage.default_route_settings",
        "http.stage.route_settings",
    ),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",),
    errors=("Too Many Requests",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each limit that lets nothing through."""
    for name in ("throttling_burst_limit", "throttling_rate_limit"):
        limit, value = settings.get(name), ctx.value(settings, name)
        if limit is None or isinstance(value, bool) or value not in (0, "0"):
            continue
        # An entry that is left with nothing but the method has no effect.
        rest = settings if settings.kind == "rest.method_settings.settings" and sets_nothing(settings, but=limit) else limit
        wish: Wish = SetParam(settings, name, -1) if ctx.dialect == "terraform" else Remove(rest)
        title = "Set -1, no limit of its own" if ctx.dialect == "terraform" else f"Remove `{limit.name}`"
        yield Finding(
            limit.value.span,
            f'`{limit.name}` is 0, which lets nothing through: every call is answered 429 "Too Many Requests".',
            fixes=(Fix(title, (wish,), certain=False),),
        )
