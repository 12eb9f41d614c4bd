"""Blocks and attributes: one resource, variable or nested block of a file, and what is set in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from gatewright.model.value import Ref, Value, walk
from gatewright.text import Span


class Role(Enum):
    """What a block is for, whatever its dialect calls it."""

    RESOURCE = "resource"
    DATA = "data source"
    VARIABLE = "variable"
    LOCAL = "local value"
    OUTPUT = "output"
    MODULE = "module"
    CONDITION = "condition"
    MAPPING = "mapping"
    NESTED = "nested block"
    LOOP = "loop that makes resources"
    OTHER = "block"


@dataclass(frozen=True)
class Attribute:
    """A name and its value. `param` is its canonical id, `None` for a name that the docs index does not have here.

    `assigned` is false while somebody is still typing the name and no `=` or `:` stands behind it.
    """

    name: str
    name_span: Span
    value: Value
    span: Span
    param: str | None = None
    assigned: bool = True


@dataclass(frozen=True)
class Contents:
    """What stands inside a block.

    `body` is the stretch in which attributes stand: between the braces, or the mapping of properties. `meta` are the settings
    that every resource can have (`count`, `depends_on`, `DependsOn`), and what else stands there that sets no parameter by name
    (the `for_each` of a `dynamic` block, `Fn::Transform`); `uncertain` are canonical names of parameters that are set in a way
    that cannot be read (a `dynamic` block, `Fn::If` around a whole block); `open_ended` says that anything else may be set too
    (`Fn::Transform`, a merge).
    """

    body: Span
    attributes: tuple[Attribute, ...] = ()
    children: tuple[Block, ...] = ()
    meta: tuple[Attribute, ...] = ()
    uncertain: frozenset[str] = frozenset()
    open_ended: bool = False


class Places(NamedTuple):
    """Where a declaration stands: the whole of it, its type as written (without quotes), and its name."""

    span: Span
    type_span: Span
    name_span: Span


@dataclass(frozen=True, eq=False)
class Block:
    """A resource, variable, nested block or other declaration.

    Attributes:
        uri: the file that it stands in.
        kind: canonical kind, such as `rest.stage`; `None` when the docs index does not know it.
        spelled: its type as written: `aws_api_gateway_stage`, `AWS::ApiGateway::Stage`, `access_log_settings`.
        address: what references call it: `aws_api_gateway_stage.live`, `var.name`, a logical id. Empty for nested blocks.
        name: the name that its author gave it, or the parameter's name for a nested block.
        places: where it stood when it was made; `by` is how far it has moved since.
        param: for a nested block, the canonical id of the parameter that it sets.
        held: what was worked out from its words, and stays where it moves.
    """

    uri: str
    role: Role
    kind: str | None
    spelled: str
    address: str
    name: str
    places: Places
    read: Callable[[Block], Contents] = field(repr=False)
    param: str | None = None
    parent: Block | None = field(default=None, repr=False)
    held: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)
    by: int = 0

    @cached_property
    def span(self) -> Span:
        """The whole of it."""
        return self.places.span.shift(self.by)

    @cached_property
    def type_span(self) -> Span:
        """Where its type is written, without quotes."""
        return self.places.type_span.shift(self.by)

    @cached_property
    def name_span(self) -> Span:
        """Where its name is written, without quotes."""
        return self.places.name_span.shift(self.by)

    @cached_property
    def contents(self) -> Contents:
        """What stands inside, read when first asked for."""
        self.forget()
        return self.read(self)

    @property
    def said(self) -> Block:
        """The same declaration as it was last read: itself, or before it moved. Its words are the same, its places are not."""
        return self if "contents" in self.__dict__ else self.__dict__.get("earlier", self)

    def moved(self, by: int) -> Block:
        """The same declaration further on in its file, where `read` counts from where the block stands."""
        # Most blocks of a file move at a keystroke. What stays is filled in at once, and where they stand now is worked out when asked.
        block: Block = object.__new__(Block)
        block.__dict__.update(self._stays, by=self.by + by, _stays=self._stays)
        said = self.said
        if "contents" in said.__dict__:
            block.__dict__["earlier"] = said
        return block

    @cached_property
    def _stays(self) -> dict[str, Any]:
        """The fields that are the same wherever it moves; all blocks that come of it share them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def forget(self) -> None:
        """Lets go of what was read, here or before it moved, all the way down. Whoever asks again has it read again.

        A block and those nested in it hold each other. While they do, only the garbage collector frees them, and it stops
        everything to look at all that lives.
        """
        earlier: Block | None = self.__dict__.pop("earlier", None)
        if earlier:
            earlier.forget()
        self.__dict__.pop("_descendants", None)
        contents: Contents | None = self.__dict__.pop("contents", None)
        for child in contents.children if contents else ():
            child.forget()

    @property
    def body(self) -> Span:
        """Where its attributes stand; empty when it has no body yet."""
        return self.contents.body

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What is set in it by name, nested blocks left out."""
        return self.contents.attributes

    @property
    def children(self) -> tuple[Block, ...]:
        """The blocks nested in it."""
        return self.contents.children

    def get(self, name: str) -> Attribute | None:
        """The attribute with that canonical name (`connection_type`), the first when there are several."""
        return self._by_param.get(f"{self.kind}/{name}")

    @cached_property
    def _by_param(self) -> Mapping[str, Attribute]:
        """The first attribute of each canonical id."""
        return {attribute.param: attribute for attribute in reversed(self.attributes) if attribute.param}

    def written(self, name: str) -> Attribute | None:
        """The attribute that the file spells `name`; for blocks that the docs index does not describe."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    def nested(self, name: str) -> tuple[Block, ...]:
        """The nested blocks that set the parameter with that canonical name."""
        wanted = f"{self.kind}/{name}"
        return tuple(child for child in self.children if child.param == wanted)

    def sets(self, name: str) -> bool:
        """Whether the parameter is written in any way, readable or not, so that it cannot be called absent."""
        return bool(self.get(name) or self.nested(name)) or name in self.contents.uncertain or self.contents.open_ended

    def meta(self, name: str) -> Attribute | None:
        """A setting that every resource can have, as spelled: `depends_on`, `Condition`."""
        return next((attribute for attribute in self.contents.meta if attribute.name == name), None)

    @property
    def conditional(self) -> bool:
        """Whether it may be made several times or not at all: `count`, `for_each`, a CloudFormation condition."""
        return any(attribute.name in ("count", "for_each", "Condition") for attribute in self.contents.meta)

    def family(self) -> Iterator[Block]:
        """The block and everything nested in it, outermost first."""
        yield self
        yield from self._descendants

    def member(self, position: int) -> Block:
        """The block at that position of the family; itself where there is no such."""
        return self._descendants[position - 1] if 0 < position <= len(self._descendants) else self

    @cached_property
    def _descendants(self) -> tuple[Block, ...]:
        return tuple(member for child in self.children for member in child.family())

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every value set in the block and in those nested in it."""
        return tuple(attribute.value for block in self.family() for attribute in (*block.contents.attributes, *block.contents.meta))

    @cached_property
    def references(self) -> tuple[Ref, ...]:
        """Every reference in it, each once, also when its value counts in two places (a name that `Fn::Sub` defines)."""
        return tuple(dict.fromkeys(inner for value in self.values for inner in walk(value) if isinstance(inner, Ref)))

    @property
    def outermost(self) -> Block:
        """The resource or declaration that it stands in; itself when it stands alone."""
        return self.parent.outermost if self.parent else self
