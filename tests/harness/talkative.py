"""A speaker of every small language at once, for tests of what is done with the answers: it colors words and lines, folds, and knows names.

`@x` in a text is a variable of the text, `@x=` declares one; `%x` is a stage variable; `<` to `>` fold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pytest

from gatewright.features import languages
from gatewright.features.languages.speaker import Means, Name, Signature, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.inside.languages import LANGUAGES
from gatewright.text import Span

_KINDS = tuple(TokenKind)
_NAME = re.compile(r"(?P<mark>[@%])(?P<name>\w+)(?P<set>=?)")


class Talkative(Speaker):
    """Says something about any text."""

    def __init__(self, pattern: str = r"\S+") -> None:
        self.pattern: Final = re.compile(pattern, re.DOTALL)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """What the pattern finds, in kinds that take turns."""
        for number, found in enumerate(self.pattern.finditer(strand.text)):
            yield Token(Span(*found.span()), _KINDS[number % len(_KINDS)], is_declared=number % 3 == 0, is_fixed=number % 2 == 0)

    def names(self, strand: Strand) -> Iterable[Name]:
        """Variables with marks."""
        for found in _NAME.finditer(strand.text):
            means = Means.TEMPLATE_VARIABLE if found["mark"] == "@" else Means.STAGE_VARIABLE
            yield Name(means, found["name"], Span(*found.span("name")), declares=bool(found["set"]))

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
    kinds = {type(language) for written in LANGUAGES.values() for language in written if language}
    monkeypatch.setattr(languages, "SPEAKERS", dict.fromkeys(kinds, Talkative(pattern)))
