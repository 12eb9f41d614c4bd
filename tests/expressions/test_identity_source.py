"""Identity sources in the spelling of each kind of API."""

import pytest

from gatewright.expressions.identity_source import is_identity_source, listed_sources, read_identity_source


@pytest.mark.parametrize(
    ("text", "protocol", "good"),
    [
        ("$request.header.Authorization", "HTTP", True),
        ("$context.routeKey", "HTTP", True),
        ("$stageVariables.key", "HTTP", True),
        ("$request.headers.Authorization", "HTTP", False),
        ("$request.path.id", "HTTP", False),
        ("method.request.header.Authorization", "HTTP", False),
        ("method.request.header.Authorization", "REST", True),
        ("route.request.querystring.token", "WEBSOCKET", True),
        ("context.identity.sourceIp", "WEBSOCKET", True),
        ("$context.identity.sourceIp", "WEBSOCKET", False),
        ("Authorization", "HTTP", False),
    ],
)
def test_source_belongs_to_one_kind_of_api(text: str, protocol: str, good: bool) -> None:
    assert is_identity_source(text, protocol) is good


def test_source_is_translated() -> None:
    source = read_identity_source("method.request.header.Authorization")
    assert source
    assert source.spelled("HTTP") == "$request.header.Authorization"
    assert source.spelled("WEBSOCKET") == "route.request.header.Authorization"
    assert read_identity_source("Authorization") is None


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", []),
        (" , ", []),
        ("method.request.header.A", ["method.request.header.A"]),
        ("method.request.header.A, context.stage ,stageVariables.b", ["method.request.header.A", "context.stage", "stageVariables.b"]),
    ],
)
def test_sources_between_commas(text: str, sources: list[str]) -> None:
    assert [span.of(text) for span in listed_sources(text)] == sources
