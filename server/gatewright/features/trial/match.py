"""Which method or route does a request reach?

Sources: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html and
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import unquote

from gatewright.expressions.resource_path import Segment, segments

Answering = TypeVar("Answering")


@dataclass(frozen=True)
class Candidate(Generic[Answering]):
    """Something that answers to a verb on a path; `path` is `$default` for what takes all that nothing else takes."""

    verb: str
    path: str
    what: Answering


@dataclass(frozen=True)
class Match(Generic[Answering]):
    """What was reached, and the values of the path's variables."""

    what: Answering
    variables: dict[str, str]


def fits(path: str, sent: str) -> dict[str, str] | None:
    """The values of a path's variables when a request is sent to `sent`; `None` where the path is another one."""
    pieces, wanted = [piece for piece in sent.split("/") if piece], list(segments(path))
    found: dict[str, str] = {}
    for number, segment in enumerate(wanted):
        rest = pieces[number:]
        if not rest:
            return None
        if segment.greedy and segment.variable:
            found[segment.variable] = "/".join(unquote(piece) for piece in rest)
            return found
        if segment.variable:
            found[segment.variable] = unquote(rest[0])
        elif segment.text != rest[0]:
            return None
    return found if len(pieces) == len(wanted) else None


def reached(candidates: Iterable[Candidate[Answering]], verb: str, sent: str, *, verbs_first: bool) -> tuple[Match[Answering] | None, bool]:
    """What a request reaches, and whether any path was the right one.

    A REST API chooses the path first and then looks for the verb on it; an HTTP API (`verbs_first`) looks only at what has the verb.
    """
    fitting = [
        (_rank(one.path), one, found) for one in candidates if one.path != "$default" and (found := fits(one.path, sent)) is not None
    ]
    if verbs_first:
        fitting = [one for one in fitting if one[1].verb in (verb, "ANY")]
    best = min((rank for rank, _, _ in fitting), default=None)
    there = [(one, found) for rank, one, found in fitting if rank == best]
    for wanted in (verb, "ANY"):
        match = next((Match(one.what, found) for one, found in there if one.verb == wanted), None)
        if match:
            return match, True
    default = next((Match[Answering](one.what, {}) for one in candidates if one.path == "$default"), None)
    return default, bool(there)


def _rank(path: str) -> tuple[int, ...]:
    """Words come before variables, and these before what takes the rest, from left to right."""
    return tuple(_weight(segment) for segment in segments(path))


def _weight(segment: Segment) -> int:
    return 2 if segment.greedy else 1 if segment.variable else 0
