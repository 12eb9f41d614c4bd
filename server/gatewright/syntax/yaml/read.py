"""What does one part of a YAML file say? What PyYAML says; where it gives up, its words and what can be recovered."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from gatewright.syntax.data import Content, Missing, Node, repeated_keys
from gatewright.syntax.problem import Problem
from gatewright.syntax.yaml.compose import DEEPEST, SecondDocument, TooDeep, compose
from gatewright.syntax.yaml.recover import recover
from gatewright.text import Span

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"\S*")


def read(text: str) -> Content:
    """The content of a part. One problem at most is PyYAML's: behind the first fault it does not look."""
    try:
        root = compose(text)
    except yaml.MarkedYAMLError as error:
        return Content(recover(text), (_said(text, error),))
    except TooDeep as error:
        return Content(recover(text), (_at(text, error.offset, f"nested more than {DEEPEST} levels deep; what is deeper is not read"),))
    except SecondDocument as error:
        return Content(recover(text), (_at(text, error.offset, "expected a single document in the stream, but found another one"),))
    except (ReaderError, UnicodeEncodeError) as error:
        return _without_unreadable(text, error)
    root = Missing(Span.at(0)) if root is None else root
    return Content(root, tuple(repeated_keys(root)))


def _said(text: str, error: yaml.MarkedYAMLError) -> Problem:
    """What PyYAML said, at its mark."""
    words = [word for word in (error.problem, error.context) if word]
    return _at(text, error.problem_mark.index if error.problem_mark else 0, " ".join(words))


def _at(text: str, offset: int, message: str) -> Problem:
    """A problem with the word at an offset; behind the last word, at its end."""
    offset = min(offset, len(text.rstrip()))
    found = _WORD.match(text, offset)
    return Problem(Span(*found.span()) if found else Span.at(offset), message)


def _without_unreadable(text: str, error: ReaderError | UnicodeEncodeError) -> Content:
    """The part with a stand-in for each character that YAML does not know; the first of them is the problem."""
    found = _UNREADABLE.search(text)
    if found is None:
        return Content(recover(text), (_at(text, 0, str(error)),))
    reason = error.reason if isinstance(error, ReaderError) else "special characters are not allowed"
    problem = Problem(Span(*found.span()), f"{reason}: #x{ord(found.group()):04x}")
    readable = _UNREADABLE.sub("\ufffd", text)
    try:
        root: Node | None = compose(readable)
    except (yaml.YAMLError, TooDeep, SecondDocument):
        root = recover(readable)
    return Content(root or Missing(Span.at(0)), (problem,))
