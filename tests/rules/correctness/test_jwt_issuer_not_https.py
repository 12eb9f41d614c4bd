"""Issuer of a JWT authorizer is not the issuer's address."""

import pytest

from rules.http_writing import part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "jwt-issuer-not-https"


def issuer(written: str) -> str:
    return part("authorizer", f'authorizer_type = "JWT"\njwt_configuration {{\n  issuer = {written}\n}}')


@pytest.mark.parametrize(
    "snippet",
    [
        issuer('"https://login.example.com/"'),
        issuer('"https://${aws_cognito_user_pool.users.endpoint}"'),
        issuer("var.x"),
        issuer('"${var.x}/pool"'),
        issuer('"http${var.x}"'),
        template("Authorizer", "JwtConfiguration:\n  Issuer: !GetAtt Pool.ProviderURL"),
        template("Authorizer", "JwtConfiguration:\n  Issuer: !Sub https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            issuer(f'"login.example.com"\n           ^^^^^^^^^^^^^^^^^^^ {RULE}'),
            '`issuer` is `login.example.com`, which is no `https` address; the call fails with "Invalid issuer".',
        ),
        (
            issuer(f"data.aws_cognito_user_pool.users.endpoint\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ {RULE}"),
            '`issuer` is an address without scheme; the call fails with "Invalid issuer".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (issuer('"http://a.example"'), "http://", "https://"),
        (issuer('"https://a.example/.well-known/openid-configuration"'), "/.well-known/openid-configuration", ""),
        (template("Authorizer", "JwtConfiguration:\n  Issuer: a.example"), "a.example", "'https://a.example'"),
        (
            issuer("aws_cognito_user_pool.users.endpoint"),
            "aws_cognito_user_pool.users.endpoint",
            '"https://${aws_cognito_user_pool.users.endpoint}"',
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)
