"""Identity source that this kind of API cannot read."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, part, template
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "identity-source-malformed"


def sources(written: str, before: str = HTTP, kind: str = "REQUEST") -> str:
    return part("authorizer", f'authorizer_type = "{kind}"\nidentity_sources = {written}', before)


@pytest.mark.parametrize(
    "snippet",
    [
        sources('["$request.header.A", "$request.querystring.b", "$context.routeKey", "$stageVariables.c"]'),
        sources('["route.request.header.A", "context.identity.sourceIp", "stageVariables.c"]', WEBSOCKET),
        sources('["method.request.header.A"]', UNKNOWN_PROTOCOL),
        sources("var.x"),
        sources("[var.x]"),
        sources('["$request.header.${var.x}"]'),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            sources(f'["$request.header.A"]\n                    ^^^^^^^^^^^^^^^^^^^ {RULE}', WEBSOCKET),
            '`$request.header.A` fails with "Invalid request identity source expression"; a WebSocket API writes `route.request.header.A`.',
        ),
        (
            sources(f'["Authorization"]\n                    ^^^^^^^^^^^^^^^ {RULE}'),
            (
                '`Authorization` fails with "Invalid request identity source expression"; '
                "an HTTP API takes the like of `$request.header.Authorization`."
            ),
        ),
        (
            sources(f'["$context.routeKey"]\n                    ^^^^^^^^^^^^^^^^^^^ {RULE}', kind="JWT"),
            "`$context.routeKey` holds no token: a JWT authorizer reads `$request.header.X` or `$request.querystring.x`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (sources('["method.request.header.A"]'), '"method.request.header.A"', '"$request.header.A"'),
        (
            template("Authorizer", "AuthorizerType: REQUEST\nIdentitySource:\n  - method.request.querystring.a", "WEBSOCKET"),
            "method.request.querystring.a",
            "route.request.querystring.a",
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_list_from_elsewhere_is_reported_where_it_is_named() -> None:
    assert offers(RULE, 'locals {\n  sources = ["method.request.header.A"]\n}\n' + sources("local.sources")) == []
