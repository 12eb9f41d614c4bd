"""The JSON form of Terraform (`.tf.json`) to the same model.

Blocks are objects keyed by type and labels, or lists of such objects; every string may hold `${...}` templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gatewright.dialects.terraform.lower import META, META_BLOCKS, ROLES, address_of
from gatewright.dialects.terraform.values import lower_expression
from gatewright.index import Index
from gatewright.model import Attribute, Block, Contents, Outline, Role
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
from gatewright.syntax.hcl import parse_template
from gatewright.text import SourceMap, Span

_LABELS = {"resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "locals": 0}


def lower_json(uri: str, tree: data.DataTree, index: Index) -> Outline:
    """What a `.tf.json` file declares."""
    blocks: list[Block] = []
    for keyword, labels in _LABELS.items():
        for base, entry in tree.entries(keyword):
            blocks += _declared(uri, keyword, labels, (), base, entry, index)
        for base, entry in tree.entries():
            if entry.key.text == keyword and isinstance(entry.value, data.Sequence):
                for item in entry.value.items:
                    for inner in item.entries if isinstance(item, data.Mapping) else ():
                        blocks += _declared(uri, keyword, labels, (), base, inner, index)
    return Outline(tuple(sorted(blocks, key=lambda block: block.span)))


def _declared(
    uri: str, keyword: str, labels: int, above: tuple[data.Scalar, ...], base: int, entry: data.Entry, index: Index
) -> Iterator[Block]:
    if entry.key.text == "//":
        return
    keys = (*above, entry.key)
    if keyword == "locals":
        attribute = Attribute(entry.key.text, _inner(entry.key, base), lower_value(entry.value, base), entry.span.shift(base))
        read = partial(_local, attribute=attribute)
        name = entry.key.text
        yield Block(uri, Role.LOCAL, None, keyword, f"local.{name}", name, attribute.span, attribute.name_span, attribute.name_span, read)
    elif len(keys) < labels:
        for inner in entry.value.entries if isinstance(entry.value, data.Mapping) else ():
            yield from _declared(uri, keyword, labels, keys, base, inner, index)
    else:
        bodies = entry.value.items if isinstance(entry.value, data.Sequence) else (entry.value,)
        for body in bodies:
            yield _block(uri, keyword, keys, base, entry, body, index)


def _block(uri: str, keyword: str, keys: tuple[data.Scalar, ...], base: int, entry: data.Entry, body: data.Node, index: Index) -> Block:
    role = ROLES[keyword]
    resource = role in (Role.RESOURCE, Role.DATA)
    spelled = keys[0].text if resource else keyword
    name = keys[-1].text
    kind = index.kind_of("terraform", f"data.{spelled}" if role is Role.DATA else spelled) if resource else None
    read = partial(_contents, body=body, base=base, index=index)
    return Block(
        uri, role, kind, spelled, address_of(role, spelled, name), name,
        entry.span.shift(base), _inner(keys[0], base), _inner(keys[-1], base), read,
    )  # fmt: skip


def _contents(block: Block, body: data.Node, base: int, index: Index) -> Contents:
    kind = index.kind(block.kind) if block.kind else None
    attributes: list[Attribute] = []
    meta: list[Attribute] = []
    children: list[Block] = []
    uncertain: set[str] = set()
    for entry in body.entries if isinstance(body, data.Mapping) else ():
        name = entry.key.text
        if name == "//":
            continue
        param = kind.find("terraform", name) if kind else None
        if name == "dynamic" and kind and isinstance(entry.value, data.Mapping):
            found = (kind.find("terraform", inner.key.text) for inner in entry.value.entries)
            uncertain |= {param.name for param in found if param}
        elif param and param.is_block("terraform") and isinstance(entry.value, (data.Mapping, data.Sequence)):
            items = entry.value.items if isinstance(entry.value, data.Sequence) else (entry.value,)
            for item in items:
                read = partial(_contents, body=item, base=base, index=index)
                key = _inner(entry.key, base)
                children.append(
                    Block(block.uri, Role.NESTED, param.block_kind, name, "", name, entry.span.shift(base), key, key, read, param.id, block)
                )
        else:
            attribute = Attribute(
                name, _inner(entry.key, base), lower_value(entry.value, base), entry.span.shift(base),
                param.id if param else None, entry.colon is not None,
            )  # fmt: skip
            everywhere = block.parent is None and name in META | META_BLOCKS and not param
            (meta if everywhere else attributes).append(attribute)
    return Contents(body.span.shift(base), tuple(attributes), tuple(children), tuple(meta), frozenset(uncertain))


def _local(block: Block, attribute: Attribute) -> Contents:
    return Contents(attribute.value.span, (attribute,))


def _inner(scalar: data.Scalar, base: int) -> Span:
    return Span(scalar.map.to_source(0), scalar.map.end).shift(base)


def lower_value(node: data.Node, base: int) -> Value:
    """The value of a JSON node whose places count from `base`."""
    span = node.span.shift(base)
    match node:
        case data.Missing():
            return Missing(span)
        case data.Alias():
            return Opaque(span)
        case data.Sequence(items=items):
            return Sequence(span, tuple(lower_value(item, base) for item in items))
        case data.Mapping(entries=entries):
            return Mapping(
                span, tuple(MapEntry(entry.key.text, _inner(entry.key, base), lower_value(entry.value, base)) for entry in entries)
            )
        case data.Scalar(style="plain", text=text):
            return _plain(span, text)
        case data.Scalar(text=text):
            return _string(span, text, node.map.shift(base))


def _plain(span: Span, text: str) -> Value:
    if text in ("true", "false"):
        return Bool(span, text == "true")
    if text == "null":
        return Null(span)
    try:
        return Number(span, float(text) if any(mark in text for mark in ".eE") else int(text), text)
    except ValueError:
        return Opaque(span)


def _string(span: Span, text: str, places: SourceMap) -> Value:
    if "${" not in text and "%{" not in text:
        return Text(span, text, places)
    return relocate(lower_expression(parse_template(text), 0), places)
