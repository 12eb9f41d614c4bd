"""Method names an authorizer and asks for no authorization."""

import pytest

from harness.snippets import check
from rules.writing import authorizer, method, rewrites, says, stays_quiet, template

RULE = "authorizer-id-ignored"


@pytest.mark.parametrize(
    "snippet",
    [
        method("""
            authorization = var.x
            authorizer_id = "a1b2"
        """),
        method("""
            authorization = "NONE"
            authorizer_id = var.x
        """),
        method(
            """
            authorization = "NONE"
            authorizer_id = "a1b2"
        """,
            verb='"OPTIONS"',
        ),
        method(
            """
            authorization = "NONE"
            authorizer_id = "a1b2"
        """,
            verb="var.x",
        ),
        method("""
            authorization = "CUSTOM"
            authorizer_id = "a1b2"
        """),
        template("""
            AuthorizationType: NONE
            AuthorizerId: !If [A, !Ref X, !Ref AWS::NoValue]
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            method("""
            authorization = "NONE"
                            ^^^^^^ authorizer-id-ignored
            authorizer_id = "a1b2"
        """),
            "`authorization` is `NONE`, so the authorizer in `authorizer_id` is never asked and the method is public.",
        ),
        (
            method("""
            authorization = "AWS_IAM"
                            ^^^^^^^^^ authorizer-id-ignored
            authorizer_id = "a1b2"
        """),
            "`authorization` is `AWS_IAM`, so the authorizer in `authorizer_id` is never asked and a signed request is enough.",
        ),
        (
            f"""
            Resources:
              It:
                Type: AWS::ApiGateway::Method
                Properties:
                  RestApiId: !Ref Pets
                  ResourceId: !Ref Pet
                  HttpMethod: GET
                  AuthorizerId: a1b2
                                {"^" * 4} authorizer-id-ignored
        """,
            "`AuthorizationType` is not set, which means `NONE`, so the authorizer in `AuthorizerId` is never asked and the method is public.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            method(
                """
            authorization = "NONE"
            authorizer_id = aws_api_gateway_authorizer.users.id
        """,
                before=authorizer("TOKEN"),
            ),
            '"NONE"',
            '"CUSTOM"',
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)


def test_the_open_method_is_reported_once() -> None:
    check(method('authorization = "NONE"\nauthorizer_id = "a1b2"'), rule="method-without-authorization")
