"""Usage plans, mappings and settings that name a stage by its words: one that is not there, or that comes too late."""

import json

import pytest

from harness.snippets import reports
from rules.graphs import api, logical, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

UNKNOWN = "unknown-stage"
PLAIN = "stage-named-without-reference"


def stage(name: str = '"live"', address: str = "live", meta: str = "") -> str:
    return resource("stage", address, f"deployment_id = aws_api_gateway_deployment.it.id\nstage_name = {name}", meta)


def plan(name: str = '"live"', lines: str = "") -> str:
    stages = f"  api_stages {{\n    api_id = aws_api_gateway_rest_api.pets.id\n    stage  = {name}\n  }}\n"
    return f'resource "aws_api_gateway_usage_plan" "it" {{\n  name = "it"\n{stages}{lines}}}\n'


def mapping(name: str = '"live"', lines: str = "") -> str:
    words = f"  api_id      = aws_api_gateway_rest_api.pets.id\n  domain_name = var.x\n  stage_name  = {name}\n{lines}"
    return f'resource "aws_api_gateway_base_path_mapping" "it" {{\n{words}}}\n'


LIVE = logical("Live", "ApiGateway::Stage", "RestApiId: !Ref Pets\nDeploymentId: !Ref Release\nStageName: live")


def partners(name: str = "live", meta: str = "") -> str:
    return logical("Partners", "ApiGateway::UsagePlan", f"ApiStages:\n  - ApiId: !Ref Pets\n    Stage: {name}", meta)


def test_unknown_says_what_the_api_has() -> None:
    check_marked(
        UNKNOWN,
        api(stage(), stage('"test"', "test"), mapping('"prod"')),
        '"prod"',
        '`pets` has no stage `prod`, so this fails with "Invalid stage identifier specified". It has `live` and `test`.',
    )


def test_unknown_is_reported_in_settings_and_in_mappings_of_http_apis() -> None:
    message = "`{}` has no stage `prod`, so this is refused. It has `live`."
    settings = resource("method_settings", "it", 'method_path = "*/*"\nstage_name = "prod"')
    check_marked(UNKNOWN, api(stage(), settings), '"prod"', message.format("pets"))
    live = logical("Live", "ApiGatewayV2::Stage", "ApiId: !Ref Pets\nStageName: live")
    words = "ApiId: !Ref Pets\nDomainName: pets.example.com\nStage: prod"
    text = template(live, logical("Map", "ApiGatewayV2::ApiMapping", words)).replace("ApiGateway::RestApi", "ApiGatewayV2::Api")
    check_marked(UNKNOWN, text, "prod", message.format("Pets"))


@pytest.mark.parametrize(
    "parts",
    [
        (stage(), mapping("var.x")),
        (stage("var.x"), mapping('"prod"')),
        (stage('"${var.x}-live"'), mapping('"prod"')),
        (mapping('"prod"'),),
        (stage(), stage("var.x", "more"), mapping('"prod"')),
        (stage(), resource("deployment", "it", 'stage_name = "prod"'), mapping('"prod"')),
        (stage(), stage().replace("aws_api_gateway_rest_api.pets.id", "var.x").replace('"live"', '"more"'), mapping('"prod"')),
        (stage(), mapping('"prod"'), 'output "id" {\n  value = aws_api_gateway_rest_api.pets.id\n}\n'),
        (stage(), mapping('"prod"').replace("aws_api_gateway_rest_api.pets.id", "var.x")),
    ],
)
def test_unknown_is_quiet_where_the_stage_may_be_there(parts: tuple[str, ...]) -> None:
    stays_quiet(UNKNOWN, api(*parts))


def test_unknown_is_quiet_about_names_that_differ_between_environments() -> None:
    stays_quiet(UNKNOWN, 'variable "stage" {\n  default = "dev"\n}\n' + api(stage("var.stage"), mapping('"prod"')))


def test_unknown_is_mended_by_a_reference() -> None:
    rewrites(UNKNOWN, api(stage(), mapping('"prod"')), '"prod"', "aws_api_gateway_stage.live.stage_name")
    rewrites(UNKNOWN, template(LIVE, partners("prod")), "Stage: prod", "Stage: !Ref Live")
    assert offers(UNKNOWN, api(stage(meta="  count = 1\n"), mapping('"prod"'))) == []


def test_plain_says_what_happens() -> None:
    check_marked(
        PLAIN,
        api(stage(), plan()),
        '"live"',
        'Nothing makes this wait for the stage `live`; made before it, it fails with "API Stage not found". Refer to the stage.',
    )


@pytest.mark.parametrize(
    "parts",
    [
        (stage(), plan("aws_api_gateway_stage.live.stage_name")),
        (stage(), plan(lines="  depends_on = [aws_api_gateway_stage.live]\n")),
        (stage(), mapping(lines="  depends_on = [aws_api_gateway_method_settings.all]\n"), "SETTINGS"),
        (stage(meta="  count = 1\n"), mapping()),
        (stage(meta="  depends_on = [aws_api_gateway_base_path_mapping.it]\n"), mapping()),
        (stage(), mapping('"prod"')),
    ],
)
def test_plain_is_quiet_where_it_waits_or_cannot(parts: tuple[str, ...]) -> None:
    settings = resource("method_settings", "all", 'stage_name = aws_api_gateway_stage.live.stage_name\nmethod_path = "*/*"')
    stays_quiet(PLAIN, api(*(part.replace("SETTINGS", settings) for part in parts)))


def test_plain_is_quiet_in_a_template_that_waits() -> None:
    stays_quiet(PLAIN, template(LIVE, partners(meta="    DependsOn: Live\n")))


def test_plain_becomes_a_reference() -> None:
    rewrites(
        PLAIN,
        api(stage("  var.y"), 'variable "y" {\n  default = "live"\n}\n', plan()),
        '"live"\n  }',
        "aws_api_gateway_stage.live.stage_name\n  }",
    )
    rewrites(PLAIN, template(LIVE, partners()), "Stage: live", "Stage: !Ref Live")


def test_no_stage_is_reported_twice() -> None:
    for name in ('"live"', '"prod"'):
        rules = (UNKNOWN, PLAIN)
        found = [report.rule for report in reports(api(stage(), mapping(name))) if report.rule in rules]
        assert len(found) == 1


def test_plain_becomes_a_reference_in_json() -> None:
    resources = {
        "Pets": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "pets"}},
        "Live": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Pets"}, "StageName": "live"}},
        "Map": {"Type": "AWS::ApiGateway::BasePathMapping", "Properties": {"RestApiId": {"Ref": "Pets"}, "Stage": "live"}},
    }
    rewrites(PLAIN, json.dumps({"Resources": resources}), '"Stage": "live"', '"Stage": {"Ref": "Live"}')
