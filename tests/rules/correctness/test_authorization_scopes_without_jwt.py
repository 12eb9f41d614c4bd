"""OAuth scopes on a route that checks no token."""

import pytest

from rules.http_writing import route, template
from rules.writing import rewrites, says, stays_quiet

RULE = "authorization-scopes-without-jwt"


@pytest.mark.parametrize(
    "snippet",
    [
        route('authorization_type = "JWT"\nauthorization_scopes = ["a"]'),
        route('authorization_type = var.x\nauthorization_scopes = ["a"]'),
        route('authorization_type = "AWS_IAM"\nauthorization_scopes = []'),
        route('authorization_type = "AWS_IAM"\nauthorization_scopes = var.x'),
        template("Route", "RouteKey: GET /a\nAuthorizationType: !If [A, JWT, NONE]\nAuthorizationScopes: [a]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        route(f'authorization_scopes = ["a"]\n                       ^^^^^ {RULE}'),
        '`authorization_type` is `NONE`; "Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type".',
    )


def test_fix_takes_the_scopes_out() -> None:
    snippet = template("Route", "RouteKey: GET /a\nAuthorizationType: AWS_IAM\nAuthorizationScopes: [a]")
    rewrites(RULE, snippet, "      AuthorizationScopes: [a]\n", "")
