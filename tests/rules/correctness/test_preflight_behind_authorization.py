"""Preflight of browsers has to pass an authorizer that it cannot pass."""

import pytest

from rules.http_writing import HTTP, http_api, route, template
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "preflight-behind-authorization"
CORS = http_api('cors_configuration {\n  allow_origins = ["https://a.example"]\n}')
DYNAMIC = http_api('dynamic "cors_configuration" {\n  for_each = var.x\n  content {\n  }\n}')
GUARDED = 'authorization_type = "AWS_IAM"'


@pytest.mark.parametrize(
    "snippet",
    [
        route(GUARDED, key='"$default"', before=HTTP),
        route(GUARDED, before=CORS),
        route('authorization_type = "NONE"', key='"$default"', before=CORS),
        route("authorization_type = var.x", key='"$default"', before=CORS),
        route(GUARDED, key='"$default"', before=CORS) + route(key='"OPTIONS /{proxy+}"', before="", name="open"),
        route(GUARDED, key='"$default"', before=CORS) + route(key="var.x", before="", name="other"),
        route(GUARDED, key='"$default"', before=CORS) + 'module "more" {\n  api_id = aws_apigatewayv2_api.pets.id\n}\n',
        template("Route", "RouteKey: $default\nAuthorizationType: AWS_IAM"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "ANY /pets",
            (
                "`ANY /pets` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; "
                "add a route `OPTIONS /{proxy+}` without authorization."
            ),
        ),
        (
            "OPTIONS /pets",
            "`OPTIONS /pets` takes the preflights of browsers, which carry no credentials, and answers them with 401 or 403; leave it open.",
        ),
    ],
)
def test_says_what_is_wrong(key: str, message: str) -> None:
    says(RULE, route(f"{GUARDED}\n                     ^^^^^^^^^ {RULE}", key=f'"{key}"', before=CORS), message)


def test_preflight_route_is_opened() -> None:
    rewrites(RULE, route(GUARDED, key='"OPTIONS /pets"', before=CORS), '"AWS_IAM"', '"NONE"')
    assert offers(RULE, route(GUARDED, key='"OPTIONS /pets"', before=CORS)) == [("Change to `NONE`", False)]
