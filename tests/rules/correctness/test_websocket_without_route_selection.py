"""WebSocket API does not say how a message finds its route."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET
from rules.writing import rewrites, says, stays_quiet

RULE = "websocket-without-route-selection"
BARE = HTTP.replace('"HTTP"', '"WEBSOCKET"')
TEMPLATE = "Resources:\n  Chat:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: chat\n      ProtocolType: WEBSOCKET\n"


@pytest.mark.parametrize(
    "snippet",
    [
        HTTP,
        WEBSOCKET,
        UNKNOWN_PROTOCOL,
        WEBSOCKET.replace('"$request.body.action"', "var.x"),
        TEMPLATE + "      RouteSelectionExpression: !If [A, a, !Ref AWS::NoValue]\n",
        TEMPLATE + "      Fn::Transform: {Name: AWS::Include}\n",
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        BARE.replace('"WEBSOCKET"\n', f'"WEBSOCKET"\n                  ^^^^^^^^^^^ {RULE}\n'),
        'A WebSocket API needs `route_selection_expression`, which is not set; the call fails with "Invalid routeSelectionExpression".',
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (BARE, '"WEBSOCKET"\n', '"WEBSOCKET"\n  route_selection_expression = "$request.body.action"\n'),
        (TEMPLATE, "WEBSOCKET\n", "WEBSOCKET\n      RouteSelectionExpression: '$request.body.action'\n"),
    ],
)
def test_fix_reads_the_action(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
