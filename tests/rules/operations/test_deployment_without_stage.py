"""Deployment is served by no stage."""

import pytest

from rules.graphs import api, logical, method, resource, template
from rules.writing import check_marked, offers, rewrites, stays_quiet

RULE = "deployment-without-stage"

DEPLOYMENT = resource("deployment", "it", "depends_on = [aws_api_gateway_method.get]")


def stage(deployment: str) -> str:
    return resource("stage", "live", f'deployment_id = {deployment}\nstage_name = "live"')


def test_it_says_what_is_missing() -> None:
    check_marked(
        RULE,
        api(method(), DEPLOYMENT),
        'resource "aws_api_gateway_deployment"',
        "No stage serves this deployment, so it has no URL; add a stage.",
    )


@pytest.mark.parametrize(
    "parts",
    [
        (method(), DEPLOYMENT, stage("aws_api_gateway_deployment.it.id")),
        (method(), DEPLOYMENT, stage("var.x")),
        (method(), DEPLOYMENT, stage("var.x").replace("aws_api_gateway_rest_api.pets.id", "var.x")),
        (method(), resource("deployment", "it", "stage_name = var.x")),
        (method(), DEPLOYMENT, 'output "it" {\n  value = aws_api_gateway_deployment.it.id\n}\n'),
        (method(), DEPLOYMENT, 'resource "x" "y" {\n  for_each = aws_api_gateway_deployment.it\n}\n'),
        (method(), DEPLOYMENT, 'output "it" {\n  value = aws_api_gateway_rest_api.pets.id\n}\n'),
        (method(), DEPLOYMENT.replace("aws_api_gateway_rest_api.pets.id", "var.x")),
        (DEPLOYMENT,),
    ],
)
def test_it_stays_quiet_where_something_serves_or_may_serve_it(parts: tuple[str, ...]) -> None:
    stays_quiet(RULE, api(*parts))


def test_what_only_waits_for_it_does_not_serve_it() -> None:
    waits = 'resource "x" "y" {\n  depends_on = [aws_api_gateway_deployment.it]\n}\n'
    assert offers(RULE, api(method(), DEPLOYMENT, waits)) == [("Add a stage `live`", False)]


def test_a_stage_is_offered() -> None:
    words = "RestApiId: !Ref Pets\nResourceId: !GetAtt Pets.RootResourceId\nHttpMethod: GET\nIntegration: {Type: MOCK}"
    text = template(logical("Get", "ApiGateway::Method", words), logical("Release", "ApiGateway::Deployment", "RestApiId: !Ref Pets"))
    last = "    Type: AWS::ApiGateway::Deployment\n    Properties:\n      RestApiId: !Ref Pets\n"
    new = (
        "  Live:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n"
        "      RestApiId: !Ref Pets\n      DeploymentId: !Ref Release\n      StageName: live\n"
    )
    rewrites(RULE, text, last, last + new)
