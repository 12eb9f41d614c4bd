"""Cognito authorizer names no user pool."""

import pytest

from rules.writing import authorizer, rewrites, says, stays_quiet

RULE = "cognito-authorizer-without-user-pool"

COGNITO = authorizer("COGNITO_USER_POOLS")
POOL = 'resource "aws_cognito_user_pool" "owners" {\n}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        authorizer("TOKEN"),
        COGNITO.replace('"COGNITO_USER_POOLS"', "var.x"),
        COGNITO.replace('POOLS"\n', 'POOLS"\n  provider_arns = var.x\n'),
        COGNITO.replace('POOLS"\n', 'POOLS"\n  provider_arns = [var.x]\n'),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        COGNITO.replace(
            'POOLS"\n', 'POOLS"\n                ^^^^^^^^^^^^^^^^^^^^ cognito-authorizer-without-user-pool\n  provider_arns = []\n'
        ),
        "A `COGNITO_USER_POOLS` authorizer checks tokens of user pools, and `provider_arns` names none.",
    )


def test_fix_takes_the_only_pool() -> None:
    rewrites(RULE, COGNITO + POOL, 'POOLS"\n', 'POOLS"\n  provider_arns = [\n    aws_cognito_user_pool.owners.arn,\n  ]\n')
