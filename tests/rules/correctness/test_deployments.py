"""Deployments that come too early, that are never made again, and that publish nothing."""

import pytest

from rules.graphs import api, integration, logical, method, on, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

EARLY = "deployment-before-integrations"
EMPTY = "deployment-without-methods"
ONCE = "deployment-without-triggers"
PARTLY = "deployment-triggers-incomplete"

METHOD = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\nAuthorizationType: AWS_IAM\nIntegration: {Type: MOCK}\n"


def deployment(lines: str = "", meta: str = "") -> str:
    return resource("deployment", "it", lines, meta)


def release(meta: str = "") -> str:
    return logical("Release", "ApiGateway::Deployment", "RestApiId: !Ref Pets", meta)


def test_early_says_what_it_does_not_wait_for() -> None:
    check_marked(
        EARLY,
        api(method(), integration(), integration("other", '"PUT"'), deployment("depends_on = [aws_api_gateway_integration.other]")),
        'resource "aws_api_gateway_deployment"',
        "The deployment may be made before `aws_api_gateway_integration.get` and then fail or leave them out; name them in `depends_on`.",
    )


@pytest.mark.parametrize(
    "lines",
    [
        "depends_on = [aws_api_gateway_integration.get]",
        "triggers = {\n  a = aws_api_gateway_integration.get.id\n}",
        "triggers = {\n  a = aws_api_gateway_integration_response.ok.id\n}",
    ],
)
def test_early_is_quiet_where_any_reference_leads_to_the_integration(lines: str) -> None:
    response = on("integration_response", "ok", 'status_code = "200"\ndepends_on = [aws_api_gateway_integration.get]')
    stays_quiet(EARLY, api(method(), integration(), response, deployment(lines)))


def test_early_is_quiet_about_an_integration_that_waits_for_the_deployment() -> None:
    late = integration(lines="request_parameters = {\n  a = aws_api_gateway_deployment.it.id\n}")
    stays_quiet(EARLY, api(method(), late, deployment()))


def test_early_is_mended_in_the_style_of_the_file() -> None:
    rewrites(
        EARLY,
        template(logical("Get", "ApiGateway::Method", METHOD), release()),
        "    Type: AWS::ApiGateway::Deployment\n",
        "    Type: AWS::ApiGateway::Deployment\n    DependsOn: Get\n",
    )
    replaced = deployment("triggers = var.x")
    assert offers(EARLY, api(method(), integration(), replaced)) == [("Wait for `aws_api_gateway_integration.get`", True)]


def test_early_offers_triggers_where_nothing_makes_the_deployment_again() -> None:
    assert offers(EARLY, api(method(), integration(), deployment())) == [("Deploy again when the API changes", True)]


def test_early_is_quiet_in_a_template_that_waits() -> None:
    stays_quiet(EARLY, template(logical("Get", "ApiGateway::Method", METHOD), release("    DependsOn: [Get]\n")))


def test_empty_says_what_the_service_says() -> None:
    check_marked(
        EMPTY,
        api(deployment()),
        'resource "aws_api_gateway_deployment"',
        '`pets` has no method yet; the deployment fails with "The REST API doesn\'t contain any methods". Add a method with its integration.',
    )


@pytest.mark.parametrize(
    "more",
    [
        method(meta="  count = 0\n"),
        method().replace("aws_api_gateway_rest_api.pets.id", "var.x"),
        'output "id" {\n  value = aws_api_gateway_rest_api.pets.id\n}\n',
        resource("rest_api_put", "x", 'body = "{}"'),
    ],
)
def test_empty_is_quiet_where_there_may_be_methods(more: str) -> None:
    stays_quiet(EMPTY, api(deployment(), more))


def test_empty_is_quiet_where_a_loop_makes_resources() -> None:
    stays_quiet(EMPTY, template(release(), "  Fn::ForEach::Methods:\n    - Name\n    - [A]\n    - {}\n"))


def test_once_offers_to_hash_what_is_published() -> None:
    text = api(method(), integration(), deployment("depends_on = [aws_api_gateway_integration.get]"))
    assert offers(ONCE, text) == [("Deploy again when the API changes", True)]


def test_once_leaves_a_deployment_that_is_made_too_early_to_the_graver_rule() -> None:
    stays_quiet(ONCE, api(method(), integration(), deployment()))


@pytest.mark.parametrize(
    "lines",
    [
        "triggers = {\n  a = timestamp()\n}",
        "triggers = var.x",
        "variables = {\n  at = timestamp()\n}",
        'stage_description = md5(file("main.tf"))',
        "lifecycle {\n  replace_triggered_by = [aws_api_gateway_integration.get]\n}",
    ],
)
def test_once_is_quiet_where_something_replaces_the_deployment(lines: str) -> None:
    stays_quiet(ONCE, api(method(), integration(), deployment(lines)))


def test_once_is_quiet_in_templates() -> None:
    stays_quiet(ONCE, template(release()))


HASH = "triggers = {\n  a = sha1(jsonencode([\n    aws_api_gateway_method.get,\n  ]))\n}"


def test_partly_says_what_is_left_out() -> None:
    check_marked(
        PARTLY,
        api(method(), integration(), deployment(HASH)),
        "triggers",
        "The hash leaves out `aws_api_gateway_integration.get`; changes there do not reach the stage until something else is deployed.",
    )


def test_partly_puts_more_items_behind_the_last() -> None:
    rewrites(
        PARTLY,
        api(method(), integration(), deployment(HASH)),
        "      aws_api_gateway_method.get,\n",
        "      aws_api_gateway_method.get,\n      aws_api_gateway_integration.get,\n",
    )


@pytest.mark.parametrize(
    "hashed",
    [
        "aws_api_gateway_method.get, aws_api_gateway_integration.get",
        'aws_api_gateway_method.get, filesha1("main.tf")',
        "aws_api_gateway_method.get, var.x",
        "aws_api_gateway_integration_response.get",
    ],
)
def test_partly_is_quiet_where_the_hash_has_all_or_may_have_it(hashed: str) -> None:
    response = on("integration_response", "get", 'status_code = "200"')
    stays_quiet(PARTLY, api(method(), integration(), response, deployment(f"triggers = {{\n  a = sha1(jsonencode([{hashed}]))\n}}")))
