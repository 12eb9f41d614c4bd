"""Stage lacks a variable that its API uses."""

import pytest

from rules.graphs import api, integration, logical, on, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

RULE = "undefined-stage-variable"

USE = integration().replace('"https://pets.example.com/"', '"https://$${stageVariables.backend}/"')

LOCAL = 'locals {\n  uri = "https://$${stageVariables.backend}/"\n}\n'


def stage(lines: str = "", meta: str = "") -> str:
    return resource("stage", "live", f'deployment_id = var.x\nstage_name = "live"\n{lines}', meta)


def mapped(text: str) -> str:
    """An integration with a mapping template."""
    return on("integration", "get", f'type = "MOCK"\nrequest_templates = {{\n  "application/json" = "{text}"\n}}')


def test_it_says_what_happens() -> None:
    check_marked(
        RULE,
        api(USE, stage('variables = {\n  backed = "pets.example.com"\n}')),
        "variables",
        "The stage has no variable `backend`, which its API uses; an empty text stands in its place. Did you mean `backed`?",
    )


@pytest.mark.parametrize(
    "part",
    [
        USE,
        USE.replace("https://$${stageVariables.backend}/", "${var.x}/$${stageVariables.backend}"),
        integration().replace('"https://pets.example.com/"', "local.uri") + LOCAL,
        integration(lines='connection_type = "VPC_LINK"\nconnection_id = "$${stageVariables.backend}"'),
        integration(lines='request_parameters = {\n  "integration.request.header.a" = "stageVariables.backend"\n}'),
        mapped("$stageVariables.backend"),
        mapped("$stageVariables['backend']"),
        resource("authorizer", "it", 'name = "it"\nauthorizer_uri = "arn:aws:apigateway:x:lambda:path/$${stageVariables.backend}"'),
        on("integration_response", "get", 'status_code = "200"\nresponse_templates = {\n  "text/plain" = "$stageVariables.backend"\n}'),
    ],
)
def test_it_sees_every_use(part: str) -> None:
    assert offers(RULE, api(part, stage())) == [("Add `backend`", False)]


@pytest.mark.parametrize(
    "parts",
    [
        (USE, stage("variables = {\n  backend = var.x\n}")),
        (mapped("## $stageVariables.backend\\n{}"), stage()),
        (mapped("#* $stageVariables.backend *##[[ $stageVariables.backend ]]#\\\\$stageVariables.backend"), stage()),
        (USE, stage("variables = var.x")),
        (USE, stage("variables = merge(var.x, {\n  a = 1\n})")),
        (USE, stage("lifecycle {\n  ignore_changes = [variables]\n}")),
        (USE, stage().replace("aws_api_gateway_rest_api.pets.id", "var.x")),
        (USE.replace("aws_api_gateway_rest_api.pets.id", "var.x"), stage()),
        (USE.replace("{\n", "{\n  count = 0\n", 1), stage()),
        (mapped("$!stageVariables.backend $!{stageVariables.backend}"), stage()),
        (mapped("#if($stageVariables.backend)1#end"), stage()),
        (mapped("$stageVariables.keySet()"), stage()),
        (integration(lines='request_parameters = {\n  "integration.request.header.a" = "\'stageVariables.backend\'"\n}'), stage()),
    ],
)
def test_it_stays_quiet_where_the_variable_is_or_may_be_or_need_not_be(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(*parts))


def test_it_is_reported_for_http_apis() -> None:
    call = "ApiId: !Ref Pets\nIntegrationType: HTTP_PROXY\nIntegrationUri: https://${stageVariables.backend}/"
    text = template(
        logical("Call", "ApiGatewayV2::Integration", call), logical("Live", "ApiGatewayV2::Stage", "ApiId: !Ref Pets\nStageName: live")
    ).replace("ApiGateway::RestApi", "ApiGatewayV2::Api")
    rewrites(RULE, text, "      StageName: live\n", "      StageName: live\n      StageVariables:\n        backend: BACKEND\n")


def test_an_entry_is_offered() -> None:
    text = api(USE, stage('variables = {\n  a = "b"\n}'))
    rewrites(RULE, text, '    a = "b"\n', '    a = "b"\n    backend = "BACKEND"\n')
