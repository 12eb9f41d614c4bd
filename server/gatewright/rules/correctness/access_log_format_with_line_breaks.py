"""Format of an access log has several lines.

What it does
    Reports an access-log format with a line break before its end.
Why it matters
    One request is one line. The service refuses the stage with "Access Log format must be single line, new line character is
    allowed only at end of the format".
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId\\n$context.status"
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-format-with-line-breaks
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Deployment
          StageName: live
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: "$context.requestId\\n$context.status"
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-format-with-line-breaks
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format = jsonencode({
          requestId = "$context.requestId"
          status    = "$context.status"
        })
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Deployment
          StageName: live
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: >-
              {"requestId": "$context.requestId",
              "status": "$context.status"}
    ```
When it stays quiet
    On one line break at the end, and on what takes the line breaks away: `jsonencode`, `replace`, a folded block of YAML (`>-`).
"""

from collections.abc import Iterator

from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-log-format-with-line-breaks",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.stage.access_log_settings", "http.stage.access_log_settings"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    errors=("Access Log format must be single line",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a line break in what is known of the format."""
    attribute = settings.get("format")
    text = rendered(attribute.value, ctx.project) if attribute and attribute.assigned else ""
    if attribute is None or "\n" not in text.removesuffix("\n"):
        return
    lines = [line.strip() for line in text.split("\n")]
    joined = "".join(lines) if lines[0].startswith("{") else " ".join(line for line in lines if line)
    known = isinstance(attribute.value, Text)
    fixes = (Fix("Write it on one line", (ReplaceValue(attribute.value, joined),), certain=False),) if known else ()
    yield Finding(
        attribute.value.span,
        f"`{attribute.name}` has several lines; it fails with "
        '"Access Log format must be single line, new line character is allowed only at end of the format".',
        fixes=fixes,
    )
