"""Attribute that the service refuses for this kind of API.

What it does
    Reports CORS settings on a WebSocket API; API keys and, outside of Terraform, execution logs on an HTTP API.
Why it matters
    The deployment stops: "Cors is not supported for WEBSOCKET protocolType", "ApiKeyRequired is not currently supported for HTTP
    APIs", "Execution logs are not supported on protocolType HTTP". Access logs are the only ones that an HTTP API has.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
      api_key_required   = true
      ^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-refused-by-protocol
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          DefaultRouteSettings:
            LoggingLevel: INFO
            ^^^^^^^^^^^^^^^^^^ attribute-refused-by-protocol
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
      authorization_type = "AWS_IAM"
    }
    ```
When it stays quiet
    When the protocol of the API cannot be known, and on what is switched off or empty, which asks for nothing.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.protocols import KINDS, foreign
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="attribute-refused-by-protocol",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",),
    errors=(
        "ApiKeyRequired is not currently supported for HTTP APIs",
        "Cors is not supported for WEBSOCKET protocolType",
        "Execution logs are not supported on protocolType HTTP",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what the service is known to refuse, in its words."""
    for one in foreign(block, ctx):
        if one.refused:
            message = f'`{one.written.name}` belongs to {one.owner}; the call fails with "{one.refused}".'
            yield Finding(one.place, message, fixes=(one.fix,))
