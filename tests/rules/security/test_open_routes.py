"""Routes and handshakes that anybody may call."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, http_api, part, route, template
from rules.writing import offers, rewrites, says, stays_quiet

ROUTE, CONNECT, IGNORED = "route-without-authorization", "websocket-connect-without-authorization", "authorizer-id-ignored"
MTLS = 'resource "aws_apigatewayv2_domain_name" "a" {\n  mutual_tls_authentication {\n    truststore_uri = "s3://a/b"\n  }\n}\n'
USERS = part("authorizer", 'name = "users"\nauthorizer_type = "JWT"', name="users")


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "JWT"'),
        route("authorization_type = var.x"),
        route(key='"OPTIONS /{proxy+}"'),
        route(key="var.x"),
        route(key='"say"', before=UNKNOWN_PROTOCOL),
        route(key='"$default"', before=WEBSOCKET),
        route(key='"get /pets"'),
        route(before=http_api("disable_execute_api_endpoint = true") + MTLS),
        route('authorizer_id = "abc"'),
        template("Route", "RouteKey: GET /a\nAuthorizationType: !If [A, JWT, NONE]"),
    ],
)
def test_route_stays_quiet(snippet: str) -> None:
    stays_quiet(ROUTE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            route(f'authorization_type = "NONE"\n                     ^^^^^^ {ROUTE}', key='"$default"'),
            "`authorization_type` is `NONE`; anyone who learns the URL can call the route.",
        ),
        (
            route(f'authorization_type = "NONE"\n                     ^^^^^^ {ROUTE}', before=UNKNOWN_PROTOCOL),
            "`authorization_type` is `NONE`; anyone who learns the URL can call the route.",
        ),
        (
            template("Route", "RouteKey: GET /a").replace("Route\n", f"Route\n          ^^^^^^^^^^^^^^^^^^^^^^^^ {ROUTE}\n"),
            "`AuthorizationType` is not set, which means `NONE`; anyone who learns the URL can call the route.",
        ),
    ],
)
def test_route_says_what_is_wrong(snippet: str, message: str) -> None:
    says(ROUTE, snippet, message)


def test_fixes_offer_the_authorizers_of_the_api() -> None:
    snippet = route('authorization_type = "NONE"', before=USERS)
    assert offers(ROUTE, snippet) == [("Ask the authorizer `users`", False), ("Ask for signed requests, `AWS_IAM`", False)]
    rewrites(ROUTE, snippet, '"NONE"\n', '"JWT"\n  authorizer_id      = aws_apigatewayv2_authorizer.users.id\n')
    rewrites(ROUTE, template("Route", "RouteKey: GET /a"), "GET /a\n", "GET /a\n      AuthorizationType: AWS_IAM\n")


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "AWS_IAM"', key='"$connect"', before=WEBSOCKET),
        route("authorization_type = var.x", key='"$connect"', before=WEBSOCKET),
        route("api_key_required = true", key='"$connect"', before=WEBSOCKET),
        route("api_key_required = var.x", key='"$connect"', before=WEBSOCKET),
        route(key='"$disconnect"', before=WEBSOCKET),
        route(key='"$connect"', before=HTTP),
    ],
)
def test_handshake_stays_quiet(snippet: str) -> None:
    stays_quiet(CONNECT, snippet)


def test_handshake_says_what_is_wrong() -> None:
    says(
        CONNECT,
        route(f'authorization_type = "NONE"\n                     ^^^^^^ {CONNECT}', key='"$connect"', before=UNKNOWN_PROTOCOL),
        "`authorization_type` is `NONE` and no API key is required; anyone who learns the URL can open a connection.",
    )


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "JWT"\nauthorizer_id = "abc"'),
        route("authorizer_id = var.x"),
        route('authorizer_id = "abc"', key='"OPTIONS /a"'),
        route('authorizer_id = "abc"', key='"say"', before=WEBSOCKET),
    ],
)
def test_authorizer_that_is_asked_is_fine(snippet: str) -> None:
    stays_quiet(IGNORED, snippet)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            f'authorization_type = "NONE"\n                     ^^^^^^ {IGNORED}\nauthorizer_id = "abc"',
            "`authorization_type` is `NONE`, so the authorizer in `authorizer_id` is never asked and the route is public.",
        ),
        (
            f'authorizer_id = "abc"\n                ^^^^^ {IGNORED}',
            "`authorization_type` is not set, which means `NONE`, so the authorizer in `authorizer_id` is never asked and the route is public.",
        ),
    ],
)
def test_authorizer_of_a_route_is_never_asked(lines: str, message: str) -> None:
    says(IGNORED, route(lines), message)


def test_route_asks_its_authorizer() -> None:
    snippet = route("authorizer_id = aws_apigatewayv2_authorizer.users.id", before=USERS)
    rewrites(IGNORED, snippet, "users.id\n}", 'users.id\n  authorization_type = "JWT"\n}')
