"""Route key that the service cannot read."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, http_api, route, template
from rules.writing import rewrites, says, stays_quiet

RULE = "route-key-malformed"


@pytest.mark.parametrize(
    "snippet",
    [
        route(key='"$default"'),
        route(key="var.x"),
        route(key='"get ${var.x}"'),
        route(key='"get /pets"', before=UNKNOWN_PROTOCOL),
        route(key='"get pets"', before=WEBSOCKET),
        route(key='"$connect"', before=WEBSOCKET),
        route(key="each.value", meta="  for_each = toset(local.keys)\n"),
        template("Route", "RouteKey: !Ref X"),
        template("Route", "RouteKey: !If [A, get /pets, put /pets]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            HTTP
            + """
resource "aws_apigatewayv2_route" "it" {
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "GET /{all+}/pets"
                    ^^^^^^ route-key-malformed
}
""",
            (
                "`route_key` is `GET /{all+}/pets`, and `{all+}` takes all that follows, so it can only be the last segment; "
                'the call fails with "The provided route key is not formatted properly for HTTP protocol".'
            ),
        ),
        (
            route(key='"$login"', before=WEBSOCKET).replace('"$login"\n', '"$login"\n               ^^^^^^ route-key-malformed\n'),
            (
                "`route_key` is `$login`, and of the keys that start with `$` there are only `$connect`, `$disconnect` and `$default`; "
                'the call fails with "The provided route key is not formatted properly".'
            ),
        ),
        (
            http_api('route_key = "/pets"\n             ^^^^^ route-key-malformed\ntarget = "https://a.example"'),
            (
                "`route_key` is `/pets`, and a verb is missing in front of the path; "
                'the call fails with "The provided route key is not formatted properly for HTTP protocol".'
            ),
        ),
        (
            'locals {\n  key = "GET"\n}\n'
            + route(key="local.key").replace("local.key\n", "local.key\n              ^^^^^^^^^ route-key-malformed\n"),
            (
                "`route_key` is `GET`, and a path is missing behind the verb; "
                'the call fails with "The provided route key is not formatted properly for HTTP protocol".'
            ),
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (route(key='"get pets"'), '"get pets"', '"GET /pets"'),
        (template("Route", "RouteKey: GET:/pets/{id}"), "GET:/pets/{id}", "'GET /pets/{id}'"),
        (
            (
                '{"Resources": {"Pets": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "pets", "ProtocolType": "HTTP"}}, "It": '
                '{"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Pets"}, "RouteKey": "*  /pets"}}}}'
            ),
            '"*  /pets"',
            '"ANY /pets"',
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
