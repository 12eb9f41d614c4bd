"""Files read together, in which words are marked: `[[id]]` is where a name is meant, the first one with `<|>` has the cursor."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gatewright.dialects import claim, dialect_named
from gatewright.features.place import Place
from gatewright.features.spot import Spot
from gatewright.index import installed_index
from gatewright.model import Document, Project
from gatewright.text import Span, TextEdit, apply_edits

_MARK = re.compile(r"\[\[(.*?)\]\]")
FOLDER = "file:///shop"


def read(files: Mapping[str, str]) -> tuple[Place, list[Spot]]:
    """The place of the cursor, and the marked words in the order of the files."""
    documents: list[Document] = []
    marked: list[Spot] = []
    cursor: tuple[str, int] | None = None
    for name, words in files.items():
        uri, text, end = f"{FOLDER}/{name}", "", 0
        for mark in _MARK.finditer(words):
            text += words[end : mark.start()]
            word, end = mark[1], mark.end()
            if "<|>" in word:
                cursor = uri, len(text) + word.index("<|>")
                word = word.replace("<|>", "")
            marked.append(Spot(uri, Span(len(text), len(text) + len(word))))
            text += word
        text += words[end:]
        dialect = claim(name, text).dialect
        assert dialect, name
        documents.append(Document(uri, 1, text, dialect_named(dialect)))
    assert cursor
    project = Project(tuple(documents))
    here = project.document(cursor[0])
    assert here
    return Place(here, project, cursor[1], installed_index()), marked


def cursors(files: Mapping[str, str]) -> list[dict[str, str]]:
    """The same files with the cursor at each marked word in turn."""
    found: list[dict[str, str]] = []
    for name, text in files.items():
        found += [{**files, name: f"{text[: mark.start(1)]}<|>{text[mark.start(1) :]}"} for mark in _MARK.finditer(text)]
    return found


def shown(place: Place, spots: list[Spot]) -> list[str]:
    """`main.tf:3 id` for each spot, so that a failure can be read."""
    return [_shown(place, spot) for spot in spots]


def _shown(place: Place, spot: Spot) -> str:
    document = place.project.document(spot.uri)
    assert document
    return f"{spot.uri.rpartition('/')[2]}:{document.lines.line_of(spot.span.start) + 1}:{spot.span.start} {spot.span.of(document.text)}"


def after(place: Place, edits: Mapping[str, list[TextEdit]]) -> dict[str, str]:
    """Every file after the edits."""
    return {
        document.uri.rpartition("/")[2]: apply_edits(document.text, edits.get(document.uri, [])) for document in place.project.documents
    }


def renamed(files: Mapping[str, str], new: str) -> dict[str, str]:
    """Every file with the marked words replaced."""
    return {name: _MARK.sub(new, text) for name, text in files.items()}
