"""Every origin may call the HTTP API with the cookies of its users."""

import pytest

from rules.http_writing import http_api
from rules.writing import rewrites, says, stays_quiet

RULE = "cors-credentials-with-wildcard"
TEMPLATE = (
    "Resources:\n  Pets:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: pets\n      ProtocolType: HTTP\n"
    "      CorsConfiguration:\n        AllowOrigins: ['*']\n        AllowCredentials: true\n"
)


def cors(origins: str, credentials: str) -> str:
    return http_api(f"cors_configuration {{\n  allow_origins     = {origins}\n  allow_credentials = {credentials}\n}}")


@pytest.mark.parametrize(
    "snippet",
    [
        cors('["https://a.example"]', "true"),
        cors('["*"]', "false"),
        cors('["*"]', "var.x"),
        cors("var.x", "true"),
        cors('["https://*"]', "true"),
        TEMPLATE.replace("true", "!If [A, true, false]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        cors(f'["https://a.example", "*"]\n                                            ^^^ {RULE}', "true"),
        "`allow_credentials` needs a list of origins; the call fails with \"allow-credentials is not supported if 'allow-origin' is *\".",
    )


def test_fix_takes_the_credentials_out() -> None:
    rewrites(RULE, TEMPLATE, "        AllowCredentials: true\n", "")
