"""API has more parts than accounts start with."""

import pytest

from harness.snippets import reports
from rules.writing import says, stays_quiet

RULE = "api-over-default-quota"


def api(parts: int, kind: str = "rest_api", meta: str = "", name: str = "pets") -> str:
    """An API with so many stages."""
    head = f'resource "aws_api_gateway_rest_api" "pets" {{\n  name = "{name}"\n}}\n'
    stage = f"rest_api_id = aws_api_gateway_{kind}.pets.id\n  deployment_id = 1\n{meta}"
    return head + "".join(
        f'resource "aws_api_gateway_stage" "s{number}" {{\n  {stage}  stage_name = "s{number}"\n}}\n' for number in range(parts)
    )


@pytest.mark.parametrize("snippet", [api(10), api(11, meta="  count = 1\n"), api(11, kind="other")])
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_how_many_are_too_many() -> None:
    marked = api(11).replace("{\n", "{\n          ^^^^^^^^^^^^^^^^^^^^^^^^ api-over-default-quota\n", 1)
    says(RULE, marked, "The API has 11 stages; accounts start with a quota of 10 for one API, which AWS raises on request.")


def test_routes_of_an_http_api() -> None:
    head = 'resource "aws_apigatewayv2_api" "pets" {\n  name = "pets"\n  protocol_type = "HTTP"\n}\n'
    route = 'resource "aws_apigatewayv2_route" "r%d" {\n  api_id = aws_apigatewayv2_api.pets.id\n  route_key = "GET /%d"\n}\n'
    for number in (300, 301):
        found = [report for report in reports(head + "".join(route % (i, i) for i in range(number))) if report.rule == RULE]
        assert len(found) == (number > 300)
