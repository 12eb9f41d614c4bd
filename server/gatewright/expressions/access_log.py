"""Formats of access logs: which variables does a line show?

A format is text in which `$context.` variables are replaced, and nothing else: no braces, no directives, no stage variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gatewright.expressions import substitution
from gatewright.expressions.substitution import Piece, Variable
from gatewright.text import SLIP, nearest

_HEAD = "$context."
_CHOSEN_BY_AUTHOR = re.compile(r"(?<=\.)(property|\w+_name)$")
"""How the list of what `$context` holds writes the part of a name that is up to whoever made the authorizer or the override."""

REQUEST_IDS = ("$context.requestId", "$context.extendedRequestId")
"""Of these, every format has to show one."""


def variables(text: str) -> Iterator[Variable]:
    """The variables of a format, in the order written."""
    return (piece for piece in substitution.read(text) if isinstance(piece, Variable) and is_replaced(piece))


def is_replaced(piece: Piece) -> bool:
    """Whether the log shows something else in its place."""
    return isinstance(piece, Variable) and piece.name.startswith(_HEAD) and not piece.in_braces


def is_among(name: str, known: Iterable[str]) -> bool:
    """Whether a variable is one of those known, where some have a part that anybody names: `$context.authorizer.property`."""
    return listed_as(name, known) is not None


def listed_as(name: str, known: Iterable[str]) -> str | None:
    """What the list calls a variable: `$context.authorizer.property` for `$context.authorizer.tenant`; `None` for one that it lacks."""
    names = set(known)
    if name in names:
        return name
    fitting = [one for one in names if is_open_ended(one) and name.startswith(head_of(one)) and name != head_of(one)]
    return max(fitting, key=len, default=None)


def is_open_ended(listed: str) -> bool:
    """Whether the last part of a listed name is up to whoever made the authorizer or the override."""
    return bool(_CHOSEN_BY_AUTHOR.search(listed))


def head_of(listed: str) -> str:
    """A listed name as far as the service gives it: `$context.authorizer.` of `$context.authorizer.property`."""
    return _CHOSEN_BY_AUTHOR.sub("", listed)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The variable that was certainly meant: one slip of the keyboard away, two letters swapped, or the only one that ends alike."""
    names = {one.removeprefix(_HEAD): one for one in known if not is_open_ended(one)}
    last = name.rpartition(".")[2].lower()
    alike = [one for one in names if one.rpartition(".")[2].lower() == last]
    # What all names begin with would make any two of them alike.
    swapped = [one for one in names if sorted(one) == sorted(name.removeprefix(_HEAD))]
    meant = nearest(name.removeprefix(_HEAD), names, SLIP) or next((found[0] for found in (swapped, alike) if len(found) == 1), None)
    return names[meant] if meant else None
