"""What belongs together: a Terraform module with the local modules that it calls, or a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from gatewright.model.block import Block, Role
from gatewright.model.document import Document
from gatewright.model.evaluate import Found, Known, Origin, evaluate
from gatewright.model.value import Ref, Text, Value
from gatewright.model.watch import Name, Watch


@dataclass(frozen=True)
class Assignment:
    """A value that a file of settings gives a variable: `prod.tfvars`. `loaded` says whether it is read without being named."""

    variable: str
    value: Value
    origin: Origin
    loaded: bool


class BlockName(NamedTuple):
    """A top-level block, whichever version: `order` counts those of one kind and one address, which only a mistake makes more than one."""

    kind: str | None
    address: str
    order: int


@dataclass(frozen=True, eq=False)
class Project:
    """Documents that are read as one, at one moment.

    Attributes:
        documents: the files, in the order of their names.
        watch: notes what is asked for, for whoever wants to know.
        assignments: what settings files give its variables, weakest first.
        modules: by the address of the call (`module.cors`), the project of the local module that it calls.
        caller: for a called module, the project that calls it, and `inputs`: what it passes, by variable.
    """

    documents: tuple[Document, ...]
    assignments: tuple[Assignment, ...] = ()
    modules: Mapping[str, Project] = field(default_factory=dict[str, "Project"])
    caller: Project | None = None
    inputs: Mapping[str, Value] = field(default_factory=dict[str, Value])
    watch: Watch = field(default_factory=Watch, init=False, repr=False)
    _amounts: dict[int, tuple[Value, Known, frozenset[Name]]] = field(
        default_factory=dict[int, tuple[Value, Known, frozenset[Name]]], init=False, repr=False
    )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every top-level block of every document."""
        return tuple(chain.from_iterable(document.outline.blocks for document in self.documents))

    @cached_property
    def by_address(self) -> Mapping[str, Block]:
        """The blocks by what references call them; the first where two have one address."""
        return {block.address: block for block in reversed(self.blocks) if block.address}

    @cached_property
    def place(self) -> str:
        """The calls that lead to it, the same in every version: `/module.api/module.cors`; empty for the outermost module."""
        if self.caller is None:
            return ""
        call = next(address for address, module in self.caller.modules.items() if module is self)
        return f"{self.caller.place}/{call}"

    def called(self, block: Block) -> BlockName:
        """What a top-level block is called in every version that declares the same."""
        return self._names.get(id(block)) or BlockName(block.kind, block.address, -1)

    def block_called(self, name: BlockName) -> Block:
        """The block of that name, which there must be."""
        return self._by_name[name]

    @cached_property
    def _names(self) -> Mapping[int, BlockName]:
        return {id(block): name for name, block in self._by_name.items()}

    @cached_property
    def _by_name(self) -> Mapping[BlockName, Block]:
        found: dict[BlockName, Block] = {}
        for block in self.blocks:
            name = BlockName(block.kind, block.address, 0)
            while name in found:
                name = name._replace(order=name.order + 1)
            found[name] = block
        return found

    def of_kind(self, kind: str) -> tuple[Block, ...]:
        """The top-level blocks of a canonical kind."""
        self.watch.note(f"kind {kind}")
        return self._by_kind.get(kind, ())

    def shaped(self, kind: str) -> tuple[Block, ...]:
        """The same, for whoever looks at nothing in them but their shape, see `model/shape.py`."""
        self.watch.note(f"shape {kind}")
        return self._by_kind.get(kind, ())

    def of_role(self, role: Role) -> tuple[Block, ...]:
        """The top-level blocks of a role that are of no kind."""
        self.watch.note(f"role {role.name}")
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[Block, ...]]:
        found: dict[Role, list[Block]] = {}
        for block in self.blocks:
            if not block.kind:
                found.setdefault(block.role, []).append(block)
        return {role: tuple(blocks) for role, blocks in found.items()}

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Block, ...]]:
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.kind:
                found.setdefault(block.kind, []).append(block)
        return {kind: tuple(blocks) for kind, blocks in found.items()}

    @cached_property
    def _by_uri(self) -> Mapping[str, Document]:
        return {document.uri: document for document in self.documents}

    def document(self, uri: str) -> Document | None:
        """The document with that uri, also one of a called module."""
        own = self._by_uri.get(uri)
        if own:
            return own
        inside = (module.document(uri) for module in self.modules.values())
        return next((document for document in inside if document), None)

    def target(self, ref: Ref) -> Block | None:
        """The block that a reference names, when it stands in this project."""
        self.watch.note(ref.target)
        return self.by_address.get(ref.target)

    def thing(self, ref: Ref) -> Block | None:
        """The same, for whoever looks at nothing in it but what it is."""
        self.watch.note(f"is {ref.target}")
        return self.by_address.get(ref.target)

    def references_in(self, block: Block) -> tuple[Ref, ...]:
        """What a block refers to, for whoever looks at nothing else in it, also not at the places."""
        self.watch.note(f"refers {block.address}")
        return block.said.references

    def find(self, ref: Ref) -> Found | None:
        """The value behind a reference, where a file gives one."""
        return self.documents[0].dialect.find(self, ref) if self.documents else None

    def known(self, value: Value) -> Known:
        """The Python value of a value, or `UNKNOWN`. It is worked out once, since many rules ask, and nobody may change it."""
        if isinstance(value, Text):
            return value.text
        # By identity, since a hash walks the whole value; each is kept beside its answer, so that its id stays its own.
        held = self._amounts.get(id(value))
        if held is None:
            self.watch.begin()
            try:
                amount = evaluate(value, self)
            finally:
                asked = self.watch.end()
            held = self._amounts[id(value)] = (value, amount, asked)
        elif held[2]:
            self.watch.add(held[2])
        return held[1]

    def references_to(self, address: str) -> Iterator[tuple[Block, Ref]]:
        """Every reference to an address, with the block that it stands in."""
        self.watch.add(frozenset(("uses", f"uses {address}")))
        for block in self._users.get(address, ()):
            self.watch.note(block.address)
            yield from ((block, ref) for ref in block.references if ref.target == address)

    @cached_property
    def _users(self) -> Mapping[str, tuple[Block, ...]]:
        """The blocks by what they refer to."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            for target in {ref.target for ref in block.said.references}:
                found.setdefault(target, []).append(block)
        return {target: tuple(blocks) for target, blocks in found.items()}


def file_name(uri: str) -> str:
    """The last part of a uri, as people write it."""
    return unquote(uri.rpartition("/")[2])
