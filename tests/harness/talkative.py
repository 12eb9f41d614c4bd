"""A speaker of every small language at once, for tests of what is done with the answers: it colors words and lines, folds, and knows names.

`@x` in a text is a variable of the text, `@x=` declares one; `%x` is a stage variable, `{x}` a path variable; `?x` may be anything in a request;
`<` to `>` fold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pytest

from gatewright.features import languages
from gatewright.features.languages.rest_mapping import RestMappings
from gatewright.features.languages.speaker import Means, Name, Signature, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.inside.languages import LANGUAGES, Path, PathPart, RestMapping, RouteKey, StageVariableName
from gatewright.text import Span

_KINDS = tuple(TokenKind)
_ALL = {type(language) for written in LANGUAGES.values() for language in written if language}
_NAME = re.compile(r"(?P<mark>[@%{?])(?P<name>\w+)(?P<set>=?)")
_MEANS = {
    "@": (Means.TEMPLATE_VARIABLE,),
    "%": (Means.STAGE_VARIABLE,),
    "{": (Means.PATH,),
    "?": (Means.PATH, Means.QUERY, Means.HEADER),
}


class Talkative(Speaker):
    """Says something about any text."""

    def __init__(self, pattern: str = r"\S+") -> None:
        self.pattern: Final = re.compile(pattern, re.DOTALL)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """What the pattern finds, in kinds that take turns."""
        for number, found in enumerate(self.pattern.finditer(strand.text)):
            yield Token(Span(*found.span()), _KINDS[number % len(_KINDS)], is_declared=number % 3 == 0, is_fixed=number % 2 == 0)

    def names(self, strand: Strand) -> Iterable[Name]:
        """What has a mark; the name of a stage variable has none."""
        if isinstance(strand.language, StageVariableName):
            yield Name(Means.STAGE_VARIABLE, strand.text, Span(0, len(strand.text)), declares=True)
        declares_paths = isinstance(strand.language, PathPart | Path | RouteKey)
        for found in _NAME.finditer(strand.text):
            for means in _MEANS[found["mark"]]:
                yield Name(means, found["name"], Span(*found.span("name")), declares_paths or bool(found["set"]))

    def folds(self, strand: Strand) -> Iterable[Span]:
        """From `<` to `>`."""
        return (Span(*found.span()) for found in re.finditer("<[^>]*>", strand.text))

    def signature(self, strand: Strand, at: int, place: Place) -> Signature | None:
        """One function, wherever a bracket is open."""
        before = strand.text[:at]
        if before.rfind("(") <= before.rfind(")"):
            return None
        comma = before[before.rfind("(") :].count(",")
        return Signature("🙂put(key, value)", (Span(5, 8), Span(10, 15)), comma, "Puts a value there.")


def talk_of_everything(monkeypatch: pytest.MonkeyPatch, pattern: str = r"\S+") -> None:
    """Lets the talkative one speak for every language."""
    monkeypatch.setattr(languages, "SPEAKERS", dict.fromkeys(_ALL, Talkative(pattern)))


def talk_beside_mappings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets it speak for every language but parameter mappings of REST APIs."""
    monkeypatch.setattr(languages, "SPEAKERS", dict.fromkeys(_ALL, Talkative()) | {RestMapping: RestMappings()})
