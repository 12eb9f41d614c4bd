"""Does every feature answer at every place, in whole files and in files cut off there, and within the file?"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from features import corpus
from gatewright.features.actions import fix_all, quick_fixes
from gatewright.features.card import markdown, plain
from gatewright.features.completion.complete import complete, documentation
from gatewright.features.definition import definition, highlighted, references
from gatewright.features.hover import hover
from gatewright.features.naming import renamable
from gatewright.features.signature import signature
from gatewright.features.symbols import Symbol, symbols
from gatewright.model import Document, Project
from gatewright.rules.engine import Engine
from gatewright.text import Span, apply_edits
from gatewright.workspace.settings import Settings

_PLACES = 40


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_every_feature_answers_within_the_file(path: Path) -> None:
    document = corpus.reader(path)
    chance = random.Random(corpus.named(path))
    for offset in sorted(chance.randrange(len(document.text) + 1) for _ in range(_PLACES)):
        _ask(document, offset)
        _ask(corpus.again(path, document.text[:offset]), offset)
    _check_symbols(document.text, symbols(document), Span(0, len(document.text)))


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_fixes_of_a_cut_file_stay_within_it(path: Path) -> None:
    text = corpus.text_of(path)
    chance = random.Random(corpus.named(path))
    for offset in sorted(chance.randrange(len(text) + 1) for _ in range(3)):
        document = corpus.again(path, text[:offset])
        reports = Engine(Settings()).check(document, Project((document,)))
        everything = fix_all(document, reports)
        for action in [*quick_fixes(document, Project((document,)), reports, Span(0, offset)), *([everything] if everything else [])]:
            (edits,) = action.edits.values()
            _check_spans(document, (edit.span for edit in edits))
            assert apply_edits(document.text, edits) != document.text, action.title


def _ask(document: Document, offset: int) -> None:
    place = corpus.at(document, offset)
    answer = hover(place)
    if answer:
        assert markdown(answer.card)
        assert "**" not in plain(answer.card)
        assert answer.span.touches(offset)
        _check_spans(document, [answer.span])
    items = complete(place)
    for item in items[:3]:
        documentation(item.about, place.dialect, place.index)
    for item in items:
        _check_spans(document, [item.edit.span])
        assert item.edit.span.touches(offset), item
        assert "\n" not in item.edit.span.of(document.text), item
    _check_spans(document, (spot.span for spot in [*definition(place), *references(place)]))
    _check_spans(document, (one.span for one in highlighted(place)))
    name = renamable(place)
    if name:
        _check_spans(document, [name])
        assert name.touches(offset)
    signature(place)
    _check_symbols(document.text, symbols(document), Span(0, len(document.text)))


def _check_spans(document: Document, spans: Iterable[Span]) -> None:
    for span in spans:
        assert 0 <= span.start <= span.end <= len(document.text)


def _check_symbols(text: str, found: Iterable[Symbol], around: Span) -> None:
    """What the protocol asks of symbols: a name, the name inside the whole, and children inside their parent."""
    for symbol in found:
        assert symbol.name.strip(), symbol
        assert symbol.span.covers(symbol.name_span), symbol
        assert around.covers(symbol.span), symbol
        _check_symbols(text, symbol.children, symbol.span)
