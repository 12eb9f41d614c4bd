"""What does an OpenAPI document say that stands in a file as a value: a mapping, `jsonencode({...})`, or JSON or YAML as text?

Only what is written in the place itself is read. What a reference, a template or an include brings is not known: a part with
unknown keys is not `whole`, and a document that is no plain value is no document at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gatewright.model.data import entry_of
from gatewright.model.value import Call, MapEntry, Mapping, Text, Value, relocate
from gatewright.syntax.json import parse as parse_json
from gatewright.syntax.yaml import parse as parse_yaml
from gatewright.text import Span

_VERBS = {verb: verb.upper() for verb in ("get", "put", "post", "delete", "options", "head", "patch", "trace")}
_ANY = "x-amazon-apigateway-any-method"
_ENCODERS = ("jsonencode", "yamlencode")


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
    entries = tuple(entry_of(one, base) for base, one in tree.entries())
    whole = Span(0, len(words.text))
    root = relocate(Mapping(whole, entries), words.map)
    if not entries or not isinstance(root, Mapping):
        return OpenApi(_EMPTY, Fault("it is no object", words.inner))
    return OpenApi(root)


_EMPTY = Mapping(Span.at(0), ())
