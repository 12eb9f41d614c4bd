"""Mapping leads to a place that does not exist."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "mapping-target-malformed"


def responses(lines: str) -> str:
    """An integration response in Terraform."""
    return f'resource "aws_api_gateway_integration_response" "ok" {{\n{lines}\n}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        integration("request_parameters = var.x"),
        integration('request_parameters = { "integration.request.header.X" = "\'x\'" }'),
        responses('response_parameters = { "method.response.header.X" = "\'x\'" }'),
        nested("RequestParameters:\n  Fn::Transform: {Name: Common}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            request_parameters = { "integration.request.body.pet" = "'x'" }
                                                        ^^^^ mapping-target-malformed
            """),
            '`integration.request` has no `body`; it fails with "Invalid mapping expression specified".',
        ),
        (
            responses("""
            response_parameters = { "integration.response.header.X" = "'x'" }
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mapping-target-malformed
            """),
            (
                "`integration.response.header.X` is not of the form `method.response.{header}.NAME`; "
                'it fails with "Invalid mapping expression specified"; use `method.response.header.X`.'
            ),
        ),
        (
            nested("""
            Type: HTTP
            IntegrationResponses:
              - StatusCode: "200"
                ResponseParameters:
                  method.response.header: integration.response.header.X
                  ^^^^^^^^^^^^^^^^^^^^^^ mapping-target-malformed
            """),
            '`method.response.header` names no parameter; it fails with "Invalid mapping expression specified".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        integration('request_parameters = { "method.request.path.id" = "method.request.path.petId" }'),
        nested("RequestParameters:\n  'method.request.path.id': method.request.path.petId"),
    ],
)
def test_fix_changes_the_key(snippet: str) -> None:
    rewrites(RULE, snippet, "method.request.path.id", "integration.request.path.id")
