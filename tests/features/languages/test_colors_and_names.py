"""How the pieces of a text are colored, and which names it declares and uses: mappings, sources, keys and paths."""

from __future__ import annotations

import pytest

from features.languages import (
    test_http_mapping,
    test_identity_source,
    test_openapi,
    test_path,
    test_route_key,
    test_selection,
    test_small_names,
)
from gatewright.features.languages import speaker_of
from gatewright.inside import Strand, strands
from harness.snippets import document


def strand(snippet: str, words: str, dialect: str = "terraform") -> Strand:
    """The text of a file that is `words`."""
    found = [one for block in document(snippet, dialect).blocks() for one in strands(block) if one.text == words]
    assert found, words
    return found[0]


HTTP = '"append:header.x" = "a/$${request.path.id}/$${context.requestId}/$${stageVariables.v}"'
CASES = [
    (
        test_http_mapping.http(HTTP),
        "append:header.x",
        [("append", "keyword"), ("header", "property"), ("x", "parameter")],
        [],
    ),
    (
        test_http_mapping.http(HTTP),
        "a/${request.path.id}/${context.requestId}/${stageVariables.v}",
        [
            ("a/", "string"),
            ("request", "namespace"),
            ("path", "property"),
            ("id", "parameter"),
            ("/", "string"),
            ("context", "namespace"),
            ("requestId", "property"),
            ("/", "string"),
            ("stageVariables", "namespace"),
            ("v", "variable"),
        ],
        [("path variable", "id", False), ("stage variable", "v", False)],
    ),
    (
        test_http_mapping.websocket('"integration.request.header.x" = "route.request.querystring.room"'),
        "route.request.querystring.room",
        [("route.request", "namespace"), ("querystring", "property"), ("room", "parameter")],
        [("query parameter", "room", False)],
    ),
    (
        test_identity_source.rest('"method.request.header.A, stageVariables.tenant"'),
        "method.request.header.A, stageVariables.tenant",
        [("method.request.header", "namespace"), ("A", "parameter"), ("stageVariables", "namespace"), ("tenant", "parameter")],
        [("header", "A", False), ("stage variable", "tenant", False)],
    ),
    (
        test_route_key.http("GET /pets/{id}/{rest+}"),
        "GET /pets/{id}/{rest+}",
        [("GET", "keyword"), ("id", "parameter"), ("rest", "parameter")],
        [("path variable", "id", True), ("path variable", "rest", True)],
    ),
    (test_route_key.websocket("$connect"), "$connect", [("$connect", "keyword")], []),
    (test_path.part("{id}"), "{id}", [("id", "parameter")], [("path variable", "id", True)]),
    (
        test_small_names.filled(settings="pets/{id}/GET"),
        "pets/{id}/GET",
        [("id", "parameter"), ("GET", "keyword")],
        [("path variable", "id", False)],
    ),
    (test_small_names.filled(variables='tenant = "a"'), "tenant", [("tenant", "variable")], [("stage variable", "tenant", True)]),
    (
        test_selection.routes('"$${request.body.a}/b"'),
        "${request.body.a}/b",
        [("request.body.a", "variable"), ("/b", "string")],
        [],
    ),
    (
        test_openapi.rest('"integration.request.header.x" = "method.request.querystring.limit"'),
        "method.request.querystring.limit",
        [("method.request", "namespace"), ("querystring", "property"), ("limit", "parameter")],
        [("query parameter", "limit", False)],
    ),
]


@pytest.mark.parametrize(("snippet", "words", "colors", "names"), CASES)
def test_pieces_are_colored_and_named(snippet: str, words: str, colors: list[tuple[str, str]], names: list[tuple[str, str, bool]]) -> None:
    text = strand(snippet, words)
    speaker = speaker_of(text.language)
    assert [(token.span.of(words), token.kind.value) for token in speaker.tokens(text)] == colors
    assert [(name.means.value, name.span.of(words), name.declares) for name in speaker.names(text)] == names
