"""JWT authorizer lacks something that it checks tokens with."""

import pytest

from rules.http_writing import part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "jwt-authorizer-incomplete"
SOURCE = 'identity_sources = ["$request.header.Authorization"]\n'
CONFIGURATION = 'jwt_configuration {\n  issuer   = "https://a.example"\n  audience = ["a"]\n}'


@pytest.mark.parametrize(
    "snippet",
    [
        part("authorizer", f'authorizer_type = "JWT"\n{SOURCE}{CONFIGURATION}'),
        part("authorizer", 'authorizer_type = "REQUEST"'),
        part("authorizer", "authorizer_type = var.x"),
        part("authorizer", f'authorizer_type = "JWT"\nidentity_sources = var.x\n{CONFIGURATION}'),
        part("authorizer", f'authorizer_type = "JWT"\n{SOURCE}{CONFIGURATION}'.replace('["a"]', "var.x")),
        part(
            "authorizer",
            f'authorizer_type = "JWT"\n{SOURCE}dynamic "jwt_configuration" {{\n  for_each = [1]\n  content {{\n    issuer = var.x\n    audience = [var.x]\n  }}\n}}',
        ),
        template("Authorizer", "AuthorizerType: JWT\nIdentitySource: [$request.header.A]\nJwtConfiguration: !If [A, {}, {}]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (SOURCE, 'A `JWT` authorizer needs `jwt_configuration`, which is not set: "JwtConfiguration must not be null for JWT Authorizer".'),
        (CONFIGURATION, "A `JWT` authorizer needs `identity_sources`, which is not set."),
        (
            CONFIGURATION.replace('["a"]', "[]"),
            "A `JWT` authorizer needs `identity_sources` and `audience`, which are not set.",
        ),
    ],
)
def test_says_what_is_wrong(lines: str, message: str) -> None:
    says(RULE, part("authorizer", f'authorizer_type = "JWT"\n                  ^^^^^ {RULE}\n{lines}'), message)


def test_fix_adds_what_is_missing() -> None:
    snippet = template(
        "Authorizer", "AuthorizerType: JWT\nIdentitySource: [$request.header.A]\nJwtConfiguration:\n  Issuer: https://a.example"
    )
    rewrites(RULE, snippet, "Issuer: https://a.example\n", "Issuer: https://a.example\n        Audience:\n          - CLIENT_ID\n")
