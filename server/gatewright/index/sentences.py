"""Does every text of the docs index say something, briefly, and something of its own?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.index.places import Place
from gatewright.index.source import SourceError
from gatewright.index.store import Index

_LONGEST_BODY = 12
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)

_SAME_EVERYWHERE = {
    "region": "every resource of Terraform has it, and it means the same",
    "tags": "labels mean the same on every resource",
    "tags_all": "labels mean the same on every resource",
    "arn": "policies name every resource by it",
    "id": "what Terraform calls a resource is composed alike",
    "created_date": "a day of making needs no other words",
}
"""Parameters whose summaries may be alike, with the reason."""

_FEWEST_WORDS = 3
"""Summaries with fewer words of their own are too short to be compared."""

_LITTLE_WORDS = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "by", "each", "for", "from", "in", "is", "it", "its", "no", "not", "of", "on", "one"),
        *("or", "that", "the", "this", "to", "when", "where", "which", "with"),
    }
)


def sentence_faults(index: Index, written: dict[str, Place]) -> Iterator[SourceError]:
    """Unfinished and long texts, and summaries that say what another one says."""
    seen: dict[frozenset[str], str] = {}
    for entry, place in written.items():
        for key, text in _texts(place):
            if _UNFINISHED.search(text):
                yield place.fault(f"`{key}` is not finished", key)
        if "body" in place.data:
            lines = [line for line in _FENCED.sub("", place.data["body"]).splitlines() if line.strip()]
            if not 1 <= len(lines) <= _LONGEST_BODY:
                yield place.fault(f"`body` has {len(lines)} lines outside of code, not 1 to {_LONGEST_BODY}", "body")
        words = _own_words(entry, place, index)
        other = seen.setdefault(words, entry) if len(words) >= _FEWEST_WORDS else entry
        if other.partition("/")[0] != entry.partition("/")[0]:
            yield place.fault(f"`summary` says nothing that that of `{other}` does not say", "summary")


def _texts(place: Place) -> Iterator[tuple[str, str]]:
    """Everything that a reader sees, with the key that it stands under."""
    yield from ((key, place.data[key]) for key in ("title", "summary", "body") if key in place.data)
    yield from (("beware", warning) for warning in place.data.get("beware", ()))
    yield from (("values", meaning) for meaning in place.data.get("values", {}).values())


def _own_words(entry: str, place: Place, index: Index) -> frozenset[str]:
    """The words of a summary without little ones and those of the kind's title; none where the summary is borrowed."""
    owner, _, name = entry.partition("/")
    kind = index.kind(owner)
    if name in _SAME_EVERYWHERE or kind is None:
        return frozenset()
    return _words(place.data.get("summary", "")) - _words(kind.title)


def _words(text: str) -> frozenset[str]:
    """In small letters and without the ending of a plural."""
    return frozenset(word.rstrip("s") for word in re.findall(r"\w+", text.lower())) - _LITTLE_WORDS
