"""Authorization on a route of a WebSocket API that is not the handshake."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, route, template
from rules.writing import rewrites, says, stays_quiet

RULE = "authorization-on-message-route"


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "AWS_IAM"', key='"$connect"', before=WEBSOCKET),
        route('authorization_type = "NONE"', key='"say"', before=WEBSOCKET),
        route("authorization_type = var.x", key='"say"', before=WEBSOCKET),
        route('authorization_type = "AWS_IAM"', key="var.x", before=WEBSOCKET),
        route('authorization_type = "AWS_IAM"', key='"$default"', before=HTTP),
        route('authorization_type = "AWS_IAM"', key='"say"', before=UNKNOWN_PROTOCOL),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        route(f'authorization_type = "AWS_IAM"\n                     ^^^^^^^^^ {RULE}', key='"$disconnect"', before=WEBSOCKET),
        '"Currently, authorization is restricted to the $connect route only": `authorization_type` guards no messages; '
        "set it on `$connect`.",
    )


def test_fix_takes_both_parts_out() -> None:
    lines = "      AuthorizationType: CUSTOM\n      AuthorizerId: !Ref X\n"
    rewrites(RULE, template("Route", "RouteKey: say\nAuthorizationType: CUSTOM\nAuthorizerId: !Ref X", "WEBSOCKET"), lines, "")
