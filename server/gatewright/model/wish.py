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


Literal: TypeAlias = "str | int | float | bool | Pointer | Sequence[Literal] | Mapping[str, Literal]"
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
class Allow:
    """Write the comment that allows a rule at a place."""

    offset: int
    rule: str


Wish: TypeAlias = ReplaceValue | ReplaceWords | SetParam | AddBlock | Remove | Repoint | Allow
