"""Where does an identity source look for who is calling?

A REST API writes several sources in one text, with commas between them.

Three kinds of API, three spellings: a REST API writes `method.request.header.Authorization`, an HTTP API
`$request.header.Authorization`, a WebSocket API `route.request.header.Authorization`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.text import Span

_PREFIXES = {
    "REST": {"request": "method.request.", "context": "context.", "stageVariables": "stageVariables."},
    "HTTP": {"request": "$request.", "context": "$context.", "stageVariables": "$stageVariables."},
    "WEBSOCKET": {"request": "route.request.", "context": "context.", "stageVariables": "stageVariables."},
}
"""What stands in front of a source, by the kind of API and by what the source is part of."""

_LISTED = re.compile(r"[^\s,]([^,]*[^\s,])?")
_REQUEST = re.compile(r"(?:\$|method\.|route\.|integration\.)?request\.(?P<place>\w+)\.(?P<name>\S+)")
_OTHER = re.compile(r"\$?(?P<part>context|stageVariables)\.(?P<name>\S+)")
_PLACES = {"header": "header", "headers": "header", "querystring": "querystring", "queryString": "querystring", "query": "querystring"}


@dataclass(frozen=True, slots=True)
class IdentitySource:
    """A source in whatever spelling: part of the `request` (its `place` is `header` or `querystring`), of `context` or of `stageVariables`."""

    part: str
    place: str
    name: str

    def spelled(self, protocol: str) -> str:
        """The source as `REST`, `HTTP` or `WEBSOCKET` APIs write it."""
        return _PREFIXES[protocol][self.part] + (f"{self.place}.{self.name}" if self.place else self.name)


def listed_sources(text: str) -> Iterator[Span]:
    """Where each of several sources stands, without the blanks around it."""
    return (Span(*found.span()) for found in _LISTED.finditer(text))


def read_identity_source(text: str) -> IdentitySource | None:
    """The source that a text means, also in the spelling of another kind of API; `None` when it means none."""
    request, other = _REQUEST.fullmatch(text), _OTHER.fullmatch(text)
    if request and request["place"] in _PLACES:
        return IdentitySource("request", _PLACES[request["place"]], request["name"])
    return IdentitySource(other["part"], "", other["name"]) if other else None


def is_identity_source(text: str, protocol: str) -> bool:
    """Whether the text is a source as that kind of API writes it."""
    source = read_identity_source(text)
    return source is not None and source.spelled(protocol) == text
