"""A Terraform file to the model: one block per resource, variable, local, output and module call.

A block's header is known from the region's first line, so that a file of a thousand resources is listed without reading them;
what stands inside is lowered when somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from gatewright.dialects.terraform.values import NO_NAMES, lower_expression
from gatewright.index import Index, Kind, Param
from gatewright.model import Attribute, Block, Contents, Outline, Places, Role
from gatewright.model.outline import outline_of
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

_ELSEWHERE = re.compile(r"""^[ \t]+(?:resource|data|variable|output|module)[ \t]+["\w]""", re.MULTILINE)
_BEHIND_A_COMMENT = re.compile(r"""\*/[ \t]*(?:resource|data|variable|output|module)[ \t]+["\w]""")
"""Blocks that do not start in column 0: people paste such, and a comment may stand before one."""

_HEADER = re.compile(r"""\s*(?P<keyword>\w+)(?:[ \t]+(?P<first>"[^"\n]*"?|[\w-]+))?(?:[ \t]*(?P<second>"[^"\n]*"?|[\w-]+))?""")


def lower(uri: str, tree: hcl.HclTree, earlier: Outline | None, index: Index) -> Outline:
    """What a file declares. Blocks of regions that did not change are those of the earlier version, moved where they moved."""
    return outline_of(tree.regions, earlier, _sense, lambda region: _blocks(uri, region, index))


def _sense(region: hcl.Region) -> Hashable:
    """What the blocks of a region depend on: its words. Locals are read with their places and cannot be moved."""
    passage = region.passage
    return (id(passage), region.base) if passage.keyword == "locals" else id(passage)


def _blocks(uri: str, region: hcl.Region, index: Index) -> Iterator[Block]:
    if region.keyword == "locals":
        yield from _locals(uri, region)
    elif _ELSEWHERE.search(region.text) or ("*/" in region.text and _BEHIND_A_COMMENT.search(region.text)):
        for item in region.content.body.items:
            if isinstance(item, hcl.Block) and item.type in ROLES:
                yield _from_tree(uri, item, region.base, index)
    elif region.keyword in ROLES:
        yield from _from_header(uri, region, index)


def _from_header(uri: str, region: hcl.Region, index: Index) -> Iterator[Block]:
    """The one block of a region, known from its first line."""
    role = ROLES[region.keyword]
    places = _header_places(region.text.split("\n", 1)[0])
    if places is None:
        return
    keyword, first, second = places
    spans = (first.shift(region.base), second.shift(region.base))
    whole = Span(region.base + keyword, region.base + len(region.text.rstrip()))
    read = partial(_region_contents, passage=region.passage, lead=keyword, index=index)
    yield _block(uri, role, region.labels, spans, whole, read, index)


@lru_cache(maxsize=4096)
def _header_places(line: str) -> tuple[int, Span, Span] | None:
    """Where the keyword and the words of the two labels of a header stand on its line."""
    mark = len(line) - len(line.removeprefix("\ufeff"))
    header = _HEADER.match(line[mark:])
    if header is None:
        return None
    return mark + header.start("keyword"), _inside_quotes(header, "first", mark), _inside_quotes(header, "second", mark)


def _from_tree(uri: str, item: hcl.Block, base: int, index: Index) -> Block:
    """A block that does not start its region: indented, or behind a comment on its line."""
    ends = [label.span.shift(base) for label in item.labels] or [Span.at(item.type_span.end).shift(base)]
    inside = [
        Span(span.start + label.quoted, span.end - (label.quoted and label.closed)) for label, span in zip(item.labels, ends, strict=False)
    ]
    first = inside[0] if inside else ends[0]
    spans = (first, inside[1] if len(inside) > 1 else Span.at(ends[-1].end))
    read = partial(_tree_contents, written=item, index=index)
    return _block(uri, ROLES[item.type], tuple(label.text for label in item.labels), spans, item.span.shift(base), read, index)


def _block(
    uri: str, role: Role, labels: tuple[str, ...], spans: tuple[Span, Span], whole: Span, read: Callable[[Block], Contents], index: Index
) -> Block:
    """A declaration from its labels and the places of their words."""
    first, second, *_ = (*labels, "", "")
    if role not in (Role.RESOURCE, Role.DATA):
        keyword = role.name.lower()
        return Block(uri, role, None, keyword, address_of(role, keyword, first), first, Places(whole, spans[0], spans[0]), read)
    kind = index.kind_of("terraform", f"data.{first}" if role is Role.DATA else first)
    return Block(uri, role, kind, first, address_of(role, first, second), second, Places(whole, *spans), read)


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
    start, end = header.span(group)
    if start < 0:
        return Span.at(base + header.end())
    start += header.string[start] == '"'
    end -= end > start and header.string[end - 1] == '"'
    return Span(base + start, base + end)


