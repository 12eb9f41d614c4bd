"""Role of an authorizer that calls no function."""

import pytest

from rules.writing import authorizer, rewrites, says, stays_quiet

RULE = "cognito-authorizer-ignores-credentials"


def role(written: str, kind: str = "COGNITO_USER_POOLS") -> str:
    return authorizer(kind).replace(f'"{kind}"\n', f'"{kind}"\n  authorizer_credentials = {written}\n')


@pytest.mark.parametrize("snippet", [role('"arn:aws:iam::1:role/a"', "TOKEN"), role("var.x"), role("null")])
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        role(f'"arn:aws:iam::1:role/a"\n  {"^" * 48} {RULE}'),
        "`authorizer_credentials` has no effect; a `COGNITO_USER_POOLS` authorizer calls no function.",
    )


def test_fix_takes_the_role_out() -> None:
    rewrites(RULE, role('"arn:aws:iam::1:role/a"'), '  authorizer_credentials = "arn:aws:iam::1:role/a"\n', "")
