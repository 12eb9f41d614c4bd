"""Request validator checks nothing."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "request-validator-without-checks"


def validator(lines: str = "") -> str:
    return f'variable "x" {{}}\nresource "aws_api_gateway_request_validator" "all" {{\n  name        = "all"\n  rest_api_id = "a1"\n{lines}}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        validator("  validate_request_body = true\n"),
        validator("  validate_request_parameters = var.x\n"),
        """
        Resources:
          All:
            Type: AWS::ApiGateway::RequestValidator
            Properties:
              RestApiId: a1
              ValidateRequestBody: !If [A, true, false]
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        validator("  validate_request_body = false\n").replace("\n  name ", f"\n          {'^' * 33} {RULE}\n  name "),
        "Neither `validate_request_body` nor `validate_request_parameters` is true, so the validator lets every request through.",
    )


def test_fix_checks_both() -> None:
    both = "  validate_request_body = true\n  validate_request_parameters = true\n"
    rewrites(RULE, validator("  validate_request_body = false\n"), "  validate_request_body = false\n", both)