def _region_contents(block: Block, passage: hcl.Passage, lead: int, index: Index) -> Contents:
    """What stands in a block that starts `lead` characters into its region, wherever it is now."""
    found = next((item for item in passage.content.body.items if isinstance(item, hcl.Block)), None)
    return _contents(block, found, block.span.start - lead, index) if found else Contents(Span.at(block.span.end))


def _tree_contents(block: Block, written: hcl.Block, index: Index) -> Contents:
    return _contents(block, written, block.span.start - written.span.start, index)


def _contents(block: Block, written: hcl.Block, base: int, index: Index, bound: frozenset[str] = NO_NAMES) -> Contents:
    """The attributes and nested blocks of `written`, whose places count from `base`. `bound` are the names of `dynamic` blocks around."""
    open_at = written.open.end if written.open else written.span.end
    close_at = written.close.start if written.close else written.span.end
    kind = index.kind(block.kind) if block.kind else None
    attributes: list[Attribute] = []
    meta: list[Attribute] = []
    children: list[Block] = []
    uncertain: set[str] = set()
    for item in written.body.items:
        if isinstance(item, hcl.Attribute):
            attribute = _attribute(item, base, kind, bound)
            (meta if block.parent is None and item.name in META and not attribute.param else attributes).append(attribute)
            continue
        dynamic = item.type == "dynamic" and bool(item.labels)
        name, name_span = (item.labels[0].text, _words(item.labels[0])) if dynamic else (item.type, item.type_span)
        param = kind.find("terraform", name) if kind else None
        if dynamic and param:
            uncertain.add(param.name)
        read = partial(_dynamic if dynamic else _contents, written=item, base=base, index=index, bound=bound)
        children.append(nested_block(block, param, name, item.span.shift(base), name_span.shift(base), read))
    body = Span(open_at, close_at).shift(base)
    return Contents(body, tuple(attributes), tuple(children), tuple(meta), frozenset(uncertain))


def _dynamic(block: Block, written: hcl.Block, base: int, index: Index, bound: frozenset[str]) -> Contents:
    """What stands in the `content` of a `dynamic` block; what it runs over is meta, as with the `for_each` of a resource."""
    meta = tuple(
        _attribute(item, base, None, bound) for item in written.body.items if isinstance(item, hcl.Attribute) and item.name != "iterator"
    )
    inner = next((item for item in written.body.items if isinstance(item, hcl.Block) and item.type == "content"), None)
    if inner is None:
        return Contents(Span.at(block.span.end), meta=meta, open_ended=True)
    contents = _contents(block, inner, base, index, bound | {_iterator(written)})
    return replace(contents, meta=meta)


def _words(label: hcl.Label) -> Span:
    """A label without its quotes."""
    return Span(label.span.start + label.quoted, label.span.end - (label.quoted and label.closed))


def _iterator(dynamic: hcl.Block) -> str:
    """The name that stands for the current element: that of the block, unless another one is chosen."""
    chosen = next((item.value for item in dynamic.body.items if isinstance(item, hcl.Attribute) and item.name == "iterator"), None)
    return chosen.name if isinstance(chosen, hcl.Name) else dynamic.labels[0].text


def _attribute(item: hcl.Attribute, base: int, kind: Kind | None, bound: frozenset[str] = NO_NAMES) -> Attribute:
    param = kind.find("terraform", item.name) if kind else None
    value = lower_expression(item.value, base, bound)
    param_id = param.id if param else None
    return Attribute(item.name, item.name_span.shift(base), value, item.span.shift(base), param_id, item.equals is not None)


def nested_block(parent: Block, param: Param | None, name: str, span: Span, name_span: Span, read: Callable[[Block], Contents]) -> Block:
    """A block inside `parent` that sets `param`."""
    return Block(
        uri=parent.uri,
        role=Role.NESTED,
        kind=param.block_kind if param else None,
        spelled=name,
        address="",
        name=name,
        places=Places(span, name_span, name_span),
        read=read,
        param=param.id if param else None,
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
                    places=Places(attribute.span, attribute.name_span, attribute.name_span),
                    read=partial(_local_contents, attribute=attribute),
                )


def _local_contents(block: Block, attribute: Attribute) -> Contents:
    return Contents(attribute.value.span, (attribute,))
