"""Which edits give a name another spelling everywhere?

All or nothing: where somebody uses the same word and nobody knows whether it is the same thing, no file is changed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gatewright.features.completion.inside import written_inside
from gatewright.features.languages.speaker import Means
from gatewright.features.naming.find import use_at, uses_of
from gatewright.features.naming.thing import Thing, Use, api_of, thing_of
from gatewright.features.place import Place
from gatewright.model.graph import Api, ApiGraph, Node
from gatewright.model.project import file_name
from gatewright.text import Span, TextEdit


class Refused(Exception):
    """Why a name cannot be changed, as the user reads it."""


class Spelling(NamedTuple):
    """What a name can be made of."""

    pattern: re.Pattern[str]
    words: str


_PARAMETER = Spelling(re.compile(r"[A-Za-z0-9._$-]+"), "letters, digits and `.`, `_`, `$`, `-`")
_SPELLINGS = {
    Means.TEMPLATE_VARIABLE: Spelling(re.compile(r"[A-Za-z][A-Za-z0-9_-]*"), "a letter, then letters, digits and `_`, `-`"),
    Means.STAGE_VARIABLE: Spelling(re.compile(r"[A-Za-z0-9_]+"), "letters, digits and `_`"),
    Means.PATH: Spelling(re.compile(r"[A-Za-z0-9._-]+"), "letters, digits and `.`, `_`, `-`"),
    Means.BACKEND_PATH: Spelling(re.compile(r"[A-Za-z0-9._-]+"), "letters, digits and `.`, `_`, `-`"),
    Means.QUERY: _PARAMETER,
    Means.HEADER: _PARAMETER,
}
_TAKEN = ("input", "util", "context", "stageVariables", "foreach")
"""Names that a mapping template finds there already."""


def renamable(place: Place) -> Span | None:
    """Where the name under the cursor stands, where it can have another."""
    use = use_at(place)
    if use is None or thing_of(use, place.graph) is None:
        return None
    return use.spot.span if _is_written(use, place) else None


def rename(place: Place, new: str) -> dict[str, list[TextEdit]]:
    """The edits by file that rename what is under the cursor. Raises `Refused` where that is not certain to leave everything right."""
    use = use_at(place)
    thing = thing_of(use, place.graph) if use else None
    if thing is None:
        raise Refused("Nothing here can be renamed.")
    if new == thing.name:
        return {}
    spelling = _SPELLINGS[thing.means]
    if not spelling.pattern.fullmatch(new):
        raise Refused(f"`{new}` cannot be the name of a {thing.means.value}: that is {spelling.words}.")
    if thing.means is Means.TEMPLATE_VARIABLE and new in _TAKEN:
        raise Refused(f"`${new}` is there already: API Gateway gives it to every template.")
    if any(thing_of(other, place.graph) == thing._replace(name=new) for other in uses_of(new, place.project)):
        raise Refused(f"There is a {thing.means.value} `{new}` already.")
    return _edits(_all(thing, place), new, place)


def _all(thing: Thing, place: Place) -> list[Use]:
    """The uses of a thing, when it is certain that they are all."""
    found: list[Use] = []
    others: list[Use] = []
    for use in uses_of(thing.name, place.project):
        is_it = thing_of(use, place.graph)
        if is_it == thing:
            found.append(use)
        elif is_it is None and _may_be(thing, use, place.graph):
            raise Refused(f"{_where(use, place)} has `{thing.name}`, too, and it cannot be known whether it is the same.")
        else:
            others.append(use)
    spots = {use.spot: use for use in found}
    # A module that is called twice has one text, and may be about two things.
    shared = next((use for use in others if use.spot in spots), None)
    if shared:
        raise Refused(f"`{thing.name}` in {_where(shared, place)} is about something else, too.")
    return list(spots.values())


def _may_be(thing: Thing, use: Use, graph: ApiGraph) -> bool:
    """Whether a name that nobody knows may stand for a thing: it means the same, and belongs to no other API."""
    if thing.means not in [name.means for name in use.names]:
        return False
    owner, api = thing.owner, api_of(use, graph)
    if api is None or not isinstance(owner, Node):
        return True
    its = owner if isinstance(owner, Api) else graph.api_of(owner)
    return not isinstance(its, Api) or its is api


def _edits(found: list[Use], new: str, place: Place) -> dict[str, list[TextEdit]]:
    edits: dict[str, list[TextEdit]] = {}
    for use in found:
        there = _place_of(use, place)
        if there is None or not _is_written(use, place):
            raise Refused(f"`{use.names[0].name}` in {_where(use, place)} is spelled in a way that cannot be changed here.")
        edits.setdefault(use.spot.uri, []).append(TextEdit(use.spot.span, written_inside(new, use.strand, there)))
    return edits


def _is_written(use: Use, place: Place) -> bool:
    """Whether the name stands in the file as it is spelled there."""
    there = _place_of(use, place)
    name = use.names[0].name
    return there is not None and use.spot.span.of(there.document.text) in (name, written_inside(name, use.strand, there))


def _place_of(use: Use, place: Place) -> Place | None:
    """Where a use stands, in the version that was read."""
    document = place.project.document(use.spot.uri)
    return Place(document, use.project, use.spot.span.start, place.index) if document else None


def _where(use: Use, place: Place) -> str:
    there = _place_of(use, place)
    return f"{file_name(use.spot.uri)}:{there.line + 1}" if there else file_name(use.spot.uri)
