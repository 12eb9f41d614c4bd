"""Integration has no response that its answers could pass through."""

import pytest

from harness.snippets import check
from rules.writing import api, integration, method, nested, says, stays_quiet

RULE = "integration-without-response"

API = api()
METHOD = method('authorization = "AWS_IAM"', before="")
HTTP = 'type = "HTTP"\nuri = "https://pets.example"\nintegration_http_method = "GET"'
RESPONSE = METHOD.replace("aws_api_gateway_method", "aws_api_gateway_integration_response").replace("authorization", "status_code")


@pytest.mark.parametrize(
    "snippet",
    [
        API + METHOD + integration(HTTP, before="") + RESPONSE,
        API + METHOD + integration(HTTP, before="") + RESPONSE.replace("aws_api_gateway_resource.pet.id", "var.x"),
        API + METHOD + integration(HTTP.replace('"HTTP"', '"HTTP_PROXY"'), before=""),
        API + METHOD + integration(HTTP.replace('"HTTP"', "var.x"), before=""),
        api("body = var.x") + METHOD + integration(HTTP, before=""),
        METHOD + integration(HTTP),
        nested("Type: HTTP\nUri: https://pets.example\nIntegrationResponses: !If [A, [{StatusCode: 200}], !Ref AWS::NoValue]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_a_response_of_another_verb_does_not_count() -> None:
    marked = integration(HTTP.replace('"HTTP"', f'"HTTP"\n       {"^" * 6} {RULE}'), before="")
    check(API + METHOD + marked + RESPONSE.replace('"GET"', '"POST"'), rule=RULE)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        nested(f"""
            Type: MOCK
                  {"^" * 4} {RULE}
            RequestTemplates: {{application/json: '{{"statusCode": 200}}'}}
        """),
        'A `MOCK` integration needs an integration response; without one every call answers 500 and logs "No match for output mapping and no '
        'default output mapping configured".',
    )
