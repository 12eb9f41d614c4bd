"""Which integration reads a template that stands in a file of its own?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from gatewright.inside import Strand, entries
from gatewright.inside.languages import LANGUAGES, MappingTemplate
from gatewright.model import Attribute, Block, Call, Choice, Project, Value
from gatewright.model.value import MapEntry
from gatewright.rules.questions.uris import ANYTHING, rendered

_TEMPLATES = {
    param: written.values.message for param, written in LANGUAGES.items() if written.keys and isinstance(written.values, MappingTemplate)
}
"""The parameters that hold templates by content type, and the message that these are for."""

_READING = ("file", "templatefile")


class Use(NamedTuple):
    """An entry of a map of templates that reads a file."""

    block: Block
    attribute: Attribute
    entry: MapEntry
    message: str


def at_home(strand: Strand, project: Project) -> Strand:
    """A template in a file of its own, as a text of the one integration that reads the file; unchanged where that is not known."""
    if strand.block.kind != "velocity.template":
        return strand
    found = list(uses_of(strand.block, project))
    if len(found) != 1:
        return strand
    block, attribute, entry, message = found[0]
    return replace(strand, language=MappingTemplate(message), block=block, attribute=attribute, entry=entry)


def uses_of(template: Block, project: Project) -> Iterator[Use]:
    """Where the resources of a project read the file that a template is."""
    path = unquote(urlsplit(template.uri).path)
    for param, message in _TEMPLATES.items():
        kind, _, name = param.rpartition("/")
        for block in project.of_kind(kind):
            attribute = block.get(name)
            for entry in entries(attribute.value) if attribute else ():
                if attribute and any(_names(argument, path, project) for argument in _files(entry.value)):
                    yield Use(block, attribute, entry, message)


def _files(value: Value) -> Iterator[Value]:
    """The paths of the files that a value is read from."""
    match value:
        case Call(name=name, arguments=(path, *_)) if name in _READING:
            yield path
        case Choice(then=then, otherwise=otherwise):
            yield from _files(then)
            yield from _files(otherwise)
        case _:
            return


def _names(value: Value, path: str, project: Project) -> bool:
    """Whether a path, of which the start may not be known (`${path.module}`), ends as the file's does."""
    known = rendered(value, project).rpartition(ANYTHING)[2]
    parts = [part for part in known.split("/") if part not in ("", ".", "..")]
    return bool(parts) and path.split("/")[-len(parts) :] == parts
