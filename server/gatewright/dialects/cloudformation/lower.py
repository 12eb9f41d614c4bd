"""A CloudFormation template, YAML or JSON, to the model: resources, parameters, mappings, conditions and outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from gatewright.dialects.cloudformation.sections import RESOURCE_KEYS, Member, members, sections_of
from gatewright.dialects.cloudformation.values import inner_span, intrinsic, lower_node
from gatewright.index import Index, Kind, Param
from gatewright.model import Attribute, Block, Contents, Missing, Outline, Places, Ref, Role, Text, Value
from gatewright.model.outline import outline_of
from gatewright.model.value import Sequence
from gatewright.syntax import data
from gatewright.text import Span

_DECLARED = {
    "Parameters": (Role.VARIABLE, ""),
    "Mappings": (Role.MAPPING, "Mappings."),
    "Conditions": (Role.CONDITION, "Conditions."),
    "Outputs": (Role.OUTPUT, "Outputs."),
}
"""The sections beside `Resources`, and what stands before a name in its address: names of other sections may be the same."""


_META = RESOURCE_KEYS - {"Type", "Properties"}


def lower(uri: str, tree: data.DataTree, earlier: Outline | None, index: Index) -> Outline:
    """What a template declares, in the order written. The blocks of parts that did not change are those of the earlier version, moved."""
    held = sections_of(tree)

    def section(part: data.Part) -> str | None:
        return part.path[0] if part.path and part.path[0] in held else None

    return outline_of(
        tree.parts,
        earlier,
        lambda part: (id(part.passage), section(part), part.path),
        lambda part: [_block(uri, member, part, index) for member in members(part, section(part))],
    )


def _block(uri: str, member: Member, part: data.Part, index: Index) -> Block:
    """The block of an entry. What reads its inside counts from where it stands then, so that it can be moved."""
    section, entry = member
    read = partial(_READERS.get(section, _declared_contents), entry=entry, text=part.text, index=index)
    name, key = entry.key.text, inner_span(entry.key, part.base)
    span = entry.span.shift(part.base)
    if section == "Resources":
        return _resource(uri, entry, span, key, read, index)
    if section == "Globals":
        # What all resources of one type start from in a SAM template.
        kind = index.kind_of("cloudformation", f"Globals/{name}")
        return Block(uri, Role.OTHER, kind, name, f"Globals.{name}", name, Places(span, key, key), read)
    role, prefix = _DECLARED[section]
    return Block(uri, role, None, section.removesuffix("s"), prefix + name, name, Places(span, key, key), read)


def _resource(uri: str, entry: data.Entry, span: Span, key: Span, read: Callable[[Block], Contents], index: Index) -> Block:
    name = entry.key.text
    body = entry.value if isinstance(entry.value, data.Mapping) else None
    type_entry = body.get("Type") if body else None
    written = type_entry.value if type_entry and isinstance(type_entry.value, data.Scalar) else None
    spelled = written.text if written else ""
    # `Fn::ForEach::Name` makes resources that only a deployment knows.
    kind = None if name.startswith("Fn::") else index.kind_of("cloudformation", spelled)
    type_span = inner_span(written, span.start - entry.span.start) if written else key
    role = Role.LOOP if name.startswith("Fn::") else Role.RESOURCE
    return Block(uri, role, kind, spelled, name, name, Places(span, type_span, key), read)


def _base(block: Block, entry: data.Entry) -> int:
    """Where the part stands that the block is an entry of."""
    return block.span.start - entry.span.start


def _resource_contents(block: Block, entry: data.Entry, text: str, index: Index) -> Contents:
    body, base = entry.value, _base(block, entry)
    if not isinstance(body, data.Mapping):
        return Contents(Span.at(block.span.end))
    properties = body.get("Properties")
    contents = _properties(block, properties.value, base, text, index) if properties else Contents(Span.at(block.span.end))
    meta = [_meta(one, base) for one in body.entries if one.key.text in _META or one.key.text.startswith("Fn::")]
    open_ended = contents.open_ended or any(one.key.text.startswith("Fn::") for one in body.entries)
    return replace(contents, meta=(*meta, *contents.meta), open_ended=open_ended)


def _meta(entry: data.Entry, base: int) -> Attribute:
    value = lower_node(entry.value, base)
    if entry.key.text == "DependsOn":
        value = _names(value)
    elif entry.key.text == "Condition" and isinstance(value, Text):
        value = Ref(value.span, f"Conditions.{value.text}", value.inner)
    return Attribute(entry.key.text, inner_span(entry.key, base), value, entry.span.shift(base), None, entry.colon is not None)


def _names(value: Value) -> Value:
    """The logical ids of `DependsOn` are references."""
    match value:
        case Text(span=span, text=text):
            return Ref(span, text, value.inner)
        case Sequence(span=span, items=items):
            return Sequence(span, tuple(_names(item) for item in items))
        case _:
            return value


def _properties(block: Block, node: data.Node, base: int, text: str, index: Index) -> Contents:
    """The properties of a resource or of an object nested in one."""
    span = node.span.shift(base)
    if isinstance(node, data.Scalar) and _is_half_typed(node, text):
        kind = index.kind(block.kind) if block.kind else None
        param = kind.find("cloudformation", node.text) if kind else None
        return Contents(span, (Attribute(node.text, span, Missing(Span.at(span.end)), span, param.id if param else None, assigned=False),))
    if not isinstance(node, data.Mapping) or intrinsic(node):
        # Nothing written yet, or all of it is made by a function.
        made = () if isinstance(node, data.Missing) else (Attribute(block.name, block.name_span, lower_node(node, base), span),)
        return Contents(span, meta=made, open_ended=bool(made))
    kind = index.kind(block.kind) if block.kind else None
    attributes: list[Attribute] = []
    children: list[Block] = []
    meta: list[Attribute] = []
    uncertain: set[str] = set()
    open_ended = False
    for entry in node.entries:
        name = entry.key.text
        if name.startswith("Fn::") or name == "<<":
            open_ended = True
            meta.append(_meta(entry, base))
            continue
        param = kind.find("cloudformation", name) if kind else None
        inner = _inner_kind(param, kind, node) if param and kind else None
        nested = tuple(_nested(block, entry, param, inner, base, text, index)) if param and inner else ()
        children += nested
        if param and inner and _is_uncertain(entry.value):
            uncertain.add(param.name)
        if not nested or (param and not param.is_block("cloudformation")):
            value = lower_node(entry.value, base)
            param_id = param.id if param else None
            attributes.append(
                Attribute(name, inner_span(entry.key, base), value, entry.span.shift(base), param_id, entry.colon is not None)
            )
        elif isinstance(entry.value, data.Sequence):
            meta += [_beside(entry.key, item, base) for item in entry.value.items if intrinsic(item)]
    return Contents(span, tuple(attributes), tuple(children), tuple(meta), frozenset(uncertain), open_ended)


def _beside(key: data.Scalar, made: data.Node, base: int) -> Attribute:
    """What a function makes in a list of objects: no object that can be read, but its references count."""
    value = lower_node(made, base)
    return Attribute(key.text, inner_span(key, base), value, value.span)


def _inner_kind(param: Param, kind: Kind, node: data.Mapping) -> str | None:
    """The kind of what a property holds; the events of a SAM function are told apart by their `Type`."""
    chooser = kind.params[param.chosen_by].spell["cloudformation"] if param.chosen_by else ""
    chosen = node.get(chooser) if chooser else None
    return param.holds(chosen.value.text if chosen and isinstance(chosen.value, data.Scalar) else None)


def _nested(block: Block, entry: data.Entry, param: Param, inner: str, base: int, text: str, index: Index) -> Iterator[Block]:
    """The objects that a property holds: itself, the items of its list, or the values of its map, which are called by their keys."""
    node = entry.value
    if intrinsic(node):
        return
    kind_type = param.type_in("cloudformation")
    match node:
        case data.Sequence(items=items) if kind_type == "blocks":
            found = [(item.span, entry.key, item) for item in items if not intrinsic(item) and _is_object(item, text)]
        case data.Mapping(entries=entries) if kind_type == "map":
            found = [(one.span, one.key, one.value) for one in entries if isinstance(one.value, data.Mapping) and not intrinsic(one.value)]
        case data.Mapping() if kind_type == "json":
            found = [(entry.span, entry.key, node)]  # text or an object
        case data.Mapping() | data.Scalar() if kind_type in ("block", "blocks") and _is_object(node, text):
            found = [(entry.span, entry.key, node)]
        case _:
            found = []
    for span, key, written in found:
        read = partial(_inner_contents, node=written, base=base, text=text, index=index)
        place = inner_span(key, base)
        places = Places(span.shift(base), place, place)
        yield Block(block.uri, Role.NESTED, inner, entry.key.text, "", key.text, places, read, param.id, block)


def _inner_contents(block: Block, node: data.Node, base: int, text: str, index: Index) -> Contents:
    return _properties(block, node, base, text, index)


def _is_object(node: data.Node, text: str) -> bool:
    return isinstance(node, data.Mapping) or (isinstance(node, data.Scalar) and _is_half_typed(node, text))


def _is_half_typed(scalar: data.Scalar, text: str) -> bool:
    """Whether a word stands on a line of its own where an object belongs: YAML takes it for text, but it is a key being typed."""
    start, end = scalar.span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return scalar.style == "plain" and scalar.text.isalnum() and not before.strip(" -") and text[end : end + 1] in ("", "\r", "\n")


def _is_uncertain(node: data.Node) -> bool:
    """Whether a function stands in the place of the object, or of an item of its list."""
    if intrinsic(node):
        return True
    return isinstance(node, data.Sequence) and any(intrinsic(item) or isinstance(item, data.Alias) for item in node.items)


def _global_contents(block: Block, entry: data.Entry, text: str, index: Index) -> Contents:
    return _properties(block, entry.value, _base(block, entry), text, index)


def _declared_contents(block: Block, entry: data.Entry, text: str, index: Index) -> Contents:
    base = _base(block, entry)
    span = entry.value.span.shift(base)
    if isinstance(entry.value, data.Mapping) and not intrinsic(entry.value):
        attributes = tuple(
            Attribute(inner.key.text, inner_span(inner.key, base), lower_node(inner.value, base), inner.span.shift(base))
            for inner in entry.value.entries
        )
        return Contents(span, attributes)
    value = lower_node(entry.value, base)
    return Contents(span, (Attribute(block.name, block.name_span, value, block.span),))


_READERS = {"Resources": _resource_contents, "Globals": _global_contents}
"""What reads the inside of a declaration, by its section; all others are read alike."""
