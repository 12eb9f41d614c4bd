"""Where does the docs index say otherwise than a source outside, and how much of what the source names does it describe?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gatewright.index.entry import Kind, Param
from gatewright.index.facts import PREFIXES, Names, Upstream
from gatewright.index.store import Index

_BOUNDS = ("min", "max", "min_length", "max_length", "min_items", "max_items")
_WORDS = {"required": "required", "read_only": "read-only", "replace": "replaced by a change"}


@dataclass(frozen=True)
class Difference:
    """One thing that a source says otherwise than the index.

    Attributes:
        change: what the source did, seen from the index: `added`, `removed` or `changed`.
        where: the resource, or the name in it: `AWS::ApiGateway::Stage.AccessLogSetting.Format`.
        detail: what of it: `value JWT`, `is required, here it is not`; empty when all of it.
        entry: the kind or parameter of the index that is concerned, or the one around it; empty when the index has none.
    """

    change: str
    where: str
    detail: str = ""
    entry: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.change, self.where, self.detail) if part)


def differences(index: Index, upstream: Upstream) -> Iterator[Difference]:
    """What a source says otherwise. A resource that only one side has is one difference."""
    for resource, names in upstream.resources.items():
        kind = kind_of(index, upstream.dialect, resource)
        if kind is None:
            yield Difference("added", resource)
        elif names:
            yield from _of_names(index, upstream, kind, names, resource, replaced=False)
    for spelled, kind in index.spelled(upstream.dialect):
        if spelled.startswith(PREFIXES.get(upstream.source, ())) and "/" not in spelled and spelled not in upstream.resources:
            yield Difference("removed", spelled, entry=kind)


def kind_of(index: Index, dialect: str, resource: str) -> Kind | None:
    """The kind of a resource, which has the kind's id where the dialect has no name for it."""
    return index.kind(index.kind_of(dialect, resource) or resource)


def described(index: Index, upstream: Upstream) -> tuple[int, int]:
    """How many of a source's names the index describes, and how many there are. Kinds that are partial on purpose do not count."""
    known = total = 0
    for resource, names in upstream.resources.items():
        kind = kind_of(index, upstream.dialect, resource)
        if kind is None or not kind.partial:
            here, there = _count(index, upstream.dialect, kind, names)
            known, total = known + here, total + there
    return known, total


def _count(index: Index, dialect: str, kind: Kind | None, names: Names) -> tuple[int, int]:
    known, total = 0, len(names)
    for name, fact in names.items():
        param = kind.find(dialect, name) if kind else None
        known += param is not None
        here, there = _count(index, dialect, _inner(index, param), fact.get("inside", {}))
        known, total = known + here, total + there
    return known, total


def _inner(index: Index, param: Param | None) -> Kind | None:
    return index.kind(param.block_kind) if param and param.block_kind else None


def _of_names(index: Index, upstream: Upstream, kind: Kind, names: Names, where: str, *, replaced: bool) -> Iterator[Difference]:
    """What is said otherwise of a resource or block; `replaced` when each change of it replaces the resource anyway."""
    for name, fact in names.items():
        param, here = kind.find(upstream.dialect, name), f"{where}.{name}"
        if param is None:
            if not kind.partial and not fact.get("aside"):
                yield Difference("added", here, entry=kind.id)
            continue
        for change, detail in _of_fact(upstream, kind, param, fact, replaced=replaced):
            yield Difference(change, here, detail, param.id)
        inner = _inner(index, param)
        if inner and "inside" in fact:
            yield from _of_names(index, upstream, inner, fact["inside"], here, replaced=replaced or bool(fact.get("replace")))
        elif "inside" in fact and not param.computed_in(upstream.dialect):
            yield Difference("added", here, "names inside", param.id)
    for name, param in kind.spelled_in(upstream.dialect):
        # A source that does not speak of what can only be read need not have it.
        unsaid = param.computed_in(upstream.dialect) and "read_only" not in upstream.states
        if name not in names and not kind.partial and not unsaid and not param.fact("deprecated", upstream.dialect):
            yield Difference("removed", f"{where}.{name}", entry=param.id)


def _of_fact(upstream: Upstream, kind: Kind, param: Param, fact: dict[str, Any], *, replaced: bool) -> Iterator[tuple[str, str]]:
    """What is said otherwise of one parameter: the change and what of it."""
    yield from _yes_or_no(upstream, param, fact, replaced=replaced)
    if not fact.get("read_only"):
        yield from _type(upstream.dialect, param, fact)
        yield from _values(upstream.dialect, kind, param, fact)
        yield from _bounds(upstream.dialect, kind, param, fact)


def _yes_or_no(upstream: Upstream, param: Param, fact: dict[str, Any], *, replaced: bool) -> Iterator[tuple[str, str]]:
    here = {
        "required": param.required_in(upstream.dialect),
        "read_only": param.computed_in(upstream.dialect),
        "replace": param.fact("update", upstream.dialect) == "replace",
    }
    for name in sorted(upstream.states):
        # What cannot be set is never replaced, and in a block whose every change replaces the resource nothing need say so.
        if name == "replace" and (replaced or fact.get("read_only")):
            continue
        if bool(fact.get(name)) != here[name]:
            there, ours = ("is not", "is") if here[name] else ("is", "is not")
            yield "changed", f"{there} {_WORDS[name]}, here it {ours}"


def _type(dialect: str, param: Param, fact: dict[str, Any]) -> Iterator[tuple[str, str]]:
    block = "blocks" if fact.get("many") else "block"
    types = fact.get("types", [block] if fact.get("block") else [])
    if types and param.type_in(dialect) not in types:
        yield "changed", f"is of type {' or '.join(types)}, here {param.type_in(dialect)}"


def _values(dialect: str, kind: Kind, param: Param, fact: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A partial kind need not list any values."""
    accepted = param.accepted_values(dialect)
    if "enum" in fact and (accepted or not kind.partial):
        yield from (("added", f"value {value}") for value in fact["enum"] if value not in accepted)
        yield from (("removed", f"value {value}") for value in accepted if value not in fact["enum"])


def _bounds(dialect: str, kind: Kind, param: Param, fact: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A partial kind need not have any bounds."""
    for bound in _BOUNDS:
        known = param.fact(bound, dialect)
        if bound in fact and known != fact[bound] and not (known is None and kind.partial):
            yield "changed", f"has {bound.replace('_', ' ')} {fact[bound]}, here {'none' if known is None else known}"
