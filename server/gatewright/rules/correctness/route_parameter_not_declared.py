"""WebSocket integration maps a parameter that its route does not declare.

What it does
    Reports a mapping from `route.request.header.NAME` or `route.request.querystring.NAME` where no route that leads to the
    integration declares that parameter.
Why it matters
    Headers and the query come with the request that opens the connection alone. The `$connect` route has to declare each one that
    is to be mapped; others never arrive.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "connect" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "$connect"
      target             = "integrations/${aws_apigatewayv2_integration.enter.id}"
      authorization_type = "AWS_IAM"

      request_parameter {
        request_parameter_key = "route.request.querystring.room"
        required              = true
      }
    }

    resource "aws_apigatewayv2_integration" "enter" {
      api_id             = aws_apigatewayv2_api.chat.id
      integration_type   = "HTTP"
      integration_method = "POST"
      integration_uri    = "https://chat.example.com/enter"

      request_parameters = {
        "integration.request.querystring.room" = "route.request.querystring.rooms"
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ route-parameter-not-declared
      }
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
      Connect:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Chat
          RouteKey: $connect
          AuthorizationType: AWS_IAM
          Target: !Sub integrations/${Enter}
      Enter:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Chat
          IntegrationType: HTTP
          IntegrationMethod: POST
          IntegrationUri: https://chat.example.com/enter
          RequestParameters:
            integration.request.header.x-room: route.request.header.x-room
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ route-parameter-not-declared
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "chat" {
      name                       = "chat"
      protocol_type              = "WEBSOCKET"
      route_selection_expression = "$request.body.action"
    }

    resource "aws_apigatewayv2_route" "connect" {
      api_id             = aws_apigatewayv2_api.chat.id
      route_key          = "$connect"
      target             = "integrations/${aws_apigatewayv2_integration.enter.id}"
      authorization_type = "AWS_IAM"

      request_parameter {
        request_parameter_key = "route.request.querystring.room"
        required              = true
      }
    }

    resource "aws_apigatewayv2_integration" "enter" {
      api_id             = aws_apigatewayv2_api.chat.id
      integration_type   = "HTTP"
      integration_method = "POST"
      integration_uri    = "https://chat.example.com/enter"

      request_parameters = {
        "integration.request.querystring.room" = "route.request.querystring.room"
      }
    }
    ```
When it stays quiet
    When the value, the routes that lead to the integration, or what they declare cannot be known.
"""

from collections.abc import Iterator

from gatewright.expressions.rest_mapping import FROM_ROUTE, Part
from gatewright.model import UNKNOWN, Block, Unknown
from gatewright.model.graph import Integration, Route
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.mappings import read_values, stretch
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, nearest

RULE = Rule(
    name="route-parameter-not-declared",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.integration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what no route declares, where all that they declare is known."""
    node = ctx.graph.node(integration, of=Integration)
    routes = node.routes if protocol_of(integration, ctx.project) == "WEBSOCKET" else ()
    declared = _declared(routes, ctx)
    if not routes or declared is UNKNOWN:
        return
    for entry, text, part in read_values(integration, "request_parameters", FROM_ROUTE, ctx.project):
        if not isinstance(part, Part) or part.location.text == "body" or part.name is None:
            continue
        location = part.location.text.removeprefix("multivalue")
        wanted = f"{FROM_ROUTE.message}.{location}.{part.name.text}"
        if wanted not in declared:
            close = nearest(wanted, [key for key in declared if key.startswith(f"{FROM_ROUTE.message}.{location}.")])
            fix = Fix(f"Change to `{close}`", (ReplaceValue(entry.value, close),), certain=False) if close and text == wanted else None
            hint = f" Did you mean `{close}`?" if close else ""
            message = f"No route that leads here declares `{wanted}`, so it is never there to map.{hint}"
            yield Finding(stretch(entry.value, Span(0, len(text))), message, fixes=(fix,) if fix else ())


def _declared(routes: tuple[Route, ...], ctx: RuleContext) -> frozenset[str] | Unknown:
    """What some routes declare."""
    found: set[str] = set()
    for route in (one.block for one in routes):
        contents = route.contents
        if "request_parameter" in contents.uncertain or contents.open_ended or (route.get("request_parameter")):
            return UNKNOWN
        for parameter in route.nested("request_parameter"):
            key = ctx.value(parameter, "request_parameter_key") if parameter.get("request_parameter_key") else parameter.name
            if not isinstance(key, str):
                return UNKNOWN
            found.add(key)
    return frozenset(found)
