"""Method declares a parameter by a name that cannot be read."""

import pytest

from rules.writing import VARIABLE, method, rewrites, says, stays_quiet, template

RULE = "parameter-declaration-malformed"


@pytest.mark.parametrize(
    "snippet",
    [
        method("request_parameters = var.x"),
        method('request_parameters = { (var.x) = true, "method.request.${var.x}" = true }'),
        method('request_parameters = { "method.request.multivaluequerystring.tag" = false }'),
        template("RequestParameters: !Ref X"),
        template("RequestParameters:\n  method.request.header.X-Pet: true"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            method("""
            request_parameters = { "method.request.header.X Pet" = true }
                                                          ^^^^^ parameter-declaration-malformed
            """),
            '`X Pet` is no name; it fails with "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$".',
        ),
        (
            method("""
            request_parameters = merge({ "path.petId" = true }, var.x)
                                          ^^^^^^^^^^ parameter-declaration-malformed
            """),
            (
                "`path.petId` is not of the form `method.request.{path|querystring|header}.NAME`; "
                'it fails with "Invalid mapping expression specified"; use `method.request.path.petId`.'
            ),
        ),
        (
            VARIABLE
            + """resource "aws_api_gateway_method_response" "ok" {
              response_parameters = { "method.response.headers.Location" = true }
                                                       ^^^^^^^ parameter-declaration-malformed
            }
            """,
            '`method.response` has no `headers`; it fails with "Invalid mapping expression specified"; use `method.response.header.Location`.',
        ),
        (
            template("""
            RequestParameters: !If
              - A
              - method.request.header: true
                ^^^^^^^^^^^^^^^^^^^^^ parameter-declaration-malformed
              - !Ref AWS::NoValue
            """),
            '`method.request.header` names no parameter; it fails with "Invalid mapping expression specified".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    "snippet",
    [
        method('request_parameters = { "integration.request.path.petId" = true }'),
        template("RequestParameters:\n  integration.request.path.petId: true"),
        (
            '{"Resources": {"It": {"Type": "AWS::ApiGateway::Method", "Properties": '
            '{"RequestParameters": {"integration.request.path.petId": true}}}}}'
        ),
    ],
)
def test_fix_changes_the_key(snippet: str) -> None:
    rewrites(RULE, snippet, "integration.request.path.petId", "method.request.path.petId")
