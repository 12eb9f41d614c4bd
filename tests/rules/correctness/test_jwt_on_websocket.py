"""WebSocket API is to check JSON Web Tokens itself."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, part, route, template
from rules.writing import says, stays_quiet

RULE = "jwt-on-websocket"


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "JWT"', before=HTTP),
        route('authorization_type = "JWT"', before=UNKNOWN_PROTOCOL),
        route("authorization_type = var.x", before=WEBSOCKET),
        part("authorizer", 'authorizer_type = "REQUEST"', before=WEBSOCKET),
        template("Authorizer", "AuthorizerType: !Ref X", "WEBSOCKET"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            route(f'authorization_type = "JWT"\n                     ^^^^^ {RULE}', before=WEBSOCKET),
            "`authorization_type` is `JWT`, which only HTTP APIs have; use `CUSTOM` with a Lambda authorizer.",
        ),
        (
            part("authorizer", f'authorizer_type = "JWT"\n                  ^^^^^ {RULE}', before=WEBSOCKET),
            "`authorizer_type` is `JWT`, which only HTTP APIs have; use `REQUEST` with a Lambda function.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
