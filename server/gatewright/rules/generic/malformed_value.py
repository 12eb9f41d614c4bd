"""Value does not have the form that it must have.

What it does
    Reports a text that does not match the pattern of its parameter.
Why it matters
    The service refuses the request at deploy time, often with a message that names neither the parameter nor the pattern.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      deployment_id = aws_api_gateway_deployment.shop.id
      stage_name    = "feature/login"
                      ^^^^^^^^^^^^^^^ malformed-value

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId"
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Shop
          DeploymentId: !Ref Deployment
          StageName: feature/login
                     ^^^^^^^^^^^^^ malformed-value
          AccessLogSetting:
            DestinationArn: !GetAtt AccessLog.Arn
            Format: $context.requestId
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      deployment_id = aws_api_gateway_deployment.shop.id
      stage_name    = "feature-login"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId"
      }
    }
    ```
When it stays quiet
    On values that cannot be known.
"""

import re
from collections.abc import Iterator
from functools import cache

from gatewright.model import Block
from gatewright.rules.questions.values import judged_values
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="malformed-value",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(),
    fix=Fixable.NEVER,
    since="0.1.0",
    errors=(
        "Stage name only allows a-zA-Z0-9_",
        "Model name must be alphanumeric",
        "Value … at … failed to satisfy constraint: Member must satisfy regular expression pattern",
        "failed validation constraint for keyword [pattern]",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Matches texts against the whole pattern."""
    for judged in judged_values(block, ctx):
        pattern = judged.param.fact("pattern", ctx.dialect)
        text = judged.known if isinstance(judged.known, str) else str(judged.known)
        if pattern and not judged.param.values and not _compiled(pattern).search(text):
            message = f"`{judged.attribute.name}` is `{text}`, which does not match `{pattern}`."
            yield Finding(judged.value.span, message, judged.related)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
