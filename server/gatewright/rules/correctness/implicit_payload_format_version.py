"""Lambda integration of an HTTP API leaves the payload format to a default.

What it does
    Reports an integration of an HTTP API with a Lambda function where Terraform fills in the payload format `1.0`.
Why it matters
    A function written for `2.0`, the format of most examples, of SAM and of the console, finds `event.rawPath` undefined then, and
    what it returns without `statusCode` ends in a 500. Written out, the version is seen by whoever changes the function.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id           = aws_apigatewayv2_api.pets.id
      integration_type = "AWS_PROXY"
                         ^^^^^^^^^^^ implicit-payload-format-version
      integration_uri  = aws_lambda_function.pets.invoke_arn
    }
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }
    ```
When it stays quiet
    Beside `integration_subtype`, in WebSocket APIs, and when the protocol of the API cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="implicit-payload-format-version",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a function behind an HTTP API for which the dialect chooses the format."""
    param = ctx.param(integration, "payload_format_version")
    default = param.fact("default", ctx.dialect) if param else None
    if default is None or integration.sets("payload_format_version") or integration.sets("integration_subtype"):
        return
    if ctx.value(integration, "integration_type") != "AWS_PROXY" or protocol_of(integration, ctx.project) != "HTTP":
        return
    name = ctx.spelled(integration, "payload_format_version")
    yield Finding(
        ctx.place(integration, "integration_type"),
        f"`{name}` is not set, which means `{default}`; a function written for `2.0` does not understand that event.",
        fixes=tuple(
            Fix(f"Set `{name}` to `{version}`", (SetParam(integration, "payload_format_version", version),), certain=False)
            for version in ("2.0", default)
        ),
    )
