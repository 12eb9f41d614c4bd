"""Access log is plain text.

What it does
    Reports a format of access logs that makes no JSON.
Why it matters
    CloudWatch Logs Insights finds the fields of JSON by itself; plain text has to be taken apart with `parse` in each
    query, and an extra blank in a value breaks it.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.identity.sourceIp $context.status"
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-not-structured
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
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId $context.identity.sourceIp $context.status
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-not-structured
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
    ```
When it stays quiet
    JSON with or without quotes around a `$context` variable, and a format that cannot be known.
"""

import json
import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.access_logs import json_format
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-log-not-structured",
    level=Level.OFF,
    category=Category.OPERATIONS,
    on=("http.stage.access_log_settings", "rest.stage.access_log_settings"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    strict=Level.HINT,
)

_VARIABLE = re.compile(r"\$context(\.[\w-]+|\['[^']*'\])+")


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a format that is known and no JSON, whatever its variables stand for."""
    form = ctx.value(settings, "format")
    if isinstance(form, str) and "$context" in form and not _is_json(form):
        name = ctx.spelled(settings, "format")
        yield Finding(
            ctx.place(settings, "format"),
            f"`{name}` makes plain text; as JSON, queries find the fields by themselves.",
            fixes=(Fix("Log as JSON", (SetParam(settings, "format", json_format(settings)),), certain=False),),
        )


def _is_json(form: str) -> bool:
    try:
        return isinstance(json.loads(_VARIABLE.sub("0", form)), dict)
    except (ValueError, RecursionError):
        return False
