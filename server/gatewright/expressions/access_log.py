"""Formats of access logs: which variables does a line show?

A format is text in which `$context.` variables are replaced, and nothing else: no braces, no directives, no stage variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gatewright.text import SLIP, Span, nearest


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a format: `$context.identity.sourceIp`."""

    name: str
    span: Span


_HEAD = "$context."
_VARIABLE = re.compile(r"\$context(\.[A-Za-z_][A-Za-z0-9_]*)+")
_CHOSEN_BY_AUTHOR = re.compile(r"(?<=\.)(property|\w+_name)$")
"""How the list of what `$context` holds writes the part of a name that is up to whoever made the authorizer or the override."""

REQUEST_IDS = ("$context.requestId", "$context.extendedRequestId")
"""Of these, every format has to show one."""


def variables(text: str) -> Iterator[Variable]:
    """The variables of a format, in the order written."""
    return (Variable(found.group(), Span(*found.span())) for found in _VARIABLE.finditer(text))


def is_among(name: str, known: Iterable[str]) -> bool:
    """Whether a variable is one of those known, where some have a part that anybody names: `$context.authorizer.property`."""
    return listed(name, known) is not None


def listed(name: str, known: Iterable[str]) -> str | None:
    """The one of those known that a variable is: `$context.authorizer.property` for `$context.authorizer.tenant`."""
    names = set(known)
    if name in names:
        return name
    heads = {_CHOSEN_BY_AUTHOR.sub("", one): one for one in names if _CHOSEN_BY_AUTHOR.search(one)}
    fitting = [head for head in heads if name.startswith(head) and name != head]
    return heads[max(fitting, key=len)] if fitting else None


def as_typed(name: str) -> str:
    """The part of a known variable that everybody writes alike: `$context.authorizer.` of `$context.authorizer.property`."""
    return _CHOSEN_BY_AUTHOR.sub("", name)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The variable that was certainly meant: one slip of the keyboard away, two letters swapped, or the only one that ends alike."""
    names = {one.removeprefix(_HEAD): one for one in known if not _CHOSEN_BY_AUTHOR.search(one)}
    last = name.rpartition(".")[2].lower()
    alike = [one for one in names if one.rpartition(".")[2].lower() == last]
    # What all names begin with would make any two of them alike.
    swapped = [one for one in names if sorted(one) == sorted(name.removeprefix(_HEAD))]
    meant = nearest(name.removeprefix(_HEAD), names, SLIP) or next((found[0] for found in (swapped, alike) if len(found) == 1), None)
    return names[meant] if meant else None
