"""Gateway response cannot be customized."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "gateway-response-without-effect"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_api_gateway_gateway_response" "it" {
              rest_api_id   = "a"
              response_type = "THROTTLED"
            }
        """,
        """
            variable "x" {}
            resource "aws_api_gateway_gateway_response" "it" {
              rest_api_id   = "a"
              response_type = var.x
            }
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            """
                resource "aws_api_gateway_gateway_response" "it" {
                  count         = 2
                  rest_api_id   = "a"
                  response_type = "REQUEST_TOO_LARGE"
                                  ^^^^^^^^^^^^^^^^^^^ gateway-response-without-effect
                }
            """,
            "`REQUEST_TOO_LARGE` cannot be customized: a request of more than 10 MB gets the service's own 413. The gateway response can go.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_fix_removes_it() -> None:
    api = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
    response = 'resource "aws_api_gateway_gateway_response" "it" {\n  response_type = "REQUEST_TOO_LARGE"\n}\n'
    rewrites(RULE, response + api, response, "")
    template = "Resources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n"
    response = "  TooLarge:\n    Type: AWS::ApiGateway::GatewayResponse\n    Properties:\n      ResponseType: REQUEST_TOO_LARGE\n"
    rewrites(RULE, template + response, response, "")
