"""The JSON form of Terraform (`.tf.json`) to the same model.

Blocks are objects keyed by type and labels, or lists of such objects; every string may hold `${...}` templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from gatewright.dialects.terraform.lower import META, META_BLOCKS, ROLES, address_of, nested_block
from gatewright.dialects.terraform.values import NO_NAMES, lower_expression
from gatewright.index import Index, Param
from gatewright.model import Attribute, Block, Contents, Outline, Places, Role
from gatewright.model.outline import Lowered
from gatewright.model.value import (
    Bool,
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
from gatewright.syntax.hcl import parse_expression, parse_template
from gatewright.text import SourceMap, Span

_LABELS = {"resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "locals": 0}
_NAMING = frozenset({"depends_on", "provider"})
"""Arguments whose strings are names of things, not text."""


def lower_json(uri: str, tree: data.DataTree, index: Index) -> Outline:
    """What a `.tf.json` file declares."""
    blocks: list[Block] = []
    for keyword, labels in _LABELS.items():
        for base, entry in tree.entries(keyword):
            blocks += _declared(uri, keyword, labels, (), base, entry, index)
        for base, entry in tree.entries():
            if entry.key.text == keyword and isinstance(entry.value, data.Sequence):
                for inner in _entries(entry.value):
                    blocks += _declared(uri, keyword, labels, (), base, inner, index)
    in_order = tuple(sorted(blocks, key=lambda block: block.span))
    return Outline(in_order, {id(tree): Lowered(tree, 0, in_order)})


def _declared(
    uri: str, keyword: str, labels: int, above: tuple[data.Scalar, ...], base: int, entry: data.Entry, index: Index
) -> Iterator[Block]:
    if entry.key.text == "//":
        return
    keys = (*above, entry.key)
    if keyword == "locals":
        attribute = Attribute(entry.key.text, _inner(entry.key, base), lower_value(entry.value, base), entry.span.shift(base))
        read = partial(_local, attribute=attribute)
        name, places = entry.key.text, Places(attribute.span, attribute.name_span, attribute.name_span)
        yield Block(uri, Role.LOCAL, None, keyword, f"local.{name}", name, places, read)
    elif len(keys) < labels:
        for inner in _entries(entry.value):
            yield from _declared(uri, keyword, labels, keys, base, inner, index)
    else:
        for body in _bodies(entry.value):
            yield _block(uri, keyword, keys, base, entry, body, index)


def _block(uri: str, keyword: str, keys: tuple[data.Scalar, ...], base: int, entry: data.Entry, body: data.Node, index: Index) -> Block:
    role = ROLES[keyword]
    resource = role in (Role.RESOURCE, Role.DATA)
    spelled = keys[0].text if resource else keyword
    name = keys[-1].text
    kind = index.kind_of("terraform", f"data.{spelled}" if role is Role.DATA else spelled) if resource else None
    read = partial(_contents, body=body, base=base, index=index)
    places = Places(entry.span.shift(base), _inner(keys[0], base), _inner(keys[-1], base))
    return Block(uri, role, kind, spelled, address_of(role, spelled, name), name, places, read)


def _contents(block: Block, body: data.Node, base: int, index: Index, bound: frozenset[str] = NO_NAMES) -> Contents:
    kind = index.kind(block.kind) if block.kind else None
    attributes: list[Attribute] = []
    meta: list[Attribute] = []
    children: list[Block] = []
    uncertain: set[str] = set()
    for entry in _entries(body):
        name = entry.key.text
        param = kind.find("terraform", name) if kind else None
        everywhere = block.parent is None and not param
        if name == "dynamic" and not param:
            for label in _entries(entry.value):
                made = kind.find("terraform", label.key.text) if kind else None
                uncertain |= {made.name} if made else set()
                children += _nested(block, made, label, base, partial(_dynamic, label=label.key.text, base=base, index=index, bound=bound))
        elif isinstance(entry.value, (data.Mapping, data.Sequence)) and (
            param.is_block("terraform") if param else everywhere and name in META_BLOCKS
        ):
            children += _nested(block, param, entry, base, partial(_contents, base=base, index=index, bound=bound))
        else:
            (meta if everywhere and name in META | META_BLOCKS else attributes).append(_attribute(entry, base, param, bound))
    return Contents(body.span.shift(base), tuple(attributes), tuple(children), tuple(meta), frozenset(uncertain))


def _dynamic(block: Block, body: data.Node, label: str, base: int, index: Index, bound: frozenset[str]) -> Contents:
    """As in Terraform's own language: the `content`, with what it runs over as meta."""
    found = {entry.key.text: entry for entry in _entries(body)}
    meta = tuple(_attribute(entry, base, None, bound) for name, entry in found.items() if name not in ("iterator", "content"))
    if "content" not in found:
        return Contents(body.span.shift(base), meta=meta, open_ended=True)
    chosen = found["iterator"].value if "iterator" in found else None
    element = chosen.text if isinstance(chosen, data.Scalar) else label
    content = next(iter(_bodies(found["content"].value)))
    return replace(_contents(block, content, base, index, bound | {element}), meta=meta)


