"""Execution log holds whole requests and responses.

What it does
    Reports method or route settings whose data trace is on.
Why it matters
    Headers and bodies go to CloudWatch in plain text, with the tokens and personal data in them, for everybody who may read
    the log. AWS advises against it outside of debugging.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level      = "INFO"
        data_trace_enabled = true
                             ^^^^ data-trace-enabled
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
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              LoggingLevel: INFO
              DataTraceEnabled: true
                                ^^^^ data-trace-enabled
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level      = "INFO"
        data_trace_enabled = false
      }
    }
    ```
When it stays quiet
    When the data trace is off or cannot be known, and when logging is certainly off: then nothing is traced.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.given import is_true
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="data-trace-enabled",
    level=Level.INFORMATION,
    category=Category.SECURITY,
    on=(
        "http.stage.default_route_settings",
        "http.stage.route_settings",
        "rest.deployment.stage_description",
        "rest.method_settings.settings",
    ),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
    strict=Level.WARNING,
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a data trace that is certainly on and has a log to go to."""
    if not is_true(ctx.value(settings, "data_trace_enabled")) or ctx.value(settings, "logging_level") == "OFF":
        return
    name = ctx.spelled(settings, "data_trace_enabled")
    yield Finding(
        ctx.place(settings, "data_trace_enabled"),
        f"`{name}` is on; whole requests and responses, tokens and personal data included, are logged in plain text.",
        fixes=(Fix("Turn the data trace off", (SetParam(settings, "data_trace_enabled", False),), certain=False),),
    )
