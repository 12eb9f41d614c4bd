"""Authorizer does not say where the caller's identity stands."""

import pytest

from rules.http_writing import part
from rules.writing import authorizer, offers, rewrites, says, stays_quiet

RULE = "authorizer-without-identity-source"


def keeper(kind: str, lines: str = "") -> str:
    return (
        "Parameters:\n  X: {Type: String}\nResources:\n  Keeper:\n    Type: AWS::ApiGateway::Authorizer\n    Properties:\n"
        f"      Name: keeper\n      RestApiId: !Ref Pets\n      AuthorizerUri: !Ref X\n      ProviderARNs: [!Ref X]\n      Type: {kind}\n{lines}"
    )


@pytest.mark.parametrize(
    "snippet",
    [
        authorizer("TOKEN"),
        keeper("!Ref X"),
        keeper("JWT"),
        keeper("TOKEN", "      IdentitySource: !Ref X\n"),
        keeper("REQUEST", "      AuthorizerResultTtlInSeconds: 0\n"),
        keeper("REQUEST", "      AuthorizerResultTtlInSeconds: !Ref X\n"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("TOKEN", "a `TOKEN` authorizer needs it"),
        ("COGNITO_USER_POOLS", "a `COGNITO_USER_POOLS` authorizer needs it"),
        ("REQUEST", "its decisions are cached for 300 seconds under what it yields"),
    ],
)
def test_says_what_is_wrong(kind: str, why: str) -> None:
    says(
        RULE,
        keeper(f"{kind}\n            {'^' * len(kind)} {RULE}"),
        f'`IdentitySource` is not set, and {why}; the service refuses it with "IdentitySource cannot be empty".',
    )


def test_fixes_take_the_header_or_no_cache() -> None:
    header = "      IdentitySource: method.request.header.Authorization\n"
    rewrites(RULE, keeper("REQUEST"), "Type: REQUEST\n", f"Type: REQUEST\n{header}")
    rewrites(RULE, keeper("REQUEST"), "Type: REQUEST\n", "Type: REQUEST\n      AuthorizerResultTtlInSeconds: 0\n", fix=1)
    assert len(offers(RULE, keeper("TOKEN"))) == 1


SHARED = 'name = "a"\nauthorizer_type = "REQUEST"\nauthorizer_payload_format_version = "2.0"\nauthorizer_uri = "x"\n'


def test_of_an_http_api_what_is_cached_needs_a_source() -> None:
    snippet = part("authorizer", SHARED + "authorizer_result_ttl_in_seconds = 60").replace(
        "seconds = 60\n", f"seconds = 60\n                                     ^^ {RULE}\n"
    )
    says(
        RULE,
        snippet,
        "`identity_sources` is not set, and decisions are cached for 60 seconds under what it yields; the service refuses that.",
    )


@pytest.mark.parametrize("ttl", ["0", "var.x"])
def test_of_an_http_api_what_is_not_cached_needs_none(ttl: str) -> None:
    stays_quiet(RULE, part("authorizer", f"{SHARED}authorizer_result_ttl_in_seconds = {ttl}"))
