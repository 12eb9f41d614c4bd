"""A Terraform file to the model: one block per resource, variable, local, output and module call.

A block's header is known from the region's first line, so that a file of a thousand resources is listed without reading them;
what stands inside is lowered when somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from gatewright.dialects.terraform.values import lower_expression
from gatewright.index import Index, Kind
from gatewright.model import Attribute, Block, Contents, Outline, Role
from gatewright.syntax.hcl import tree as hcl
from gatewright.text import Span

ROLES = {
    "resource": Role.RESOURCE,
    "data": Role.DATA,
    "variable": Role.VARIABLE,
    "output": Role.OUTPUT,
    "module": Role.MODULE,
}
META = frozenset({"count", "for_each", "depends_on", "provider", "providers"})
"""Arguments that every resource or module can have."""

META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection", "timeouts"})

_HEADER = re.compile(r"""\s*(?P<keyword>\w+)(?:[ \t]+(?P<first>"[^"\n]*"?|[\w-]+))?(?:[ \t]*(?P<second>"[^"\n]*"?|[\w-]+))?""")


def lower(uri: str, tree: hcl.HclTree, index: Index) -> Outline:
    """What a file declares."""
    return Outline(tuple(block for region in tree.regions for block in _blocks(uri, region, index)))


def _blocks(uri: str, region: hcl.Region, index: Index) -> Iterator[Block]:
    if region.keyword == "locals":
        yield from _locals(uri, region)
        return
    role = ROLES.get(region.keyword)
    header = _HEADER.match(region.text.removeprefix("\ufeff")) if role else None
    if role is None or header is None:
        return
    start = region.base + len(region.text) - len(region.text.removeprefix("\ufeff"))
    type_span = _inside_quotes(header, "first", start)
    name_span = _inside_quotes(header, "second", start) if role in (Role.RESOURCE, Role.DATA) else type_span
    labels = (*region.labels, "", "")
    spelled, name = (labels[0], labels[1]) if role in (Role.RESOURCE, Role.DATA) else (region.keyword, labels[0])
    spelled_in_index = f"data.{spelled}" if role is Role.DATA else spelled
    kind = index.kind_of("terraform", spelled_in_index) if role in (Role.RESOURCE, Role.DATA) else None
    whole = Span(start + header.start("keyword"), region.base + len(region.text.rstrip()))
    read = partial(_region_contents, region=region, index=index)
    yield Block(uri, role, kind, spelled, address_of(role, spelled, name), name, whole, type_span, name_span, read)


def address_of(role: Role, spelled: str, name: str) -> str:
    """What references call a declaration."""
    match role:
        case Role.VARIABLE:
            return f"var.{name}"
        case Role.OUTPUT:
            return f"output.{name}"
        case Role.MODULE:
            return f"module.{name}"
        case Role.DATA:
            return f"data.{spelled}.{name}"
        case _:
            return f"{spelled}.{name}"


def _inside_quotes(header: re.Match[str], group: str, base: int) -> Span:
    """Where a label's words stand; for a label that is not there yet, the end of the header."""
    if header.group(group) is None:
        return Span.at(base + header.end())
    words = header.group(group)
    start = base + header.start(group) + words.startswith('"')
    return Span(start, start + len(words.strip('"')))


def _region_contents(block: Block, region: hcl.Region, index: Index) -> Contents:
    found = next((item for item in region.content.body.items if isinstance(item, hcl.Block)), None)
    return _contents(block, found, region.base, index) if found else Contents(Span.at(block.span.end))


def _contents(block: Block, written: hcl.Block, base: int, index: Index) -> Contents:
    """The attributes and nested blocks of `written`, whose places count from `base`."""
    open_at = written.open.end if written.open else written.span.end
    close_at = written.close.start if written.close else written.span.end
    kind = index.kind(block.kind) if block.kind else None
    attributes: list[Attribute] = []
    meta: list[Attribute] = []
    children: list[Block] = []
    uncertain: set[str] = set()
    for item in written.body.items:
        if isinstance(item, hcl.Attribute):
            attribute = _attribute(item, base, kind)
            (meta if block.parent is None and item.name in META and not attribute.param else attributes).append(attribute)
            continue
        dynamic = item.type == "dynamic" and item.labels
        name = item.labels[0].text if dynamic else item.type
        param = kind.find("terraform", name) if kind else None
        inner = next((part for part in item.body.items if isinstance(part, hcl.Block) and part.type == "content"), None) if dynamic else item
        if dynamic and param:
            uncertain.add(param.name)
        if inner is not None:
            name_span = item.labels[0].span if dynamic else item.type_span
            children.append(_nested(block, item, inner, name, name_span, base, param.id if param else None, index))
    body = Span(open_at, close_at).shift(base)
    return Contents(body, tuple(attributes), tuple(children), tuple(meta), frozenset(uncertain))


def _attribute(item: hcl.Attribute, base: int, kind: Kind | None) -> Attribute:
    param = kind.find("terraform", item.name) if kind else None
    value = lower_expression(item.value, base)
    param_id = param.id if param else None
    return Attribute(item.name, item.name_span.shift(base), value, item.span.shift(base), param_id, item.equals is not None)


def _nested(
    parent: Block, item: hcl.Block, inner: hcl.Block, name: str, name_span: Span, base: int, param_id: str | None, index: Index
) -> Block:
    param = index.param(param_id) if param_id else None
    return Block(
        uri=parent.uri,
        role=Role.NESTED,
        kind=param.block_kind if param else None,
        spelled=name,
        address="",
        name=name,
        span=item.span.shift(base),
        type_span=name_span.shift(base),
        name_span=name_span.shift(base),
        read=partial(_contents, written=inner, base=base, index=index),
        param=param_id,
        parent=parent,
    )


def _locals(uri: str, region: hcl.Region) -> Iterator[Block]:
    """Each local is a declaration of its own, with its value as its one attribute."""
    for block in region.content.body.items:
        for item in block.body.items if isinstance(block, hcl.Block) else ():
            if isinstance(item, hcl.Attribute):
                attribute = _attribute(item, region.base, None)
                yield Block(
                    uri=uri,
                    role=Role.LOCAL,
                    kind=None,
                    spelled="locals",
                    address=f"local.{item.name}",
                    name=item.name,
                    span=attribute.span,
                    type_span=attribute.name_span,
                    name_span=attribute.name_span,
                    read=partial(_local_contents, attribute=attribute),
                )


def _local_contents(block: Block, attribute: Attribute) -> Contents:
    return Contents(attribute.value.span, (attribute,))
