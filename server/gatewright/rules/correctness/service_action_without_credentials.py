"""Integration with a service action has no role to call it with.

What it does
    Reports an integration of an HTTP API with `integration_subtype` and without `credentials_arn`.
Why it matters
    The service refuses it: "Role ARN must be specified for AWS integration configuration with Subtype". Only a Lambda function can
    let API Gateway in by a permission of its own.
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "add_pet" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_subtype    = "SQS-SendMessage"
                               ^^^^^^^^^^^^^^^^^ service-action-without-credentials
      payload_format_version = "1.0"

      request_parameters = {
        QueueUrl    = aws_sqs_queue.pets.url
        MessageBody = "$request.body"
      }
    }
    ```
    ```cloudformation
    Resources:
      StartVisit:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
          IntegrationSubtype: StepFunctions-StartExecution
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ service-action-without-credentials
          PayloadFormatVersion: "1.0"
          RequestParameters:
            StateMachineArn: !Ref Visit
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
    When the action cannot be known, or a role is set in a way that cannot be read.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.credentials import only_role
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="service-action-without-credentials",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html",),
    errors=("Role ARN must be specified for AWS integration configuration with Subtype",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an action for which no role is written."""
    subtype = ctx.value(integration, "integration_subtype")
    if not isinstance(subtype, str) or integration.sets("credentials_arn"):
        return
    name = ctx.spelled(integration, "credentials_arn")
    yield Finding(
        ctx.place(integration, "integration_subtype"),
        f'`{subtype}` needs `{name}`, which is not set; the call fails with "Role ARN must be specified for AWS integration '
        f'configuration with Subtype". Name a role that `apigateway.amazonaws.com` can assume.',
        fixes=only_role(integration, ctx),
    )
