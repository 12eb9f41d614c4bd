"""Which rules are behind a message, and what does it mean? For what the service, CloudFormation or Terraform said, a whole log of it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gatewright.index import Index, Message
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page

ANYTHING = "…"
"""In words of a message: a name, an id, a number."""

_LONGEST_NAME = 200
_SHORTEST = 8
"""Characters of a search that is looked for inside the messages."""

_NEAR = 0.6
"""How many of the shorter one's letters in threes two texts share when one may be meant by the other."""

_LAST_LINES = 100
"""A log may be long, and ends with what went wrong."""

_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_BLANKS = re.compile(r"[\s│╷╵╶|]+")
_QUOTES = re.compile(r"[\"'`´‘’“”\\]")


@dataclass(frozen=True)
class Match:
    """Words of a message that were found, with the rule that reports their cause, or with what is known of them."""

    words: str
    cause: Page | Message

    @property
    def name(self) -> str:
        """What the cause is called."""
        return self.cause.name if isinstance(self.cause, Message) else self.cause.rule.name

    @property
    def summary(self) -> str:
        """The cause in a sentence."""
        return self.cause.means if isinstance(self.cause, Message) else self.cause.text.partition("\n")[0]

    @property
    def weight(self) -> int:
        """How much the words say: those that stand for anything say nothing."""
        return len(self.words.replace(ANYTHING, ""))


def behind(text: str, index: Index) -> list[Match]:
    """What is behind a message, or behind each message of a log: the most specific first, each cause once.

    A text that is only a part of a message is looked for inside the messages.
    """
    folded = _folded(text)
    found = [match for match in _all(index) if _is_in(match.words, folded)]
    if not found and len(folded) >= _SHORTEST:
        found = [match for match in _all(index) if folded in _folded(match.words)]
    return list(_once(sorted(found, key=_order)))


def _order(match: Match) -> tuple[int, int, str]:
    gravity = match.cause.rule.level.weight if isinstance(match.cause, Page) else 0
    return -match.weight, -gravity, match.name


def near(text: str, index: Index, most: int = 3) -> list[str]:
    """The words of the messages that are most like one of the last lines of a text, for one behind which there is nothing."""
    lines = [pieces for line in text.splitlines()[-_LAST_LINES:] if len(pieces := _pieces(line)) >= _SHORTEST]
    likeness = {words: _likeness(_pieces(words), lines) for words in {match.words for match in _all(index)}}
    ranked = sorted(likeness, key=lambda words: (-likeness[words], words))
    return [words for words in ranked[:most] if likeness[words] >= _NEAR]


def _all(index: Index) -> Iterator[Match]:
    for page in pages().values():
        yield from (Match(words, page) for words in page.rule.errors)
    for message in index.messages:
        yield from (Match(words, message) for words in message.says)


def _once(matches: Iterable[Match]) -> Iterator[Match]:
    seen: set[str] = set()
    for match in matches:
        if match.name not in seen:
            seen.add(match.name)
            yield match


def _is_in(words: str, folded: str) -> bool:
    known = _known(words)
    # Looking for plain text is quick, also in a long log; the pattern is for the few that are left.
    return all(part in folded for part in known) and (len(known) == 1 or _pattern(known).search(folded) is not None)


@cache
def _known(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _folded(words).split(ANYTHING))


@cache
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*.{{0,{_LONGEST_NAME}}}?\s*".join(map(re.escape, known)))


def _folded(text: str) -> str:
    """As messages are compared: in small letters, on one line, without colors, frames and quotes, which each tool puts its own way."""
    plain = _BLANKS.sub(" ", _QUOTES.sub("", _COLORS.sub("", text))).strip()
    return re.sub(r" ?: ?", ": ", plain).lower()


def _pieces(text: str) -> frozenset[str]:
    """The letters of a text in threes."""
    folded = _folded(text)
    return frozenset(folded[start : start + 3] for start in range(len(folded) - 2))


def _likeness(words: frozenset[str], lines: Iterable[frozenset[str]]) -> float:
    return max((len(words & line) / min(len(words), len(line)) for line in lines), default=0.0)
