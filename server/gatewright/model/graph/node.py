"""A block with its place among the others.

A neighbour of a node is another node, or `None` where there certainly is none, or `UNKNOWN` where there may be one that the files
do not show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gatewright.model.absent import value_of
from gatewright.model.block import Block, Role
from gatewright.model.evaluate import UNKNOWN, Known, Unknown
from gatewright.model.graph.things import NAMELESS, Resource, Thing, thing
from gatewright.model.project import BlockName, Project
from gatewright.model.value import Value
from gatewright.text import Span

if TYPE_CHECKING:
    from gatewright.model.graph.api import Api
    from gatewright.model.graph.graph import ApiGraph

AnyNode = TypeVar("AnyNode", bound="Node")


class Identity(NamedTuple):
    """A node in every version of the files: its module, its declaration, and where it stands in the family of that."""

    place: str
    block: BlockName
    position: int


class Node:
    """A block in the graph: the declaration `top` itself, or the one that is nested in it at `position` of its family.

    Attributes:
        top: the declaration that it is, or stands in.
        position: of the block in the family of `top`; 0 for the declaration itself.
        project: the module or template that the block stands in, to read its values in.
        graph: whom it asks; a weak reference, so that a graph is freed with its file.
    """

    def __init__(self, top: Block, position: int, project: Project, graph: ApiGraph) -> None:
        self.top = top
        self.project = project
        self.graph = graph
        self.position = position
        self._shaped = f"shape of {top.address}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.address}>"

    @property
    def block(self) -> Block:
        """Where it is written."""
        self._note()
        return self.top.member(self.position)

    @property
    def said(self) -> Block:
        """What is written there. Its places may be those of an earlier version: what is unchanged and only moved is not read again."""
        self._note()
        return self.top.said.member(self.position)

    def _note(self) -> None:
        self.graph.project.watch.note(self.top.address)

    @property
    def kind(self) -> str:
        """Its canonical kind."""
        return self.shape.kind or ""

    @property
    def shape(self) -> Block:
        """The same as `said`, for whoever looks at nothing in it but its shape, see `model/shape.py`."""
        self.graph.project.watch.note(self._shaped)
        return self.top.said.member(self.position)

    @property
    def certain(self) -> bool:
        """Whether it is there exactly once, whatever variables and conditions say."""
        self.graph.project.watch.note(self._shaped)
        return self.graph.is_certain(self.top, self.project)

    @property
    def written_at(self) -> tuple[str, Span, int]:
        """Its file and place, for whoever asks which of two stands first."""
        self.graph.project.watch.note("order")
        return self.top.uri, self.top.span, self.position

    @property
    def identity(self) -> Identity:
        """The same for the same node in every version of the files."""
        return Identity(self.project.place, self.project.called(self.top), self.position)

    @property
    def address(self) -> str:
        """What references call it; for a nested block, what they call the resource around it."""
        return self.top.address

    @property
    def itself(self) -> Thing:
        """What names it."""
        self.graph.project.watch.note(f"is {self.top.address}")  # another of the same address would take its name
        return Resource(self.top, self.project)

    def value(self, name: str) -> Known:
        """What a parameter (canonical name) is set to: a Python value, `UNKNOWN`, or `ABSENT`."""
        return value_of(self.said, name, self.project)

    def text(self, name: str) -> str | None:
        """The same where it is known text."""
        known = self.value(name)
        return known if isinstance(known, str) else None

    def written(self, name: str) -> Value | None:
        """The value of a parameter (canonical name) as `said`."""
        attribute = self.said.get(name)
        return attribute.value if attribute else None

    def sets(self, name: str) -> bool:
        """Whether a parameter (canonical name) is written in any way."""
        return self.said.sets(name)

    def thing(self, name: str) -> Thing:
        """What a parameter (canonical name) names. A parameter that is part of its shape may not be anything else."""
        attribute = self.shape.get(name)
        if not name.endswith("_id"):
            self._note()
        return thing(attribute.value, self.project) if attribute else NAMELESS

    def named(self, name: str, of: type[AnyNode]) -> AnyNode | Unknown | None:
        """The node that a parameter (canonical name) names; `None` where it is not set."""
        return self.graph.named(self.written(name), self.project, of) if self.sets(name) else None

    @property
    def waits_for(self) -> frozenset[str]:
        """The addresses of all that is made before it, in its own module: what it refers to, and what that refers to."""
        return self.graph.once("waits for", self, self._waits_for)

    def _waits_for(self) -> frozenset[str]:
        found: set[str] = set()
        pending = [self.top]
        while pending:
            for ref in self.project.references_in(pending.pop()):
                if ref.target not in found:
                    found.add(ref.target)
                    block = self.project.thing(ref)
                    pending += [block] if block else []
        return frozenset(found)

    def address_in(self, project: Project) -> str | None:
        """What stands for it in a project: its own address, or that of the module call that it is behind; `None` when it is neither."""
        if project is self.project:
            return self.address
        return self.graph.call_of(self.project, project)

    @property
    def is_passed_on(self) -> bool:
        """Whether a module gets it that the files do not show, and that may do anything with it."""
        unseen = (call for call in self.project.of_role(Role.MODULE) if call.address not in self.project.modules)
        return any(self._is_used_in(call) for call in unseen)

    @property
    def is_published(self) -> bool:
        """Whether other stacks get it: an output of the outermost module, an export."""
        if self.project.caller is not None:
            return False
        # An output of a template is only shown, unless it is exported.
        outputs = (block for block in self.project.of_role(Role.OUTPUT) if block.spelled != "Output" or block.written("Export"))
        return any(self._is_used_in(output) for output in outputs)

    def _is_used_in(self, block: Block) -> bool:
        return any(ref.target == self.address for ref in block.said.references)


class OfApi(Node):
    """What belongs to one API."""

    @property
    def api(self) -> Api | Unknown | None:
        """The API, where it is in the project."""
        return self.graph.api_of(self)

    def fellows(self, *kinds: str) -> tuple[OfApi, ...]:
        """What belongs to the same API, of some kinds, itself too."""
        return self.graph.fellows(self, OfApi, *kinds)


def only(found: tuple[AnyNode, ...], more: Callable[[], bool]) -> AnyNode | Unknown | None:
    """The one neighbour that was found; where there are several, or none and there may be one that is not seen (`more`), nobody knows."""
    if len(found) == 1:
        return found[0]
    return UNKNOWN if found or more() else None
