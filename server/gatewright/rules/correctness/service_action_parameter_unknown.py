"""Integration with a service action passes a parameter that the action does not take.

What it does
    Reports a key of `request_parameters` that is no parameter of the action in `integration_subtype`.
Why it matters
    Names are those of the table of actions, in their case: `MessageBody`, not `messageBody` or `Body`. The keys that change headers
    and paths of other integrations, such as `overwrite:path`, have no place here.
Example
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
        DelaySecond = "10"
        ^^^^^^^^^^^ service-action-parameter-unknown
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
          CredentialsArn: !GetAtt BusRole.Arn
          PayloadFormatVersion: "1.0"
          RequestParameters:
            Detail: $request.body
            DetailType: added
            Source: pets
            EventBus: !Ref Bus
            ^^^^^^^^ service-action-parameter-unknown
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
        QueueUrl     = aws_sqs_queue.pets.url
        MessageBody  = "$request.body"
        DelaySeconds = "10"
      }
    }
    ```
When it stays quiet
    When the action cannot be known, or is none of those that Gatewright knows.
"""

from collections.abc import Iterator

from gatewright.model import Block, Mapping
from gatewright.model.wish import ReplaceWords
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit, nearest

RULE = Rule(
    name="service-action-parameter-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each key that is no parameter of the action."""
    subtype, attribute = ctx.value(integration, "integration_subtype"), integration.get("request_parameters")
    action = ctx.index.service_actions.get(subtype) if isinstance(subtype, str) else None
    if action is None or attribute is None or not isinstance(attribute.value, Mapping):
        return
    for entry in attribute.value.entries:
        if entry.key is None or entry.key in action.parameters:
            continue
        written = {name.lower(): name for name in action.parameters}
        close = written.get(entry.key.lower()) or nearest(entry.key, action.parameters)
        fixes: tuple[Fix, ...] = ()
        if close and entry.key_span.of(ctx.document.text) == entry.key:
            fixes = (Fix(f"Change to `{close}`", (ReplaceWords(TextEdit(entry.key_span, close)),), certain=False),)
        way = f"did you mean `{close}`?" if close else f"it takes {', '.join(f'`{name}`' for name in action.parameters)}."
        yield Finding(entry.key_span, f"`{entry.key}` is no parameter of `{subtype}`; {way}", fixes=fixes)
