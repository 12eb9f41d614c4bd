"""Attribute has no effect on this kind of API.

What it does
    Reports what only WebSocket APIs have on an HTTP API, such as models, templates and execution logs, and the other way round,
    such as OpenAPI import and the answers of simple authorizers.
Why it matters
    Terraform leaves it out silently, the service refuses it, or nobody ever looks at it; in no case does it do what was meant.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      default_route_settings {
        logging_level          = "INFO"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-of-other-protocol
        throttling_burst_limit = 100
        throttling_rate_limit  = 50
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      GetPet:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET /pets/{id}
          Target: !Sub integrations/${Backend}
          AuthorizationType: AWS_IAM
          ModelSelectionExpression: $request.body.type
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ attribute-of-other-protocol
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "$default"
      auto_deploy = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.routeKey $context.status"
      }

      default_route_settings {
        throttling_burst_limit = 100
        throttling_rate_limit  = 50
      }
    }
    ```
When it stays quiet
    When the protocol of the API cannot be known, and on what is switched off, empty or the default, which asks for nothing.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.protocols import KINDS, PROTOCOL_NAMES, foreign
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="attribute-of-other-protocol",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what the service is not known to refuse."""
    for one in foreign(block, ctx):
        if not one.refused:
            message = f"`{one.written.name}` belongs to {one.owner}; {PROTOCOL_NAMES[one.protocol]} has no use for it."
            yield Finding(one.place, message, fixes=(one.fix,))
