"""Status of a mock that none of its responses takes."""

import pytest

from rules.writing import nested, says, stays_quiet

RULE = "mock-status-without-response"


def mock(template: str, responses: str) -> str:
    return nested(f"Type: MOCK\nRequestTemplates:\n  application/json: {template}\nIntegrationResponses:\n  {responses}\n")


OTHER = '- {StatusCode: "404", SelectionPattern: "4\\\\d{2}"}'


@pytest.mark.parametrize(
    ("template", "responses"),
    [
        ("'{\"statusCode\": 404}'", OTHER),
        ("'{\"statusCode\": 200}'", '- {StatusCode: "200"}'),
        ("'{\"statusCode\": 200}'", '- {StatusCode: "200", SelectionPattern: !Ref X}'),
        ("'{\"statusCode\": 200}'", '- {StatusCode: "200", SelectionPattern: "2(?<a>"}'),
        ("'#set($code = 404) {\"statusCode\": $code}'", OTHER),
        ("!Ref X", OTHER),
    ],
)
def test_stays_quiet(template: str, responses: str) -> None:
    stays_quiet(RULE, mock(template, responses))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        mock(f"'{{\"statusCode\": 200}}'\n                    {'^' * 21} {RULE}", OTHER),
        "No `SelectionPattern` of this mock's responses matches `200`, and none is the default; such calls answer 500.",
    )
