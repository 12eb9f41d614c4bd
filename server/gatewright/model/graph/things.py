"""What does a value name? The resource behind it, however many variables, locals, module arguments and outputs it came through.

Resources find each other by what they name: a method belongs to an API because both lead to the same block. Two things are the
same, or they are not, or that cannot be known: an id from another stack may be that of any resource.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from gatewright.model.block import Block, Role
from gatewright.model.evaluate import as_text
from gatewright.model.project import Project
from gatewright.model.value import Ref, Template, Value, picked

_DEPTH = 20

Key = tuple[Hashable, ...]
"""What stands for a thing, the same in every version of the files: what it is, then what tells it from others."""

_RESOURCE, _WORDS, SYMBOL = "resource", "words", "symbol"


@dataclass(frozen=True, eq=False)
class Resource:
    """A block of the project or of a module that it calls; `exact` is false where one of its several instances is picked."""

    block: Block
    project: Project
    attribute: str | None = None
    exact: bool = True

    @property
    def key(self) -> Key:
        """Equal for values that name the same block. One module called twice makes two of each of its blocks."""
        return (_RESOURCE, self.project.place, self.project.called(self.block))


@dataclass(frozen=True)
class Words:
    """Known text, such as the id of something that exists already."""

    text: str

    @property
    def key(self) -> Key:
        """Equal for equal text."""
        return (_WORDS, self.text)


@dataclass(frozen=True, eq=False)
class Symbol:
    """A reference that leads no further: a variable without a value, a data source. What is written alike is the same."""

    target: str
    attribute: str | None
    project: Project

    @property
    def key(self) -> Key:
        """Equal for references written alike in one module."""
        return (SYMBOL, self.project.place, self.target, self.attribute)


@dataclass(frozen=True)
class Nameless:
    """A value of which nothing can be said."""

    @property
    def key(self) -> None:
        """Equal to nothing, not even to itself."""
        return


Thing = Resource | Words | Symbol | Nameless
NAMELESS = Nameless()


def same(one: Key | None, other: Key | None) -> bool | None:
    """Whether the things with these keys are the same; `None` where that cannot be known."""
    if one is None or other is None:
        return None
    if one == other:
        return True
    alike = one[0] == other[0] and one[0] != SYMBOL
    return False if alike else None


def thing(value: Value | None, project: Project, depth: int = 0) -> Thing:
    """What a value names."""
    ref = picked(value)
    if ref is None:
        text = as_text(project.known(value)) if value is not None else None
        return Words(text) if isinstance(text, str) else NAMELESS
    block = project.thing(ref)
    if block is not None and block.role is Role.RESOURCE and not _passes_on(block, ref, project):
        return Resource(block, project, ref.attribute, ref.exact and ref is value)
    found = project.find(ref) if ref.exact and depth < _DEPTH else None
    if found and not found.rest:
        return thing(found.value, found.project, depth + 1)
    return Symbol(ref.target, ref.attribute, project) if ref is value and ref.exact else NAMELESS


def last_part(value: Value | None) -> Value | None:
    """What stands last in a text put together: the integration of `"integrations/${aws_apigatewayv2_integration.pets.id}"`."""
    return value.parts[-1] if isinstance(value, Template) and value.parts else value


def _passes_on(block: Block, ref: Ref, project: Project) -> bool:
    """Whether an attribute is what the resource was given to find another: `aws_api_gateway_method.get.resource_id`."""
    name = ref.path[0].name if ref.path else ""
    if not name.endswith("_id"):
        return False
    project.watch.note(block.address)
    return block.said.written(name) is not None
