"""Does an accepted item leave a file that parses and says what its label says? Tried at many places of real files."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from features import corpus
from gatewright.features.completion.complete import complete
from gatewright.features.completion.item import Item, ItemKind
from gatewright.features.cursor import OnAttributeName, OnBlockType, OnValue, under
from gatewright.index import installed_index
from gatewright.model import Block, Bool, Document, Number, Text
from gatewright.text import Span, TextEdit, apply_edits

_CUTS = 12
_TOP = 3
_STOP = re.compile(r"\$\{\d+\|(?P<choice>[^|,]*)[^|]*\|\}|\$\{\d+:(?P<words>[^}]*)\}|\$\{\d+\}|\$\d")
_UNTYPED = re.compile(r"(=|:(?! *\n)|^ *-) *(,?)$", re.MULTILINE)


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_an_accepted_item_says_what_its_label_says(path: Path) -> None:
    document = corpus.reader(path)
    before = len(document.problems)
    chance = random.Random(corpus.named(path))
    for text, offset, was in _cuts(document, chance):
        cut = corpus.again(path, text)
        items = complete(corpus.at(cut, offset))
        assert was is None or was in [item.label for item in items], f"no {was!r} in\n{_around(text, offset)}"
        for item in items[:_TOP]:
            for written in {item.edit.text, *([without_stops(item.snippet)] if item.snippet else [])}:
                edit = TextEdit(item.edit.span, typed_in(written))
                after = corpus.again(path, apply_edits(text, [edit]))
                shown = f"{item.label!r} in\n{_around(text, offset)}\nwrote\n{_around(after.text, edit.span.start)}"
                assert len(after.problems) <= before, f"{[problem.message for problem in after.problems]}: {shown}"
                assert _says(after, edit, item), shown


def without_stops(snippet: str) -> str:
    """A snippet as it stands when nothing is typed at its stops: the first choice, or the words proposed."""
    return _STOP.sub(lambda stop: stop["choice"] or stop["words"] or "", snippet)


def typed_in(text: str) -> str:
    """The edit with a value wherever one was left to be typed: behind a sign or a dash at the end of a line."""
    return _UNTYPED.sub(r"\1 null\2", text)


def _cuts(document: Document, chance: random.Random) -> Iterator[tuple[str, int, str | None]]:
    """The file with a value, or an attribute from its name on, cut to its first letters; where the cursor is then; what must be offered there."""
    attributes = [(block, attribute) for block in document.blocks() if block.kind for attribute in block.attributes if attribute.param]
    for block, attribute in chance.sample(attributes, min(_CUTS, len(attributes))):
        value, param = attribute.value, installed_index().param(attribute.param or "")
        assert param is not None
        is_value = isinstance(value, (Text, Number, Bool)) and chance.random() < 0.6
        if isinstance(value, (Text, Number, Bool)) and is_value:
            words = value.text if isinstance(value, Text) else document.text[value.span.start : value.span.end]
            was = words if words in param.accepted_values(document.dialect.name) else None
            if isinstance(value, Text) and value.quoted and not value.span.of(document.text).startswith(("<<", "|", ">")):
                yield *_cut(document, value.inner, chance), was
            else:
                yield *_cut(document, value.span, chance, at_least=1), was
        elif "\n" not in attribute.span.of(document.text):
            quoted = document.text[attribute.span.start] == '"'
            again = len([other for other in block.attributes if other.param == attribute.param]) > 1
            yield *_cut(document, attribute.span, chance, 1 + quoted, len(attribute.name)), None if again else attribute.name


def _cut(document: Document, span: Span, chance: random.Random, at_least: int = 0, at_most: int | None = None) -> tuple[str, int]:
    longest = min(len(span), at_most if at_most is not None else len(span))
    kept = span.start + chance.randint(min(at_least, longest), longest)
    closing = '"' if document.text[span.start : kept].count('"') % 2 else ""
    return document.text[:kept] + closing + document.text[span.end :], kept


def _says(after: Document, edit: TextEdit, item: Item) -> bool:
    """Whether the file says at the edit what the label says."""
    found = under(corpus.at(after, edit.span.start + max(edit.text.find(item.label.removeprefix("!Sub …").removesuffix("…")), 0) + 1))
    match item.kind, found:
        case ((ItemKind.ATTRIBUTE | ItemKind.BLOCK | ItemKind.KEYWORD), OnAttributeName(attribute=attribute)):
            return attribute.name == item.label
        case ((ItemKind.BLOCK | ItemKind.KEYWORD), OnBlockType(block=Block(spelled=spelled))):
            return spelled == item.label
        case ((ItemKind.VALUE | ItemKind.KEYWORD), OnValue(value=Text(text=text) | Number(text=text))):
            return item.label.replace("$${", "${") in (text, *re.split(", *", text))
        case ItemKind.VALUE, OnValue(value=Bool(value=truth)):
            return str(truth).lower() == item.label
        case ((ItemKind.REFERENCE | ItemKind.VARIABLE | ItemKind.WHOLE), OnValue()):
            return True
        case ((ItemKind.FUNCTION | ItemKind.KEYWORD), OnValue(value=Text(text=text))):
            return item.label in text
        case _:
            return False


def _around(text: str, offset: int) -> str:
    return text[max(0, offset - 150) : offset] + "<|>" + text[offset : offset + 150]


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_a_new_line_is_offered_what_its_block_does_not_set(path: Path) -> None:
    document = corpus.reader(path)
    before = len(document.problems)
    chance = random.Random(corpus.named(path))
    lines = [(block, attribute) for block in document.blocks() if block.kind for attribute in block.attributes if attribute.param]
    for block, attribute in chance.sample(lines, min(_CUTS, len(lines))):
        start = document.lines.start_of(document.lines.line_of(attribute.span.start))
        indent = document.text[start : attribute.span.start]
        if indent.strip():
            continue
        text = f"{document.text[:start]}{indent}\n{document.text[start:]}"
        cut, offset = corpus.again(path, text), start + len(indent)
        items = [item for item in complete(corpus.at(cut, offset)) if item.about.param]
        kind = installed_index().kind(block.kind or "")
        assert kind is not None
        dialect = document.dialect.name
        wanted = {
            name
            for name, param in kind.settable_in(dialect)
            if not block.sets(param.name) or (param.type_in(dialect) == "blocks" and path.suffix == ".tf")
        }
        assert {item.label for item in items} == wanted, _around(text, offset)
        for item in items[:_TOP]:
            after = apply_edits(text, [TextEdit(item.edit.span, typed_in(without_stops(item.snippet or item.edit.text)))])
            problems = corpus.again(path, after).problems
            assert len(problems) <= before, f"{[problem.message for problem in problems]}\n{_around(after, offset)}"
