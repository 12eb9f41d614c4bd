"""OAuth scopes on a method that checks no Cognito token."""

import pytest

from rules.writing import method, rewrites, says, stays_quiet, template

RULE = "authorization-scopes-without-cognito"


@pytest.mark.parametrize(
    "snippet",
    [
        method("""
            authorization = var.x
            authorization_scopes = ["a"]
        """),
        method("""
            authorization = "AWS_IAM"
            authorization_scopes = var.x
        """),
        method("""
            authorization = "AWS_IAM"
            authorization_scopes = []
        """),
        method("""
            authorization = "COGNITO_USER_POOLS"
            authorizer_id = "a"
            authorization_scopes = ["a"]
        """),
        template("""
            AuthorizationType: !Ref X
            AuthorizationScopes: [a]
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
            authorization = "CUSTOM"
            authorizer_id = "a"
            authorization_scopes = ["a"]
                                   ^^^^^ authorization-scopes-without-cognito
        """),
            '`authorization` is `CUSTOM`; "Authorization Scopes are only valid for COGNITO_USER_POOLS".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            template("""
            AuthorizationType: AWS_IAM
            AuthorizationScopes:
              - a
            ApiKeyRequired: true
        """),
            "      AuthorizationScopes:\n        - a\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
