"""Deployments and stages of HTTP and WebSocket APIs, and the routes that they wait for."""

import pytest

from rules.http_writing import HTTP, WEBSOCKET, http_api, part, route, template
from rules.writing import offers, rewrites, says, stays_quiet

EARLY, UNKNOWN_ROUTE, STAGE = "deployment-before-routes", "route-settings-of-unknown-route", "route-settings-before-route"
SAY = route(key='"say"', before=WEBSOCKET, name="say")
PETS = route(key='"ANY /pets"', name="pets")
LOCAL = "locals {\n  hash = sha1(jsonencode(aws_apigatewayv2_route.say))\n}\n"
LIST = "  List:\n    Type: AWS::ApiGatewayV2::Route\n    Properties:\n      ApiId: !Ref Pets\n      RouteKey: GET /pets\n"
FOR_EACH = "  Fn::ForEach::Routes:\n    - Key\n    - [a]\n    - R${Key}: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Pets, RouteKey: !Sub GET /${Key}}}\n"


def deployment(lines: str = "", before: str = SAY) -> str:
    return part("deployment", lines, before, name="release")


def settings(key: str, before: str = PETS, meta: str = "") -> str:
    lines = f"route_settings {{\n  route_key = {key}\n  throttling_burst_limit = 1\n  throttling_rate_limit = 1\n}}"
    return part("stage", lines, before, name="live", meta=meta)


@pytest.mark.parametrize(
    "snippet",
    [
        deployment("depends_on = [aws_apigatewayv2_route.say]"),
        deployment("triggers = {\n  a = local.hash\n}", before=SAY + LOCAL),
        deployment("depends_on = [module.routes]", before=SAY + 'module "routes" {\n  source = "./routes"\n}\n'),
        deployment("depends_on = [aws_apigatewayv2_stage.a]", SAY + part("stage", "name = aws_apigatewayv2_route.say.id", "", name="a")),
        deployment(before=WEBSOCKET),
        deployment(before=SAY.replace("{\n  api_id", "{\n  count = 1\n  api_id")),
        deployment(before=SAY.replace("aws_apigatewayv2_api.pets.id", "var.x")),
        deployment(before=http_api('body = "{}"') + route(before="")),
        template("Deployment", "Description: a", before=LIST, meta="    DependsOn: [List]\n"),
    ],
)
def test_deployment_that_waits_is_fine(snippet: str) -> None:
    stays_quiet(EARLY, snippet)


def test_deployment_says_what_is_wrong() -> None:
    says(
        EARLY,
        deployment().replace('"release" {\n', f'"release" {{\n          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ {EARLY}\n'),
        "The deployment does not wait for the routes; it may fail with "
        '"At least one route is required before deploying the Api". Name them in `depends_on`.',
    )


def test_deployment_is_made_to_wait() -> None:
    rewrites(EARLY, template("Deployment", "Description: a", before=LIST), "::Deployment\n", "::Deployment\n    DependsOn: List\n")
    assert offers(EARLY, deployment()) == [("Wait for the routes", True)]


@pytest.mark.parametrize(
    "snippet",
    [
        settings('"ANY /pets"'),
        settings("aws_apigatewayv2_route.pets.route_key"),
        settings("var.x"),
        settings('"GET /pets"', before=HTTP),
        settings('"GET /pets"', before=PETS + route(key="var.x", before="", name="other")),
        settings('"GET /pets"', before=PETS + 'module "more" {\n  api_id = aws_apigatewayv2_api.pets.id\n}\n'),
        settings('"GET /pets"', before=PETS + 'output "api" {\n  value = aws_apigatewayv2_api.pets.id\n}\n'),
        settings('"GET /pets"', before=PETS + route(before="", name="other").replace("aws_apigatewayv2_api.pets.id", "var.x")),
        settings('"GET /pets"', before=http_api('body = "{}"') + route(key='"ANY /pets"', before="")),
        template("Stage", "StageName: a\nRouteSettings: !Ref X", before=LIST),
        template("Stage", "StageName: a\nRouteSettings: {GET /a: {}}", before=LIST).replace(
            "Type: AWS::ApiGatewayV2::Api\n", "Type: AWS::Serverless::HttpApi\n"
        ),
        template("Stage", "StageName: a\nRouteSettings: {GET /a: {}}", before=LIST + FOR_EACH),
    ],
)
def test_settings_of_known_routes_are_fine(snippet: str) -> None:
    stays_quiet(UNKNOWN_ROUTE, snippet)


def test_settings_say_what_is_wrong() -> None:
    says(
        UNKNOWN_ROUTE,
        settings(f'"ANY /pet"\n              ^^^^^^^^^^ {UNKNOWN_ROUTE}'),
        'No route of the API has the key `ANY /pet`; the call fails with "Unable to find Route by key". Did you mean `ANY /pets`?',
    )


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (settings('"ANY /pet"'), '"ANY /pet"', '"ANY /pets"'),
        (
            template("Stage", "StageName: a\nRouteSettings:\n  'GET /pet': {}", before=LIST, meta="    DependsOn: List\n"),
            "GET /pet'",
            "GET /pets'",
        ),
    ],
)
def test_settings_take_the_key_that_was_meant(snippet: str, old: str, new: str) -> None:
    rewrites(UNKNOWN_ROUTE, snippet, old, new)


def test_route_settings_of_cloudformation_are_keyed_by_route() -> None:
    stays_quiet("unknown-attribute", template("Stage", "StageName: a\nRouteSettings:\n  GET /pets: {ThrottlingRateLimit: 1}", before=LIST))


@pytest.mark.parametrize(
    "snippet",
    [
        settings("aws_apigatewayv2_route.pets.route_key"),
        settings('"ANY /pets"', meta="  depends_on = [aws_apigatewayv2_route.pets]\n"),
        settings('"ANY /pets"', meta="  deployment_id = aws_apigatewayv2_deployment.a.id\n")
        + part("deployment", "depends_on = [aws_apigatewayv2_route.pets]", "", name="a"),
        settings('"ANY /pets"', before=PETS.replace("{\n  api_id", "{\n  count = 1\n  api_id")),
        settings('"GET /pets"'),
    ],
)
def test_stage_that_waits_is_fine(snippet: str) -> None:
    stays_quiet(STAGE, snippet)


def test_stage_says_what_is_wrong() -> None:
    says(
        STAGE,
        settings(f'"ANY /pets"\n              ^^^^^^^^^^^ {STAGE}'),
        'The stage does not wait for the route `pets`; when it comes first, the call fails with "Unable to find Route by key".',
    )


def test_stage_is_made_to_wait() -> None:
    snippet = settings('"ANY /pets"').replace('route_key = "ANY /pets"', 'route_key = "ANY /pets" ', 1)
    rewrites(STAGE, snippet, '"ANY /pets"\n', "aws_apigatewayv2_route.pets.route_key\n")
    written = template("Stage", "StageName: a\nRouteSettings:\n  GET /pets: {}", before=LIST)
    rewrites(STAGE, written, "::Stage\n", "::Stage\n    DependsOn: List\n")
