"""The small languages on texts that nobody would write: nothing raises, and every place is inside the text."""

from __future__ import annotations

import random
from dataclasses import replace

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
from gatewright.features.languages import SPEAKERS, speaker_of
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.inside import Strand, strands
from gatewright.inside.strand import HOLE
from gatewright.model import Project
from gatewright.text import SourceMap, Span
from harness.snippets import document

WORDS = (
    "append:", "overwrite:", "header.x", "path", "statuscode", "$request.", "body", "${", "}", "$context.", "requestId", "stageVariables.",
    "integration.request.", "route.request.", "method.request.", "$default", "\\", "GET", " ", "/", "{id}", "{proxy+}", "{", "*", "'", ",", "é🙂",
    HOLE, "application/json", ".",
)  # fmt: skip
FILES = [
    (test_http_mapping.http('"append:header.x" = "$request.path"', '"append:header.x" = "a"'), "terraform"),
    (test_http_mapping.websocket('"integration.request.header.x" = "route.request.body.x"'), "terraform"),
    (test_selection.templates('"$request.body.a"'), "terraform"),
    (test_identity_source.rest('"method.request.header.A"'), "terraform"),
    (test_identity_source.shared('["$request.header.A"]'), "terraform"),
    (test_route_key.http("GET /pets/{id}"), "terraform"),
    (test_route_key.websocket("send"), "terraform"),
    (test_path.part("{id}"), "terraform"),
    (test_path.event("/pets"), "cloudformation"),
    (test_small_names.filled(templates='"a/b" = ""', variables='a = "b"', settings="*/*", models='"a/b" = ""'), "terraform"),
    (test_openapi.rest('"integration.request.path.id" = "method.request.path.id"'), "terraform"),
    (test_openapi.http("append:header.x: $request.path"), "cloudformation"),
]


@pytest.mark.parametrize(("text", "dialect"), FILES)
def test_whatever_is_written_is_answered_inside_the_text(text: str, dialect: str) -> None:
    read = document(text, dialect)
    place = Place(read, Project((read,)), 0, installed_index())
    chance = random.Random(text)
    found = [strand for block in read.blocks() for strand in strands(block) if type(strand.language) in SPEAKERS]
    assert found
    for strand in found:
        for _ in range(25):
            words = "".join(chance.choices((*WORDS, strand.text), k=chance.randrange(6)))
            kept = words[: chance.randrange(len(words) + 1)]
            start = strand.map.start
            _ask(replace(strand, text=kept, map=SourceMap.identity(start, start + len(kept))), place)


def _ask(strand: Strand, place: Place) -> None:
    speaker, whole = speaker_of(strand.language), Span(0, len(strand.text))
    for at in range(len(strand.text) + 1):
        said = speaker.hover(strand, at, place)
        assert said is None or whole.covers(said.span), strand
        for offer in speaker.complete(strand, at, place):
            assert whole.covers(offer.span), (strand, offer)
            assert offer.span.touches(at), (strand, offer)
    end = 0
    for token in speaker.tokens(strand):
        assert end <= token.span.start < token.span.end <= len(strand.text), strand
        end = token.span.end
    for name in speaker.names(strand):
        assert name.span.of(strand.text) == name.name
