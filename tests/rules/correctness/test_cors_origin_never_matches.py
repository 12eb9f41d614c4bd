"""Allowed origin is in a form that no browser sends."""

import pytest

from rules.http_writing import http_api
from rules.writing import offers, rewrites, says, stays_quiet

RULE = "cors-origin-never-matches"
TEMPLATE = (
    "Resources:\n  Pets:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: pets\n      ProtocolType: HTTP\n"
    "      CorsConfiguration:\n        AllowOrigins:\n          - https://a.example/\n"
)


def cors(origins: str, methods: str = '["*"]') -> str:
    return http_api(f"cors_configuration {{\n  allow_origins = {origins}\n  allow_methods = {methods}\n}}")


@pytest.mark.parametrize(
    "snippet",
    [
        cors('["*"]'),
        cors('["https://*", "http://*"]'),
        cors('["https://a.example", "http://localhost:3000"]', '["GET", "POST"]'),
        cors('["capacitor://localhost", "null"]'),
        cors("var.x", "var.x"),
        cors('["https://${var.x}/"]'),
        cors("[var.x]"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ("https://a.example/app", "`https://a.example/app` has a path, and browsers send `https://a.example`; it never matches."),
        ("https://A.example", "`https://A.example` is not in lower case, and browsers send `https://a.example`; it never matches."),
        ("localhost:3000", "`localhost:3000` has no scheme, and browsers send one, as in `http://localhost:3000`; it never matches."),
        (
            "https://*.a.example",
            "`https://*.a.example` is taken literally; only `*` and `https://*` stand for many origins, so list each one.",
        ),
    ],
)
def test_says_what_is_wrong(origin: str, message: str) -> None:
    says(RULE, cors(f'["{origin}"]\n                   {"^" * (len(origin) + 2)} {RULE}'), message)


def test_verbs_are_compared_as_text_too() -> None:
    message = "`get` is not in capitals, and browsers send `GET`; it never matches."
    says(RULE, cors('["*"]', f'["get"]\n                   ^^^^^ {RULE}'), message)


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (TEMPLATE, "https://a.example/", "'https://a.example'"),
        (cors('["a.example"]'), '"a.example"', '"https://a.example"'),
        (cors('["*"]', '["get"]'), '"get"', '"GET"'),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str) -> None:
    rewrites(RULE, snippet, old, new)


def test_scheme_is_a_guess() -> None:
    assert offers(RULE, cors('["a.example"]')) == [("Change to `https://a.example`", False)]
    assert offers(RULE, TEMPLATE) == [("Change to `https://a.example`", True)]
