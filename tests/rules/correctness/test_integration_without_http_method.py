"""Integration has no method to call its backend with."""

import pytest

from rules.writing import integration, nested, offers, rewrites, says, stays_quiet

RULE = "integration-without-http-method"


@pytest.mark.parametrize(
    "snippet",
    [
        integration('type = "MOCK"'),
        integration("""
            type = var.x
            uri = "https://a.example"
        """),
        integration("""
            type = "AWS_PROXY"
            integration_http_method = var.x
        """),
        nested("""
            Type: AWS_PROXY
            IntegrationHttpMethod: !If [A, POST, !Ref AWS::NoValue]
        """),
        nested("Type: !Ref X"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration(
                """
            type = "AWS_PROXY"
                   ^^^^^^^^^^^ integration-without-http-method
        """,
                meta="  count = 2\n",
            ),
            '`AWS_PROXY` needs `integration_http_method`, which is not set; the call fails with "Enumeration value for HttpMethod must be non-empty".',
        ),
        (
            nested("""
            Type: HTTP_PROXY
                  ^^^^^^^^^^ integration-without-http-method
        """),
            '`HTTP_PROXY` needs `IntegrationHttpMethod`, which is not set; the call fails with "Enumeration value for HttpMethod must be non-empty".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            integration("""
            type = "AWS_PROXY"
            uri = aws_lambda_function.pets.invoke_arn
        """),
            "invoke_arn\n",
            'invoke_arn\n  integration_http_method = "POST"\n',
            0,
        ),
        (
            nested(
                """
            Type: HTTP_PROXY
            Uri: https://a.example
        """,
                verb="ANY",
            ),
            "https://a.example\n",
            "https://a.example\n        IntegrationHttpMethod: ANY\n",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


@pytest.mark.parametrize(
    ("snippet", "certain"),
    [
        (integration('type = "AWS"\nuri = "arn:aws:apigateway:eu-west-1:sqs:action/SendMessage"'), True),
        (integration('type = "AWS"\nuri = "arn:aws:apigateway:eu-west-1:s3:path/bucket/key"'), False),
        (integration('type = "HTTP"\nuri = "https://a.example"'), False),
    ],
)
def test_a_verb_that_the_backend_might_not_take_is_not_certain(snippet: str, certain: bool) -> None:
    assert [one for _, one in offers(RULE, snippet)] == [certain]


def test_no_verb_is_guessed_behind_a_method_that_is_not_known() -> None:
    assert not offers(RULE, integration('type = "HTTP"\nuri = "https://a.example"', verb="var.x"))
