"""Integration response of a proxy integration has no effect."""

import pytest

from harness.snippets import fixed, reports
from rules.writing import integration, nested, offers, says, stays_quiet

RULE = "integration-response-on-proxy"
PET = "aws_api_gateway_resource.pet.id"
MARK = "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ integration-response-on-proxy\n"


def response(resource: str, verb: str, mark: str = "") -> str:
    words = f"  rest_api_id = aws_api_gateway_rest_api.pets.id\n  resource_id = {resource}\n  http_method = {verb}\n"
    return f'resource "aws_api_gateway_integration_response" "ok" {{\n{mark}{words}  status_code = "200"\n}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        integration('type = "AWS_PROXY"', before=response(PET, "var.x")),
        integration('type = "AWS_PROXY"', before=response(PET, '"POST"')),
        integration('type = "AWS_PROXY"', before=response("aws_api_gateway_resource.other.id", '"GET"')),
        integration('type = "AWS_PROXY"', before=response("var.x", '"GET"')),
        integration("type = var.x", before=response(PET, '"GET"')),
        integration('type = "AWS"', before=response(PET, '"GET"')),
        integration('type = "AWS_PROXY"', before=response("aws_api_gateway_resource.pet[0].id", '"GET"')),
        nested("""
            Type: !Ref X
            IntegrationResponses:
              - StatusCode: 200
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration('type = "AWS_PROXY"', before=response(PET, '"GET"', MARK)),
            "Integration responses have no effect on `AWS_PROXY`; the client gets what the backend answers.",
        ),
        (
            integration('type = "AWS_PROXY"', before=response("var.x", "aws_api_gateway_integration.it.http_method", MARK)),
            "Integration responses have no effect on `AWS_PROXY`; the client gets what the backend answers.",
        ),
        (
            nested("""
            Type: HTTP_PROXY
            IntegrationResponses:
            ^^^^^^^^^^^^^^^^^^^^ integration-response-on-proxy
              - StatusCode: '200'
              - StatusCode: '404'
                SelectionPattern: '404'
        """),
            "Integration responses have no effect on `HTTP_PROXY`; the client gets what the backend answers.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_the_fix_takes_out_the_whole_resource() -> None:
    text = integration('type = "AWS_PROXY"', before=response(PET, '"GET"'))
    (report,) = [report for report in reports(text) if report.rule == RULE]
    assert fixed(text, report) == integration('type = "AWS_PROXY"', before="")


def test_a_response_that_is_referred_to_is_not_taken_out() -> None:
    used = 'output "status" {\n  value = aws_api_gateway_integration_response.ok.status_code\n}\n'
    assert not offers(RULE, integration('type = "AWS_PROXY"', before=response(PET, '"GET"') + used))
