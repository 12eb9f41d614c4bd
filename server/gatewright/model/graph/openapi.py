"""What does an OpenAPI document say that stands in a file as a value: a mapping, `jsonencode({...})`, or JSON or YAML as text?

Only what is written in the place itself is read. What a reference, a template or an include brings is not known: a part with
unknown keys is not `whole`, and a document that is no plain value is no document at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gatewright.model.value import (
    Bool,
    Call,
    MapEntry,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    Sequence,
    Text,
    Value,
    relocate,
)
from gatewright.syntax import data
from gatewright.syntax.json import parse as parse_json
from gatewright.syntax.yaml import parse as parse_yaml
from gatewright.text import Span

_VERBS = {verb: verb.upper() for verb in ("get", "put", "post", "delete", "options", "head", "patch", "trace")}
_ANY = "x-amazon-apigateway-any-method"
_ENCODERS = ("jsonencode", "yamlencode")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")


class Fault(NamedTuple):
    """What keeps a text from being a document, and where."""

    message: str
    span: Span


class Written(NamedTuple):
    """An operation of a document: its path, its verb (`GET`, `ANY`), where both are written, and what stands behind them."""

    path: str
    path_span: Span
    verb: str
    verb_span: Span
    contents: Value


@dataclass(frozen=True)
class OpenApi:
    """A document. `fault` says why a text is none; `root` is empty then."""

    root: Mapping
    fault: Fault | None = None

    @property
    def whole(self) -> bool:
        """Whether all its entries are known by name."""
        return is_whole(self.root)

    @cached_property
    def paths(self) -> Mapping | None:
        """The paths; `None` where there are none, or where they are not known."""
        paths = entry(self.root, "paths")
        return paths.value if paths and isinstance(paths.value, Mapping) else None

    @cached_property
    def operations(self) -> tuple[Written, ...]:
        """The operations that are known, in the order written."""
        return tuple(self._operations())

    def _operations(self) -> Iterator[Written]:
        for path in self.paths.entries if self.paths else ():
            for one in path.value.entries if isinstance(path.value, Mapping) else ():
                verb = _VERBS.get((one.key or "").lower()) or ("ANY" if one.key == _ANY else None)
                if path.key is not None and verb:
                    yield Written(path.key, path.key_span, verb, one.key_span, one.value)


def entry(mapping: Value | None, name: str) -> MapEntry | None:
    """The entry of a mapping with that key."""
    entries = mapping.entries if isinstance(mapping, Mapping) else ()
    return next((one for one in entries if one.key == name), None)


def is_whole(value: Value) -> bool:
    """Whether a value is a mapping whose keys are all known."""
    return isinstance(value, Mapping) and all(one.key is not None for one in value.entries)


def read_document(value: Value) -> OpenApi | None:
    """The document that a value is; `None` where that cannot be known."""
    match value:
        case Mapping():
            return OpenApi(value)
        case Call(name=name, arguments=(Mapping() as root,)) if name in _ENCODERS:
            return OpenApi(root)
        case Text():
            return _from_text(value)
        case _:
            return None


def _from_text(words: Text) -> OpenApi:
    tree = (parse_json if words.text.lstrip().startswith("{") else parse_yaml)(words.text)
    problem = next(iter(tree.problems), None)
    if problem:
        return OpenApi(_EMPTY, Fault(problem.message, words.map.span(problem.span)))
    entries = tuple(_entry(one, base) for base, one in tree.entries())
    whole = Span(0, len(words.text))
    root = relocate(Mapping(whole, entries), words.map)
    if not entries or not isinstance(root, Mapping):
        return OpenApi(_EMPTY, Fault("it is no object", words.inner))
    return OpenApi(root)


_EMPTY = Mapping(Span.at(0), ())


def _entry(one: data.Entry, base: int) -> MapEntry:
    span = Span(one.key.map.start + base, one.key.map.end + base)
    return MapEntry(None if one.key.text == "<<" else one.key.text, span, _value(one.value, base))


def _value(node: data.Node, base: int) -> Value:
    span = node.span.shift(base)
    match node:
        case data.Missing():
            return Missing(span)
        case data.Alias():
            return Opaque(span)
        case data.Sequence(items=items):
            return Sequence(span, tuple(_value(item, base) for item in items))
        case data.Mapping(entries=entries):
            return Mapping(span, tuple(_entry(inner, base) for inner in entries))
        case data.Scalar(style="plain", text="true" | "false" as text):
            return Bool(span, text == "true")
        case data.Scalar(style="plain", text="null" | "~"):
            return Null(span)
        case data.Scalar(style="plain", text=text) if _NUMBER.fullmatch(text) and len(text) < 40:
            return Number(span, float(text) if any(mark in text for mark in ".eE") else int(text), text)
        case data.Scalar():
            return Text(span, node.text, node.map.shift(base), node.quoted)
