"""Route of a WebSocket API prepares an answer that nobody gets."""

import pytest

from rules.http_writing import HTTP, INTEGRATION, WEBSOCKET, part, route, template
from rules.writing import rewrites, says, stays_quiet

RULE = "route-without-response"
TARGET = 'target = "integrations/${aws_apigatewayv2_integration.pets.id}"'
EXPRESSION = 'route_response_selection_expression = "$default"'
TRANSLATED = WEBSOCKET + INTEGRATION + part("integration_response", "integration_id = aws_apigatewayv2_integration.pets.id", "", name="ok")
RESPONSE = part("route_response", "route_id = aws_apigatewayv2_route.it.id", "", name="it")


def echo(lines: str, before: str = WEBSOCKET, key: str = '"echo"') -> str:
    return route(lines, key=key, before=before)


@pytest.mark.parametrize(
    "snippet",
    [
        echo(TARGET),
        echo(EXPRESSION) + RESPONSE,
        echo(EXPRESSION) + RESPONSE.replace("aws_apigatewayv2_route.it.id", "var.x"),
        echo(EXPRESSION) + RESPONSE.replace("route.it.id", "route.it[each.key].id"),
        echo(EXPRESSION, key='"$connect"'),
        echo(EXPRESSION, before=HTTP),
        echo("route_response_selection_expression = var.x"),
        echo(f"{TARGET}\n{EXPRESSION}", before=TRANSLATED) + RESPONSE,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "lacking"),
    [
        (echo(TARGET, before=TRANSLATED), "no `route_response_selection_expression` and no route response"),
        (echo("") + RESPONSE, "no `route_response_selection_expression`"),
        (echo(EXPRESSION), "no route response"),
    ],
)
def test_says_what_is_missing(snippet: str, lacking: str) -> None:
    marked = snippet.replace('_route" "it" {\n', f'_route" "it" {{\n          ^^^^^^^^^^^^^^^^^^^^^^ {RULE}\n')
    says(RULE, marked, f"The route has {lacking}; what the integration returns is dropped.")


def test_fix_adds_the_expression() -> None:
    response = "  Answer:\n    Type: AWS::ApiGatewayV2::RouteResponse\n    Properties: {ApiId: !Ref Pets, RouteId: !Ref It, RouteResponseKey: $default}\n"
    snippet = template("Route", "RouteKey: echo", "WEBSOCKET", before=response)
    rewrites(RULE, snippet, "echo\n", "echo\n      RouteResponseSelectionExpression: '$default'\n")
