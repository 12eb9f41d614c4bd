"""What fixes write: the one function, role or certificate that a project has, answers that were forgotten, and twins that go."""

import pytest

from harness.snippets import fixed, reports, settings_for
from rules.writing import api, dialect_of, integration, method, nested, offers, rewrites, template

FUNCTION = 'resource "aws_lambda_function" "pets" {\n  function_name = "pets"\n  role          = "arn:aws:iam::1:role/x"\n}\n'
FUNCTION_IN_TEMPLATE = "  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: arn:aws:iam::1:role/x\n"
ROLE = 'resource "aws_iam_role" "%s" {\n  assume_role_policy = "{}"\n}\n'
GUARD = 'authorization = "AWS_IAM"'
HTTP = 'type                    = "HTTP"\nuri                     = "https://pets.example"\nintegration_http_method = "GET"'
STAGE = """resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = "a"
  stage_name    = "live"
}
"""


def after(rule: str, snippet: str) -> str:
    """The text after the only fix of the only finding of a rule."""
    dialect = dialect_of(snippet)
    (report,) = [report for report in reports(snippet, dialect, settings_for(rule)) if report.rule == rule]
    assert len(report.finding.fixes) == 1
    return fixed(snippet, report, dialect)


def test_a_default_response_and_the_status_that_it_needs() -> None:
    text = api() + method(GUARD, before="") + integration(HTTP, before="")
    written = after("integration-without-response", text)
    assert written.removeprefix(text).strip() == (
        """resource "aws_api_gateway_method_response" "it" {
  rest_api_id = aws_api_gateway_integration.it.rest_api_id
  resource_id = aws_api_gateway_integration.it.resource_id
  http_method = aws_api_gateway_integration.it.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "it" {
  rest_api_id = aws_api_gateway_integration.it.rest_api_id
  resource_id = aws_api_gateway_integration.it.resource_id
  http_method = aws_api_gateway_integration.it.http_method
  status_code = aws_api_gateway_method_response.it.status_code
}"""
    )


def test_a_default_response_with_the_status_that_is_declared() -> None:
    uri = "Uri: https://pets.example\n      "
    text = template(f"AuthorizationType: AWS_IAM\nMethodResponses: [{{StatusCode: 202}}]\nIntegration:\n  Type: HTTP\n  {uri.strip()}")
    written = after("integration-without-response", text)
    assert "IntegrationResponses:\n          - StatusCode: '202'\n" in written
    assert written.count("StatusCode") == 2


def test_a_method_calls_the_only_function() -> None:
    text = api() + FUNCTION + method(GUARD, before="")
    rule = "method-without-integration"
    (report,) = [report for report in reports(text) if report.rule == rule]
    written = fixed(text, report)
    assert 'type                    = "AWS_PROXY"\n  integration_http_method = "POST"\n' in written
    assert "uri                     = aws_lambda_function.pets.invoke_arn\n" in written
    other = FUNCTION.replace('"pets" {', '"more" {')
    assert offers(rule, api() + FUNCTION + other + method(GUARD, before="")) == [("Answer without a backend", False)]


def test_an_integration_calls_the_only_function() -> None:
    snippet = nested("Type: AWS_PROXY\nIntegrationHttpMethod: POST", before=FUNCTION_IN_TEMPLATE)
    arn = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"
    old = "        IntegrationHttpMethod: POST\n"
    assert f"{old}        Uri: !Sub {arn}\n" in after("integration-without-uri", snippet).replace('"', "").replace("'", "")


@pytest.mark.parametrize(("roles", "offered"), [(["one"], [("Use the role `one`", False)]), (["one", "two"], []), ([], [])])
def test_a_service_is_called_with_the_only_role(roles: list[str], offered: list[tuple[str, bool]]) -> None:
    queue = 'type = "AWS"\nintegration_http_method = "POST"\nuri = "arn:aws:apigateway:eu-west-1:sqs:path/1/pets"'
    snippet = "".join(ROLE % role for role in roles) + integration(queue)
    assert offers("aws-service-integration-without-credentials", snippet) == offered


def test_a_stage_shows_the_only_certificate_or_a_new_one() -> None:
    rule, behind = "stage-without-client-certificate", method(GUARD, before="") + integration(HTTP, before="")
    with_new = after(rule, api() + behind + STAGE)
    assert "  client_certificate_id = aws_api_gateway_client_certificate.live_certificate.id\n" in with_new
    assert 'resource "aws_api_gateway_client_certificate" "live_certificate" {' in with_new
    mine = 'resource "aws_api_gateway_client_certificate" "mine" {}\n'
    assert "= aws_api_gateway_client_certificate.mine.id\n" in after(rule, api() + mine + behind + STAGE)


def test_a_twin_goes_where_nothing_refers_to_it() -> None:
    path = '  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id\n  path_part   = "pets"\n}\n'
    head = 'resource "aws_api_gateway_resource" "%s" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
    twin = head % "animals" + path
    text = api() + head % "pet" + path
    rewrites("duplicate-path", text + twin, twin, "")
    used = method(GUARD, before="").replace("resource.pet.id", "resource.animals.id")
    assert offers("duplicate-path", text + twin + used) == []


def test_a_function_stops_when_nobody_waits_for_it() -> None:
    lines = 'type = "AWS_PROXY"\nintegration_http_method = "POST"\nuri = aws_lambda_function.pets.invoke_arn'
    slow = FUNCTION.replace("}\n", "  timeout       = 60\n}\n")
    snippet = api() + slow + method(GUARD, before="") + integration(lines, before="")
    rewrites("function-timeout-over-integration-timeout", snippet, "= 60\n", "= 29\n")
