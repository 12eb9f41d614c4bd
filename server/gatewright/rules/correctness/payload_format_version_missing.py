"""Lambda integration of an HTTP API names no payload format.

What it does
    Reports an integration of an HTTP API with a Lambda function, or with the action of a service, without
    `PayloadFormatVersion`.
Why it matters
    The service does not choose for you and refuses the integration. The format decides about the event that a function gets and
    the answer that it may give, so it has to be the one that its code is written for.
Example
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
                           ^^^^^^^^^ payload-format-version-missing
          IntegrationUri: !GetAtt PetsFunction.Arn
    ```
Write instead
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      PetsIntegration:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
          IntegrationUri: !GetAtt PetsFunction.Arn
          PayloadFormatVersion: "2.0"
    ```
When it stays quiet
    In Terraform, whose provider sends `1.0`, in WebSocket APIs, which do not need it, and when the protocol of the API cannot be
    known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="payload-format-version-missing",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a Lambda integration for which neither the file nor the dialect chooses a format."""
    if integration.sets("payload_format_version") or ctx.effective(integration, "payload_format_version") is not ABSENT:
        return
    if ctx.value(integration, "integration_type") != "AWS_PROXY" or protocol_of(integration, ctx.project) != "HTTP":
        return
    name = ctx.spelled(integration, "payload_format_version")
    versions = ("1.0",) if integration.sets("integration_subtype") else ("2.0", "1.0")
    yield Finding(
        ctx.place(integration, "integration_type"),
        f"`{name}` is not set, and an HTTP API needs it for `AWS_PROXY`; choose {' or '.join(f'`{version}`' for version in versions)}.",
        fixes=tuple(
            Fix(f"Set `{name}` to `{version}`", (SetParam(integration, "payload_format_version", version),), certain=len(versions) == 1)
            for version in versions
        ),
    )
