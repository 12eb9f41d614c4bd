"""Paths of REST APIs: which segments does a path have, and which of them are variables?

A resource of a REST API is one segment: `pets`, `{petId}`, or `{proxy+}`, which takes the rest of the path, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gatewright.text import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment. `variable` is the name of a path variable without its braces; a `greedy` one takes all that follows."""

    text: str
    span: Span
    variable: str | None = None
    greedy: bool = False


class Fault(Enum):
    """Why a text is no segment."""

    EMPTY = "nothing is written"
    SLASH = "it has a slash, so it is more than one segment"
    BRACES = "braces stand around the whole segment or not at all"
    PLUS = "a plus sign stands before the closing brace or not at all"
    CHARACTER = "it has a character that no segment can have"


@dataclass(frozen=True, slots=True)
class Malformed:
    """No segment: what is wrong with it, and where."""

    fault: Fault
    span: Span


_VARIABLE = re.compile(r"\{(?P<name>[^{}+]+)(?P<greedy>\+?)\}")
_OTHER = re.compile(r"[^A-Za-z0-9.,_:$-]")


def read_segment(text: str) -> Segment | Malformed:
    """What the path part of a resource says."""
    if not text:
        return Malformed(Fault.EMPTY, Span(0, 0))
    slash = text.find("/")
    if slash >= 0:
        return Malformed(Fault.SLASH, Span(slash, slash + 1))
    variable = _VARIABLE.fullmatch(text)
    name, start = (variable["name"], 1) if variable else (text, 0)
    wrong = _OTHER.search(name)
    if wrong:
        span = Span(wrong.start() + start, wrong.end() + start)
        braces, plus = wrong.group() in "{}", wrong.group() == "+"
        return Malformed(Fault.BRACES, Span(0, len(text))) if braces else Malformed(Fault.PLUS if plus else Fault.CHARACTER, span)
    return Segment(text, Span(0, len(text)), variable["name"], bool(variable["greedy"])) if variable else Segment(text, Span(0, len(text)))


def segments(path: str) -> Iterator[Segment]:
    """The segments of a whole path, as far as they can be read: `/pets/{petId}`."""
    for found in re.finditer(r"[^/]+", path):
        segment = read_segment(found.group())
        if isinstance(segment, Segment):
            yield Segment(segment.text, Span(*found.span()), segment.variable, segment.greedy)


def variables(path: str) -> tuple[str, ...]:
    """The names of the path variables of a whole path."""
    return tuple(segment.variable for segment in segments(path) if segment.variable)
