"""One step of a request on its way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """What happens at one station.

    Attributes:
        name: the station: `match`, `authorizer`, `validation`.
        said: what happens there, one sentence.
        lines: more of it: variables, headers, a body.
        place: where it is written: `api.tf:12`.
        ends: whether the request goes no further.
    """

    name: str
    said: str
    lines: tuple[str, ...] = ()
    place: str = ""
    ends: bool = False


def indented(text: str) -> tuple[str, ...]:
    """A payload as lines of a step."""
    return tuple(f"  {line}" for line in text.splitlines())
