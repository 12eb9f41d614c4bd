"""Two routes of one API match the same requests."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, http_api, route, template
from rules.writing import says, stays_quiet

RULE = "duplicate-route-key"
OTHER = http_api().replace("pets", "orders").replace('variable "x" {}\n', "")


def two(one: str, other: str, before: str = HTTP, meta: str = "") -> str:
    return route(key=one, name="one", before=before) + route(key=other, before="", meta=meta)


@pytest.mark.parametrize(
    "snippet",
    [
        two('"GET /pets"', '"GET /pets/"'),
        two('"GET /pets"', '"ANY /pets"'),
        two('"GET /pets/{id}"', '"GET /pets/{all+}"'),
        two('"GET /pets"', "var.x"),
        two('"GET /pets"', '"GET /pets"', meta="  count = 0\n"),
        two('"GET /pets/{id}"', '"GET /pets/{name}"', before=WEBSOCKET),
        two('"GET /pets/{id}"', '"GET /pets/{name}"', before=UNKNOWN_PROTOCOL),
        two('"GET /pets"', '"GET /pets"').replace("aws_apigatewayv2_api.pets.id", "aws_apigatewayv2_api.orders.id", 1) + OTHER,
        two('"GET /pets"', '"GET /pets"').replace("aws_apigatewayv2_api.pets.id", "var.x", 1),
        template(
            "Route",
            "RouteKey: GET /a",
            meta="    Condition: A\n",
            before="  One:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: {ApiId: !Ref Pets, RouteKey: GET /a}\n",
        ),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    snippet = two('"GET /pets"', '"GET /pets" ').replace('"GET /pets" \n', '"GET /pets"\n              ^^^^^^^^^^^ duplicate-route-key\n')
    says(RULE, snippet, "Route `one` has the key `GET /pets`; the call fails with a ConflictException.")


def test_names_of_variables_do_not_matter() -> None:
    snippet = two('"GET /{id}"', '"GET /{pet}"').replace('"GET /{pet}"\n', '"GET /{pet}"\n              ^^^^^^^^^^^^ duplicate-route-key\n')
    says(RULE, snippet, "Route `one` has the key `GET /{id}`, which is the same to the service; the call fails with a ConflictException.")
