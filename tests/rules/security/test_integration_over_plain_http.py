"""Backend is called over the internet without encryption."""

import pytest

from rules.writing import integration, nested, rewrites, says, stays_quiet

RULE = "integration-over-plain-http"


@pytest.mark.parametrize(
    "snippet",
    [
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "${var.x}"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http${var.x}"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "https://a.example"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://a.example"
            connection_type = "VPC_LINK"
            connection_id = "a"
        """),
        integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://a.example"
            connection_type = var.x
        """),
        integration("""
            type = var.x
            uri = "http://a.example"
        """),
        nested("""
            Type: HTTP
            Uri: !Ref X
        """),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            integration("""
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://${var.x}/pets"
                  ^^^^^^^^^^^^^^^^^^^^^^ integration-over-plain-http
        """),
            "`uri` starts with `http://`; requests reach the backend over the internet without encryption.",
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
            type = "HTTP_PROXY"
            integration_http_method = "GET"
            uri = "http://${var.x}/pets"
        """),
            "http://${var.x}",
            "https://${var.x}",
            0,
        ),
        (
            nested("""
            Type: HTTP
            Uri: !Sub http://${X}/pets
        """),
            "http://",
            "https://",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
