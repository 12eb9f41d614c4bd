"""Format of an access log shows no request id.

What it does
    Reports an access-log format with neither `$context.requestId` nor `$context.extendedRequestId`.
Why it matters
    The service refuses the stage with "Access Log format must include either $context.requestId or $context.extendedRequestId".
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.identity.sourceIp $context.status"
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-format-without-request-id
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          AccessLogSettings:
            DestinationArn: !GetAtt Access.Arn
            Format: '{"status": "$context.status"}'
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-format-without-request-id
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.identity.sourceIp $context.status"
      }
    }
    ```
When it stays quiet
    When a part of the format cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.expressions.access_log import REQUEST_IDS, variables
from gatewright.model import Block, Text
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.uris import ANYTHING, rendered
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-log-format-without-request-id",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.stage.access_log_settings", "http.stage.access_log_settings"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    errors=("Access Log format must include either $context.requestId or $context.extendedRequestId",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a format that is known whole."""
    attribute = settings.get("format")
    text = rendered(attribute.value, ctx.project) if attribute and attribute.assigned else ANYTHING
    if attribute is None or ANYTHING in text or any(variable.name in REQUEST_IDS for variable in variables(text)):
        return
    fixes: tuple[Fix, ...] = ()
    if isinstance(attribute.value, Text) and "\n" not in text:
        fixes = (Fix("Show the request id", (ReplaceValue(attribute.value, _with_id(text)),)),)
    yield Finding(
        attribute.value.span,
        f"`{attribute.name}` shows no request id; it fails with "
        '"Access Log format must include either $context.requestId or $context.extendedRequestId".',
        fixes=fixes,
    )


def _with_id(text: str) -> str:
    """The format with the request id first, in the form that it has: JSON, or words with blanks between them."""
    inside = re.fullmatch(r"\s*\{\s*(.*)", text)
    if inside is None:
        return f"{REQUEST_IDS[0]} {text}".rstrip()
    comma = "" if inside[1].startswith("}") else ", "
    return f'{{"requestId": "{REQUEST_IDS[0]}"{comma}{inside[1]}'
