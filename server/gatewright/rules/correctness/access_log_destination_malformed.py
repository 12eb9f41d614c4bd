"""Access log goes to something that is no log group and no delivery stream.

What it does
    Reports a destination that is the name of a log group instead of its ARN, an ARN of another service, and a Firehose delivery
    stream whose name does not begin with `amazon-apigateway-`.
Why it matters
    The service refuses the stage with "The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery
    stream" or "Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'".
Example
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name = "pets-access"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.name
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-log-destination-malformed
        format          = "$context.requestId $context.status"
      }
    }
    ```
    ```cloudformation
    Resources:
      Access:
        Type: AWS::Logs::LogGroup
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Deployment
          StageName: live
          AccessLogSetting:
            DestinationArn: !Ref Access
                            ^^^^^^^^^^^ access-log-destination-malformed
            Format: $context.requestId $context.status
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name = "pets-access"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.status"
      }
    }
    ```
    ```cloudformation
    Resources:
      Access:
        Type: AWS::Logs::LogGroup
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Deployment
          StageName: live
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId $context.status
    ```
When it stays quiet
    When the destination cannot be known. The ARN of a log group may end in `:*`.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Ref
from gatewright.model.wish import Pointer, ReplaceValue
from gatewright.rules.questions.uris import ANYTHING, rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="access-log-destination-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.stage.access_log_settings", "http.stage.access_log_settings"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    errors=(
        "The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream",
        "Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'",
    ),
)

_PREFIX = "amazon-apigateway-"
_GROUP = re.compile(r"arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^:]+(:\*)?")
_STREAM = re.compile(r"arn:[^:]+:firehose:[^:]*:[^:]*:deliverystream/(?P<name>.+)")
_SERVICE = re.compile(rf"arn:[^:{ANYTHING}]+:(?P<service>[a-z0-9-]+):")
_NAMES = {"terraform": ("name", "id"), "cloudformation": (None,)}
"""The attributes of a log group that are its name."""


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what certainly is neither a log group nor a stream that a stage may write to."""
    attribute = settings.get("destination_arn")
    if attribute is None or not attribute.assigned:
        return
    group, ref = ctx.target(settings, "destination_arn"), attribute.value
    if group and isinstance(ref, Ref) and group.kind == "neighbor.cloudwatch_log_group" and ref.attribute in _NAMES[ctx.dialect]:
        new = Pointer(group.address, ctx.spelled(group, "arn"))
        fix = Fix(f"Change to the ARN of `{group.name}`", (ReplaceValue(ref, new),))
        message = f"`{attribute.name}` is the name of the log group `{group.name}`; the stage needs its ARN."
        yield Finding(ref.span, message, fixes=(fix,) if ref.exact else ())
    elif group and group.kind == "neighbor.kinesis_firehose_delivery_stream":
        name = ctx.value(group, "name")
        if isinstance(name, str) and not name.startswith(_PREFIX):
            yield Finding(ref.span, _misnamed(name))
    elif group is None:
        fault = _fault(rendered(ref, ctx.project), attribute.name)
        if fault:
            yield Finding(ref.span, fault)


def _fault(text: str, name: str) -> str | None:
    """What is wrong with a destination that is written as text, in whole or in part."""
    stream = _STREAM.fullmatch(text)
    if stream and not stream["name"].startswith((_PREFIX, ANYTHING)):
        start = stream["name"].partition(ANYTHING)[0]
        return None if _PREFIX.startswith(start) and start != stream["name"] else _misnamed(shown(stream["name"]))
    service = _SERVICE.match(text)
    other = service is not None and service["service"] not in ("logs", "firehose")
    if other or (ANYTHING not in text and not stream and not _GROUP.fullmatch(text)):
        what = f"`{shown(text)}`" if text else "empty"
        return f'`{name}` is {what}; it fails with "The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream".'
    return None


def _misnamed(name: str) -> str:
    return f"The stream is called `{name}`; \"Kinesis Firehose delivery stream name must begin with the characters '{_PREFIX}'\"."
