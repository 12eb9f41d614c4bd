"""What a fix wants, before a dialect spells it as edits.

A fix is written once: "set this parameter", "add this block". Each dialect renders the wish in the style of the file at hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gatewright.model.block import Attribute, Block
from gatewright.model.value import Ref, Value
from gatewright.text import TextEdit


@dataclass(frozen=True)
class Pointer:
    """A reference to write: the `attribute` (as the dialect spells it) of the block at `address`."""

    address: str
    attribute: str | None = None


@dataclass(frozen=True)
class Words:
    """Text with references in it: `("integrations/", Pointer("aws_apigatewayv2_integration.pets", "id"))`."""

    parts: tuple[str | Pointer, ...]

    @property
    def joined(self) -> list[str | Pointer]:
        """The parts, neighboring text as one: the two halves of a mark may come apart."""
        joined: list[str | Pointer] = []
        for part in self.parts:
            before = joined[-1] if joined else None
            if isinstance(part, str) and isinstance(before, str):
                joined[-1] = before + part
            else:
                joined.append(part)
        return joined

    @property
    def text(self) -> str | None:
        """All of it, when no reference is in it."""
        return "".join(part for part in self.parts if isinstance(part, str)) if all(isinstance(part, str) for part in self.parts) else None


@dataclass(frozen=True)
class Code:
    """An expression in the dialect's own words, for what only one dialect has: `sha1(jsonencode([...]))`."""

    text: str


Literal: TypeAlias = "str | int | float | bool | Pointer | Words | Code | Sequence[Literal] | Mapping[str, Literal]"
"""What can be written as a value."""


@dataclass(frozen=True)
class ReplaceValue:
    """Write another value in the place of one."""

    value: Value
    new: Literal


@dataclass(frozen=True)
class ReplaceWords:
    """Write other words in a stretch of the file as it is: a part of a string, a misspelled name."""

    edit: TextEdit


@dataclass(frozen=True)
class SetParam:
    """Set a parameter (canonical name) of a block, where it stands or as a new line."""

    block: Block
    name: str
    new: Literal


@dataclass(frozen=True)
class AddBlock:
    """Add a nested block (canonical name) with parameters (canonical names)."""

    block: Block
    name: str
    params: Mapping[str, Literal]


@dataclass(frozen=True)
class Remove:
    """Take out an attribute or nested block with its line."""

    target: Attribute | Block


@dataclass(frozen=True)
class Repoint:
    """Let a reference take another attribute of the same target: `arn` to `invoke_arn`."""

    ref: Ref
    attribute: str


@dataclass(frozen=True)
class AddEntry:
    """Add an entry to a mapping parameter (canonical name), which is written anew where it is absent."""

    block: Block
    name: str
    key: str
    new: Literal


@dataclass(frozen=True)
class AddItem:
    """Add an item to a list parameter (canonical name), which is written anew where it is absent."""

    block: Block
    name: str
    new: Literal


@dataclass(frozen=True)
class AddResource:
    """Add a resource of a canonical kind behind another: at `address`, with parameters (canonical names).

    A parameter that is a nested block takes a mapping of the inner kind's canonical names, or a list of such mappings.
    """

    after: Block
    kind: str
    address: str
    params: Mapping[str, Literal]
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class DependOn:
    """Let a resource wait for others: `depends_on`, `DependsOn`. What it waits for already stays."""

    block: Block
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class CreateBeforeDestroy:
    """Let Terraform make the new one before it takes the old one away."""

    block: Block


@dataclass(frozen=True)
class Allow:
    """Write the comment that allows a rule at a place."""

    offset: int
    rule: str


Wish: TypeAlias = (
    ReplaceValue
    | ReplaceWords
    | SetParam
    | AddBlock
    | AddEntry
    | AddItem
    | AddResource
    | DependOn
    | CreateBeforeDestroy
    | Remove
    | Repoint
    | Allow
)


def file_of(wish: Wish) -> str | None:
    """The uri of the file that a wish is about; `None` for one that names a mere place, in the file of its finding."""
    match wish:
        case SetParam(block=block) | AddBlock(block=block) | AddEntry(block=block) | AddItem(block=block):
            return block.uri
        case DependOn(block=block) | CreateBeforeDestroy(block=block) | AddResource(after=block) | Remove(target=Block() as block):
            return block.uri
        case ReplaceValue() | ReplaceWords() | Remove() | Repoint() | Allow():
            return None
