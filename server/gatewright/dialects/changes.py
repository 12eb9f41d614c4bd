"""Which wishes of a fix are one change of the file?

Two arguments for one block are written in one go, an entry for a mapping that is not there yet is the mapping, and a resource that is
wished for twice comes once. What is left for a dialect is to spell each change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias, TypeVar

from gatewright.model import Block, Bool, Document, Missing, Null, Ref, Text, Value
from gatewright.model import value as written
from gatewright.model.wish import (
    AddBlock,
    AddEntry,
    AddItem,
    AddResource,
    Allow,
    CreateBeforeDestroy,
    DependOn,
    Literal,
    Remove,
    ReplaceValue,
    ReplaceWords,
    Repoint,
    SetParam,
    Wish,
)
from gatewright.text import Span, TextEdit


class UnwritableError(Exception):
    """A wish cannot be written here. Half a fix is none, so nothing of it is."""


@dataclass
class Growth:
    """What a block gets that it does not have: parameters and nested blocks (canonical names), and what it waits for."""

    block: Block
    params: dict[str, Literal] = field(default_factory=dict[str, Literal])
    nested: list[AddBlock] = field(default_factory=list[AddBlock])
    depends_on: list[str] = field(default_factory=list[str])


@dataclass
class MoreEntries:
    """What a mapping that is written already gets."""

    mapping: written.Mapping
    entries: dict[str, Literal] = field(default_factory=dict[str, Literal])


@dataclass
class MoreItems:
    """What a list that is written already gets."""

    sequence: written.Sequence
    items: list[Literal] = field(default_factory=list[Literal])


@dataclass
class Newcomers:
    """The resources that come behind another, by address."""

    after: Block
    resources: dict[str, AddResource] = field(default_factory=dict[str, AddResource])


_DEEPEST = 1000

Change: TypeAlias = ReplaceValue | ReplaceWords | Remove | Repoint | Allow | Growth | MoreEntries | MoreItems | Newcomers
_Gathered = TypeVar("_Gathered", Growth, MoreEntries, MoreItems, Newcomers)


def changes(document: Document, wishes: Iterable[Wish], named: Callable[[str], Literal]) -> list[Change]:
    """What `wishes` come to; `named` says how the file writes an address that a resource depends on. Raises `UnwritableError`."""
    gathering = _Gathering(document, named)
    for wish in wishes:
        gathering.add(wish)
    return sorted(gathering.changes, key=_reach)


def removed(found: Iterable[Change]) -> frozenset[Span]:
    """Where those attributes and blocks stand that are taken out: nothing can be written behind them."""
    return frozenset(change.target.span for change in found if isinstance(change, Remove))


def apart(edits: list[TextEdit]) -> list[TextEdit]:
    """The edits, when none takes away what another one changes. Raises `UnwritableError` otherwise: wishes contradict each other."""
    places = sorted(edit.span for edit in edits)
    if any(later.start < earlier.end for earlier, later in pairwise(places)):
        raise UnwritableError("two changes of one place")
    return edits


def _reach(change: Change) -> int:
    """What ends at one place is written from the inside out: an entry, then what comes behind its block, then behind the resource."""
    match change:
        case MoreEntries() | MoreItems():
            return -_DEEPEST
        case Growth(block=block):
            return -_depth(block)
        case ReplaceValue() | ReplaceWords() | Remove() | Repoint() | Allow():
            return 0
        case Newcomers():
            return 1


def _depth(block: Block) -> int:
    return 1 + _depth(block.parent) if block.parent else 1


class _Gathering:
    """The changes so far. Those of one block or value are one, in the place of the first."""

    def __init__(self, document: Document, named: Callable[[str], Literal]) -> None:
        self.changes: list[Change] = []
        self._document, self._named = document, named
        self._replaced: set[Span] = set()
        self._known: dict[tuple[type, Span, str | None], Growth | MoreEntries | MoreItems | Newcomers] = {}

    def add(self, wish: Wish) -> None:
        match wish:
            case ReplaceValue() | ReplaceWords() | Remove() | Repoint() | Allow():
                self.changes.append(wish)
            case SetParam(block=block, name=name, new=new):
                self._set(block, name, new)
            case AddBlock(block=block):
                self._growth(block).nested.append(wish)
            case AddEntry(block=block, name=name, key=key, new=new):
                self._entry(block, name, key, new)
            case AddItem(block=block, name=name, new=new):
                self._item(block, name, new)
            case AddResource(after=after, address=address):
                self._of(Newcomers(after.outermost), after.outermost.span).resources.setdefault(address, wish)
            case DependOn(block=block, addresses=addresses):
                self._depend(block.outermost, addresses)
            case CreateBeforeDestroy(block=block):
                if self._document.dialect.name == "terraform":  # CloudFormation always does
                    self._outlive(block.outermost)

    def _growth(self, block: Block) -> Growth:
        return self._of(Growth(block), block.span, block.param)

    def _of(self, made: _Gathered, place: Span, name: str | None = None) -> _Gathered:
        """What was gathered for the place already, or else `made`. A block alone in another may have its place, so it has a name, too."""
        if place in self._replaced:
            raise UnwritableError("two wishes for one value")
        known = self._known.setdefault((type(made), place, name), made)
        assert isinstance(known, type(made))
        if known is made:
            self.changes.append(made)
        return known

    def _set(self, block: Block, name: str, new: Literal) -> None:
        attribute = block.get(name)
        if attribute:
            self._replace(attribute.value, new, attribute.assigned)
        elif block.nested(name) or name in block.contents.uncertain:
            raise UnwritableError(name)
        else:
            self._growth(block).params[name] = new

    def _replace(self, value: Value, new: Literal, assigned: bool = True) -> None:
        if not assigned:
            raise UnwritableError("somebody is typing the name")
        if value.span in self._replaced or any(place == value.span for _, place, _ in self._known):
            raise UnwritableError("two wishes for one value")
        self._replaced.add(value.span)
        self.changes.append(ReplaceValue(value, new))

    def _new(self, block: Block, name: str) -> dict[str, Literal] | None:
        """The parameters that the block gets, when this one can be among them; `None` when it is written."""
        if block.get(name):
            return None
        if block.sets(name):
            raise UnwritableError(name)
        return self._growth(block).params

    def _entry(self, block: Block, name: str, key: str, new: Literal) -> None:
        params, attribute = self._new(block, name), block.get(name)
        if params is not None:
            held = params.get(name, {})
            params[name] = {**(held if isinstance(held, Mapping) else {}), key: new}
        elif attribute and isinstance(attribute.value, (Missing, Null)):
            self._replace(attribute.value, {key: new}, attribute.assigned)
        elif attribute and isinstance(attribute.value, written.Mapping):
            same = next((entry for entry in attribute.value.entries if entry.key == key), None)
            if same:
                self._replace(same.value, new)
            else:
                self._of(MoreEntries(attribute.value), attribute.value.span).entries[key] = new
        else:
            raise UnwritableError(name)

    def _item(self, block: Block, name: str, new: Literal) -> None:
        params, attribute = self._new(block, name), block.get(name)
        if params is not None:
            held = params.get(name, [])
            params[name] = [*(held if isinstance(held, Sequence) and not isinstance(held, str) else []), new]
        elif attribute and isinstance(attribute.value, (Missing, Null)):
            self._replace(attribute.value, [new], attribute.assigned)
        elif attribute and isinstance(attribute.value, written.Sequence):
            if not any(isinstance(item, Text) and item.text == new for item in attribute.value.items):
                self._of(MoreItems(attribute.value), attribute.value.span).items.append(new)
        else:
            raise UnwritableError(name)

    def _depend(self, block: Block, addresses: tuple[str, ...]) -> None:
        found = block.meta("depends_on") or block.meta("DependsOn")
        held = found.value if found else None
        there = {item.target for item in (held.items if isinstance(held, written.Sequence) else (held,)) if isinstance(item, Ref)}
        new = [address for address in addresses if address not in there]
        if not new:
            return
        match held:
            case None:
                growth = self._growth(block)
                growth.depends_on += [address for address in new if address not in growth.depends_on]
            case written.Sequence():
                more = self._of(MoreItems(held), held.span).items
                more += [self._named(address) for address in new if self._named(address) not in more]
            case Missing() | Ref() | Null() if found and (found.name == "DependsOn" or not there):
                self._replace(held, [self._named(address) for address in (*there, *new)], found.assigned)
            case _:
                raise UnwritableError("what it waits for cannot be read")

    def _outlive(self, block: Block) -> None:
        lifecycle = next((child for child in block.children if child.spelled == "lifecycle"), None)
        if lifecycle is None:
            self._growth(block).nested.append(AddBlock(block, "lifecycle", {"create_before_destroy": True}))
            return
        found = lifecycle.written("create_before_destroy")
        if found is None:
            self._growth(lifecycle).params["create_before_destroy"] = True
        elif not (isinstance(found.value, Bool) and found.value.value):
            self._replace(found.value, True, found.assigned)
