"""Where is a name declared, and where is it used?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gatewright.features.cursor import under
from gatewright.features.languages import speaker_of
from gatewright.features.languages.speaker import Means, Name
from gatewright.features.naming.thing import Use, thing_of
from gatewright.features.place import Place
from gatewright.features.spot import Spot
from gatewright.features.strings import text_at
from gatewright.inside import Strand, strands
from gatewright.inside.languages import Path, PathPart, RouteKey
from gatewright.inside.strand import HOLE
from gatewright.model import Project
from gatewright.rules.questions.template_files import at_home
from gatewright.text import Span


class Highlight(NamedTuple):
    """A stretch of the file at hand; `declares` says whether the name is declared there."""

    span: Span
    declares: bool


def highlights(place: Place) -> list[Highlight]:
    """Where the name under the cursor stands in the same file."""
    uri = place.document.uri
    found = {use.spot.span: use.declares for use in same(place) if use.spot.uri == uri}
    return [Highlight(span, declares) for span, declares in sorted(found.items())]


def declarations(place: Place) -> list[Spot]:
    """Where the name under the cursor is declared: a variable of a template where it is first set, a path variable in its path."""
    found = [use for use in same(place) if use.declares]
    if found and found[0].names[0].means is Means.TEMPLATE_VARIABLE:
        found = found[:1]
    in_path = [use for use in found if isinstance(use.strand.language, PathPart | Path | RouteKey)]
    return _spots(in_path or found)


def uses(place: Place, declared: bool = True) -> list[Spot]:
    """Where the name under the cursor is used in all files that are read together, and (if `declared`) where it is declared, which comes first."""
    return _spots([use for use in same(place) if declared or not use.declares])


def use_at(place: Place) -> Use | None:
    """The name under the cursor."""
    inside = text_at(under(place), place)
    if inside is None or inside.strand.is_bare:
        return None
    found = [use for use in _in_text(inside.strand, place.project, place.document.uri) if use.names[0].span.touches(inside.at)]
    return found[-1] if found else None


def same(place: Place) -> list[Use]:
    """The uses of what the name under the cursor stands for; where nobody knows what that is, those in the same text."""
    use = use_at(place)
    if use is None:
        return []
    thing = thing_of(use, place.graph)
    if thing is None:
        names = {(name.means, name.name) for name in use.names}
        return [other for other in _in_text(use.strand, use.project, use.uri) if names & {(name.means, name.name) for name in other.names}]
    return [other for other in uses_of(thing.name, place.project) if thing_of(other, place.graph) == thing]


def uses_of(name: str, project: Project) -> Iterator[Use]:
    """Every use of a word as a name, whatever it stands for, in a project and the modules that it calls."""
    for document in project.documents:
        if name not in document.text:
            continue
        for block in document.outline.blocks:
            if name in block.span.of(document.text):
                for inner in block.family():
                    for strand in strands(inner):
                        yield from (use for use in _in_text(at_home(strand, project), project, document.uri) if use.names[0].name == name)
    for module in project.modules.values():
        yield from uses_of(name, module)


def _in_text(strand: Strand, project: Project, uri: str) -> Iterator[Use]:
    """The names of a text. One that the file makes in part is none that anybody can follow."""
    found: dict[Span, list[Name]] = {}
    for name in speaker_of(strand.language).names(strand):
        if name.name and HOLE not in name.name:
            found.setdefault(name.span, []).append(name)
    return (Use(tuple(names), strand, project, uri) for names in found.values())


def _spots(found: list[Use]) -> list[Spot]:
    """Declarations first; one module that is called twice is one file all the same."""
    return list(dict.fromkeys(use.spot for use in sorted(found, key=lambda use: not use.declares)))
