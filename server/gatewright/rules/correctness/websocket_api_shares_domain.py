"""WebSocket API shares its domain with another kind of API.

What it does
    Reports a mapping of a WebSocket API on a domain that a REST or HTTP API is mapped to as well.
Why it matters
    The service refuses the second mapping: a domain serves WebSocket APIs alone, or none.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"
    }

    resource "aws_apigatewayv2_api_mapping" "pets" {
      api_id      = aws_apigatewayv2_api.pets.id
      domain_name = aws_apigatewayv2_domain_name.shop.id
      stage       = "$default"
    }

    resource "aws_apigatewayv2_api_mapping" "chat" {
      api_id          = aws_apigatewayv2_api.chat.id
      domain_name     = aws_apigatewayv2_domain_name.shop.id
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ websocket-api-shares-domain
      stage           = "live"
      api_mapping_key = "chat"
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
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      PetsPath:
        Type: AWS::ApiGateway::BasePathMapping
        Properties:
          DomainName: !Ref Shop
          RestApiId: !Ref Pets
          BasePath: pets
      ChatPath:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Chat
          DomainName: !Ref Shop
                      ^^^^^^^^^ websocket-api-shares-domain
          Stage: live
          ApiMappingKey: chat
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_api_mapping" "chat" {
      api_id      = aws_apigatewayv2_api.chat.id
      domain_name = aws_apigatewayv2_domain_name.chat.id
      stage       = "live"
    }
    ```
When it stays quiet
    When an API or the domain cannot be known, and with `count`, `for_each` or a condition on one of the two mappings.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.domains import mapped_api, mappings, same_domain, speaks
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="websocket-api-shares-domain",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.api_mapping",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-custom-domain-names.html",),
)

_WITH_ARTICLE = {"REST": "A REST API", "HTTP": "An HTTP API"}


def check(mapping: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the WebSocket API of the two, with the first other one."""
    domain = same_domain(mapping, ctx)
    if domain is None or mapping.conditional or _protocol(mapping, ctx) != "WEBSOCKET":
        return
    for other in mappings(ctx):
        protocol = _protocol(other, ctx)
        if protocol in _WITH_ARTICLE and not other.conditional and same_domain(other, ctx) == domain:
            yield Finding(
                ctx.place(mapping, "domain_name"),
                f"{_WITH_ARTICLE[protocol]} is mapped to the same domain; give the WebSocket API a domain of its own.",
                related=(Related(other.uri, header(other), f"the mapping of the {protocol} API"),),
            )
            return


def _protocol(mapping: Block, ctx: RuleContext) -> str | None:
    api = mapped_api(mapping, ctx)
    return speaks(api, ctx) if api else None
