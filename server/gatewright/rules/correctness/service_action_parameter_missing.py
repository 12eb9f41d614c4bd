"""Integration with a service action lacks a parameter.

What it does
    Reports an integration of an HTTP API with the action of a service whose `request_parameters` lack one that the action
    requires: `MessageBody` of `SQS-SendMessage`.
Why it matters
    The service refuses the integration. Nothing of the request reaches the action but what a parameter passes on.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "add_pet" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_subtype    = "SQS-SendMessage"
                               ^^^^^^^^^^^^^^^^^ service-action-parameter-missing
      credentials_arn        = aws_iam_role.queue.arn
      payload_format_version = "1.0"

      request_parameters = {
        QueueUrl = aws_sqs_queue.pets.url
      }
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
          IntegrationSubtype: EventBridge-PutEvents
                              ^^^^^^^^^^^^^^^^^^^^^ service-action-parameter-missing
          CredentialsArn: !GetAtt BusRole.Arn
          PayloadFormatVersion: "1.0"
          RequestParameters:
            Detail: $request.body
            Source: pets
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "add_pet" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_subtype    = "SQS-SendMessage"
      credentials_arn        = aws_iam_role.queue.arn
      payload_format_version = "1.0"

      request_parameters = {
        QueueUrl    = aws_sqs_queue.pets.url
        MessageBody = "$request.body"
      }
    }
    ```
When it stays quiet
    When the action or the keys of `request_parameters` cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddEntry
from gatewright.rules.phrases import listed
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="service-action-parameter-missing",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports all that is missing in one finding, so that one edit mends it."""
    subtype, parameters = ctx.value(integration, "integration_subtype"), ctx.value(integration, "request_parameters")
    action = ctx.index.service_actions.get(subtype) if isinstance(subtype, str) else None
    if action is None or not (parameters is ABSENT or isinstance(parameters, dict)):
        return
    missing = [name for name in action.required if parameters is ABSENT or name not in parameters]
    if missing:
        names = listed(missing)
        wishes = tuple(AddEntry(integration, "request_parameters", name, action.usual.get(name) or _placeholder(name)) for name in missing)
        yield Finding(
            ctx.place(integration, "integration_subtype"),
            f"`{subtype}` needs {names}, which `{ctx.spelled(integration, 'request_parameters')}` does not pass.",
            fixes=(Fix(f"Add {names}", wishes, certain=False),),
        )


def _placeholder(name: str) -> str:
    """`QUEUE_URL` for `QueueUrl`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
