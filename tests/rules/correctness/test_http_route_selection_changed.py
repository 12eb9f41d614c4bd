"""HTTP API chooses its routes by something else than verb and path."""

import pytest

from rules.http_writing import WEBSOCKET, http_api
from rules.writing import rewrites, says, stays_quiet

RULE = "http-route-selection-changed"
TEMPLATE = "Resources:\n  Pets:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: pets\n      ProtocolType: HTTP\n"


@pytest.mark.parametrize(
    "snippet",
    [
        http_api('route_selection_expression = "$request.method $request.path"'),
        http_api('route_selection_expression = "$${request.method} $${request.path}"'),
        http_api("route_selection_expression = var.x"),
        WEBSOCKET,
        http_api('route_selection_expression = "a"').replace('"HTTP"', "var.x"),
        TEMPLATE + '      RouteSelectionExpression: "${request.method} ${request.path}"\n',
        TEMPLATE + '      RouteSelectionExpression: !Sub "${!request.method} ${!request.path}"\n',
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        http_api(f'route_selection_expression = "$request.path"\n                             ^^^^^^^^^^^^^^^ {RULE}'),
        "`route_selection_expression` of an HTTP API is fixed; "
        'the call fails with "Route selection expression is currently limited to "${request.method} ${request.path}"".',
    )


def test_fix_takes_it_out() -> None:
    rewrites(RULE, TEMPLATE + "      RouteSelectionExpression: $request.path\n", "      RouteSelectionExpression: $request.path\n", "")
