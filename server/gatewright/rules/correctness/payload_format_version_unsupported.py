"""Integration cannot use payload format 2.0.

What it does
    Reports `payload_format_version` `2.0` where it is not for a Lambda function of an HTTP API: with `HTTP_PROXY`, with the action
    of a service, and in a WebSocket API.
Why it matters
    The service refuses it: "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY", or
    "Unsupported PayloadFormatVersion: 2.0" in a WebSocket API.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "HTTP_PROXY"
      integration_method     = "ANY"
      integration_uri        = "https://pets.example.com"
      payload_format_version = "2.0"
                               ^^^^^ payload-format-version-unsupported
    }
    ```
    ```cloudformation
    Resources:
      Chat:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: chat
          ProtocolType: WEBSOCKET
          RouteSelectionExpression: $request.body.action
      Talk:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Chat
          IntegrationType: AWS_PROXY
          IntegrationMethod: POST
          IntegrationUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Talker.Arn}/invocations
          PayloadFormatVersion: "2.0"
                                ^^^^^ payload-format-version-unsupported
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "HTTP_PROXY"
      integration_method     = "ANY"
      integration_uri        = "https://pets.example.com"
      payload_format_version = "1.0"
    }
    ```
When it stays quiet
    When the version cannot be known, or neither the type nor the protocol of the API can.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="payload-format-version-unsupported",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",),
    errors=("PayloadFormatVersion 2.0 is not supported for integration of type", "Unsupported PayloadFormatVersion: 2.0"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports version 2.0, which only a function behind an HTTP API understands."""
    if str(ctx.value(integration, "payload_format_version")) != "2.0":
        return
    answer = _answer(integration, ctx)
    if answer:
        yield Finding(
            ctx.place(integration, "payload_format_version"),
            f"`{ctx.spelled(integration, 'payload_format_version')}` is `2.0`; {answer} Use `1.0`.",
            fixes=(Fix("Change to `1.0`", (SetParam(integration, "payload_format_version", "1.0"),)),),
        )


def _answer(integration: Block, ctx: RuleContext) -> str | None:
    """What the service says to it, or the fact where its words are not known."""
    if protocol_of(integration, ctx.project) == "WEBSOCKET":
        return 'the call fails with "Unsupported PayloadFormatVersion: 2.0", since a WebSocket API has one format only.'
    if ctx.value(integration, "integration_type") == "HTTP_PROXY":
        return 'the call fails with "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY".'
    if given(integration, "integration_subtype", ctx):
        return "the actions of services take one format only."
    return None
