"""Two responses of a method have one status code."""

import pytest

from harness.snippets import check
from rules.writing import nested, offers, rewrites, says, stays_quiet

RULE = "duplicate-response-status"


def response(name: str, status: str = '"200"', verb: str = '"GET"', meta: str = "", kind: str = "method_response") -> str:
    return (
        f'resource "aws_api_gateway_{kind}" "{name}" {{\n{meta}  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
        f"  resource_id = aws_api_gateway_resource.pet.id\n  http_method = {verb}\n  status_code = {status}\n}}\n"
    )


@pytest.mark.parametrize(
    "second",
    [
        response("two", status='"404"'),
        response("two", status="var.x"),
        response("two", verb='"POST"'),
        response("two", verb="var.x"),
        response("two", meta="  count = 1\n"),
        response("two", kind="integration_response"),
        response("two").replace("resource.pet", "resource.owner"),
    ],
)
def test_stays_quiet(second: str) -> None:
    stays_quiet(RULE, 'variable "x" {}\n' + response("one") + second)


def test_a_verb_may_be_that_of_the_method() -> None:
    method = response("get", kind="method").replace("  status_code", "  authorization")
    two = response("two", verb="aws_api_gateway_method.get.http_method", status=f'"200"\n                {"^" * 5} {RULE}')
    check(method + response("one") + two, rule=RULE)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        nested(f"""
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example
            IntegrationResponses:
              - StatusCode: 200
              - StatusCode: "200"
                            {"^" * 5} {RULE}
                SelectionPattern: "2.."
        """),
        "The method has a response with the status `200` already; this one fails with a ConflictException or replaces it.",
    )


def test_fix_takes_the_second_out_unless_it_is_used() -> None:
    two = response("two")
    rewrites(RULE, response("one") + two, two, "")
    assert offers(RULE, response("one") + two + 'output "two" {\n  value = aws_api_gateway_method_response.two.id\n}\n') == []


def test_fix_takes_an_item_out_of_a_list_on_one_line() -> None:
    snippet = """{
      "Resources": {"Get": {"Type": "AWS::ApiGateway::Method", "Properties": {
        "MethodResponses": [{"StatusCode": "200"}, {"StatusCode": 200}]
      }}}
    }"""
    rewrites(RULE, snippet, ', {"StatusCode": 200}', "")