def _nested(block: Block, param: Param | None, entry: data.Entry, base: int, read: Callable[..., Contents]) -> Iterator[Block]:
    """A block for each object behind a name. One of several is its object only: the name belongs to all of them."""
    bodies = _bodies(entry.value)
    for body in bodies:
        span = (entry if len(bodies) == 1 else body).span.shift(base)
        yield nested_block(block, param, entry.key.text, span, _inner(entry.key, base), partial(read, body=body))


def _attribute(entry: data.Entry, base: int, param: Param | None, bound: frozenset[str]) -> Attribute:
    name = entry.key.text
    value = _named(entry.value, base) if name in _NAMING and not param else lower_value(entry.value, base, bound)
    return Attribute(name, _inner(entry.key, base), value, entry.span.shift(base), param.id if param else None, entry.colon is not None)


def _named(node: data.Node, base: int) -> Value:
    """Strings that are references without `${}` around them: `"depends_on": ["aws_x.y"]`."""
    match node:
        case data.Sequence(span=span, items=items):
            return Sequence(span.shift(base), tuple(_named(item, base) for item in items))
        case data.Scalar(text=text) if node.quoted and "${" not in text:
            return relocate(lower_expression(parse_expression(text)[0], 0), node.map.shift(base))
        case _:
            return lower_value(node, base)


def _entries(node: data.Node) -> Iterator[data.Entry]:
    """What an object says, or several objects in a list together; comments left out."""
    for body in _bodies(node):
        yield from (entry for entry in (body.entries if isinstance(body, data.Mapping) else ()) if entry.key.text != "//")


def _bodies(node: data.Node) -> tuple[data.Node, ...]:
    return node.items if isinstance(node, data.Sequence) and node.items else (node,)


def _local(block: Block, attribute: Attribute) -> Contents:
    return Contents(attribute.value.span, (attribute,))


def _inner(scalar: data.Scalar, base: int) -> Span:
    return Span(scalar.map.to_source(0), scalar.map.end).shift(base)


def lower_value(node: data.Node, base: int, bound: frozenset[str] = NO_NAMES) -> Value:
    """The value of a JSON node whose places count from `base`. `bound` are the names of `dynamic` blocks around."""
    span = node.span.shift(base)
    match node:
        case data.Missing():
            return Missing(span)
        case data.Alias():
            return Opaque(span)
        case data.Sequence(items=items):
            return Sequence(span, tuple(lower_value(item, base, bound) for item in items))
        case data.Mapping(entries=entries):
            return Mapping(span, tuple(_entry(entry, base, bound) for entry in entries))
        case data.Scalar(style="plain", text=text):
            return _plain(span, text)
        case data.Scalar(text=text):
            return _string(span, text, node.map.shift(base), bound)


def _entry(entry: data.Entry, base: int, bound: frozenset[str]) -> MapEntry:
    return MapEntry(entry.key.text, _inner(entry.key, base), lower_value(entry.value, base, bound))


def _plain(span: Span, text: str) -> Value:
    if text in ("true", "false"):
        return Bool(span, text == "true")
    if text == "null":
        return Null(span)
    try:
        return Number(span, float(text) if any(mark in text for mark in ".eE") else int(text), text)
    except ValueError:
        return Opaque(span)


def _string(span: Span, text: str, places: SourceMap, bound: frozenset[str]) -> Value:
    if "${" not in text and "%{" not in text:
        return Text(span, text, places)
    return relocate(lower_expression(parse_template(text), 0, bound), places)
