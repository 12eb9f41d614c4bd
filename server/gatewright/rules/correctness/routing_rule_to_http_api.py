"""Routing rule leads to an API that is no REST API.

What it does
    Reports the `api_id` of a routing rule that is an HTTP or WebSocket API.
Why it matters
    The service refuses it: routing rules lead to REST APIs alone. HTTP APIs are put behind a domain by an API mapping.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_routing_rule" "pets" {
      domain_name = aws_api_gateway_domain_name.shop.domain_name
      priority    = 100

      condition {
        match_base_paths {
          any_of = ["pets"]
        }
      }

      action {
        invoke_api {
          api_id = aws_apigatewayv2_api.pets.id
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ routing-rule-to-http-api
          stage  = "live"
        }
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
      PetsRule:
        Type: AWS::ApiGatewayV2::RoutingRule
        Properties:
          DomainNameArn: !GetAtt Shop.DomainNameArn
          Priority: 100
          Conditions:
            - MatchBasePaths:
                AnyOf: [pets]
          Actions:
            - InvokeApi:
                ApiId: !Ref Pets
                       ^^^^^^^^^ routing-rule-to-http-api
                Stage: live
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_api_mapping" "pets" {
      api_id          = aws_apigatewayv2_api.pets.id
      domain_name     = aws_apigatewayv2_domain_name.shop.id
      stage           = "live"
      api_mapping_key = "pets"
    }
    ```
When it stays quiet
    When the API is not declared in the project.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="routing-rule-to-http-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.routing_rule.action.invoke_api",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html",),
)


def check(invoke: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API of the second generation."""
    api = ctx.target(invoke, "api_id")
    if api is None or api.kind != "http.api":
        return
    yield Finding(
        ctx.place(invoke, "api_id"),
        "Routing rules lead to REST APIs alone; put this API behind the domain with an API mapping.",
        related=(Related(api.uri, header(api), "the API"),),
    )
