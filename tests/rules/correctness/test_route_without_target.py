"""Route of an HTTP API has no integration."""

import pytest

from rules.http_writing import HTTP, INTEGRATION, UNKNOWN_PROTOCOL, WEBSOCKET, route, template
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "route-without-target"


@pytest.mark.parametrize(
    "snippet",
    [
        route("target = var.x"),
        route(before=WEBSOCKET),
        route(before=UNKNOWN_PROTOCOL),
        template("Route", "RouteKey: GET /a\nTarget: !If [A, integrations/a, !Ref AWS::NoValue]"),
        template("Route", "RouteKey: GET /a\nFn::Transform: {Name: AWS::Include}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    snippet = route().replace('"it" {\n', '"it" {\n          ^^^^^^^^^^^^^^^^^^^^^^ route-without-target\n')
    says(RULE, snippet, "The route has no `target`; nothing would answer its requests.")


def test_fix_uses_the_only_integration() -> None:
    written = '"GET /pets"\n  target    = "integrations/${aws_apigatewayv2_integration.pets.id}"\n'
    rewrites(RULE, route(before=HTTP + INTEGRATION).replace("route_key = ", "route_key = "), '"GET /pets"\n', written)


def test_no_fix_where_there_is_a_choice() -> None:
    assert offers(RULE, route(before=HTTP + INTEGRATION + INTEGRATION.replace('"pets"', '"other"', 1))) == []
