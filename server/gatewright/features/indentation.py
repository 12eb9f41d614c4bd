"""Which block would a new line belong to? In YAML only the column says so; in HCL and JSON, the brackets do."""

from __future__ import annotations

import re
from typing import NamedTuple

from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Block, Contents, Places, Role
from gatewright.text import Span

_KEY = re.compile(r"""(?P<indent> *)(?P<dash>-(?: +|$))?(?:(?P<quote>["']?)(?P<key>[\w:.-]+)(?P=quote)\s*:(?:\s|$))?""")
_IN_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"?')


class Opened(NamedTuple):
    """A block that a new entry at the cursor would belong to: to its properties, or beside them (`Type`, `DependsOn`)."""

    block: Block
    in_body: bool


def open_block(place: Place) -> Opened | None:
    """The block that is open at the cursor; `None` where there is none."""
    match style_of(place.document):
        case Style.HCL:
            return _in_hcl(place)
        case Style.JSON:
            return _in_json(place)
        case Style.YAML:
            return _in_braces(place) or _in_yaml(place)


def depth(place: Place) -> int:
    """How many brackets of a JSON file are open at the cursor."""
    before = _IN_STRINGS.sub("", place.document.text[: place.offset])
    return sum(map(before.count, "{[")) - sum(map(before.count, "}]"))


def _in_hcl(place: Place) -> Opened | None:
    """The block around the cursor; behind the last word of a block that is not closed yet, that block."""
    before = reversed(place.document.outline.before(place.offset))
    block = next((block for block in before if block.role is not Role.LOCAL), None)
    if block is None or not _around(block, place):
        return None
    while inner := next((child for child in reversed(block.children) if _around(child, place)), None):
        block = inner
    return Opened(block, in_body=True)


def _around(block: Block, place: Place) -> bool:
    text, body = place.document.text, block.body
    if text[body.start - 1 : body.start] != "{" or place.offset < body.start:
        return False
    return place.offset <= body.end or text[body.end : body.end + 1] != "}"


def _in_json(place: Place) -> Opened | None:
    found = _in_braces(place)
    if found:
        return found
    block = place.document.outline.at(place.offset) or _left_open(place)
    beside = block is not None and block.parent is None and block.role is Role.RESOURCE and place.dialect == "cloudformation"
    return Opened(block, in_body=False) if block and beside else None


def _left_open(place: Place) -> Block | None:
    """The declaration that ends right before the cursor, when the bracket that closes it is gone."""
    before = [block for block in place.document.outline.blocks if block.span.end <= place.offset]
    text = place.document.text
    if not before or text[before[-1].span.end : place.offset].strip(" \t\r\n,"):
        return None
    words = _IN_STRINGS.sub("", before[-1].span.of(text))
    return before[-1] if words.count("{") > words.count("}") else None


def _in_braces(place: Place) -> Opened | None:
    """The innermost block written with braces that are open at the cursor."""
    text, block = place.document.text, place.document.outline.at(place.offset)
    while block is not None:
        body = block.body
        closed = text[body.end - 1 : body.end] == "}"
        if body.of(text).startswith("{") and body.start < place.offset and (place.offset < body.end or not closed):
            return Opened(block, in_body=True)
        block = block.parent
    return None


class _Step(NamedTuple):
    """A key above the cursor (`None`: an item of a list), and its line."""

    key: str | None
    line: int


def _in_yaml(place: Place) -> Opened | None:
    path = _path(place)
    if len(path) < 2 or path[0].key not in ("Resources", "Globals"):
        return None
    line = path[1].line
    before = reversed(place.document.outline.before(place.document.lines.start_of(line + 1)))
    resource = next((block for block in before if _starts(block.name_span, line, place)), None)
    if resource and path[0].key == "Globals":
        return _descend(resource, path[2:], place)
    if resource is None or resource.role is not Role.RESOURCE:
        return None
    if len(path) == 2:
        return Opened(resource, in_body=False)
    return _descend(resource, path[3:], place) if path[2].key == "Properties" else None


def _descend(block: Block, path: list[_Step], place: Place) -> Opened | None:
    """Along the keys above the cursor into nested blocks, those that hold nothing yet too."""
    while path:
        key = path[0]
        kind = place.index.kind(block.kind) if block.kind else None
        param = kind.find(place.dialect, key.key) if kind and key.key else None
        inner = param.holds(_chosen(block, param, place)) if param else None
        if param is None or inner is None:
            return None
        taken = {"block": 1, "blocks": 2, "map": 2}.get(param.type_in(place.dialect), 1)
        if len(path) < taken or (taken == 2 and (path[1].key is None) != (param.type_in(place.dialect) == "blocks")):
            return None
        line = path[taken - 1].line
        known = (child for child in block.children if child.param == param.id)
        found = next((child for child in known if _starts(child.span, line, place)), None)
        at = Span.at(place.offset)
        block = found or Block(
            block.uri, Role.NESTED, inner, key.key or "", "", key.key or "", Places(at, at, at), _nothing, param.id, block
        )
        path = path[taken:]
    return Opened(block, in_body=True)


def _chosen(block: Block, param: Param, place: Place) -> str | None:
    """The value of the neighbor that decides what a parameter holds."""
    attribute = block.get(param.chosen_by) if param.chosen_by else None
    known = place.project.known(attribute.value) if attribute else None
    return known if isinstance(known, str) else None


def _nothing(block: Block) -> Contents:
    return Contents(block.span)


def _starts(span: Span, line: int, place: Place) -> bool:
    return place.document.lines.line_of(span.start) == line


def _path(place: Place) -> list[_Step]:
    """The keys and list items that the cursor's line stands under, outermost first."""
    own = _KEY.match(place.line_before)
    assert own is not None  # every part of the pattern is optional
    path: list[_Step] = []
    limit, behind_dash = len(own["indent"]), bool(own["dash"])
    if behind_dash:
        path.append(_Step(None, place.line))
    for line in range(place.line - 1, -1, -1):
        if limit == 0 and not behind_dash:
            break
        words = place.document.lines.line(line).removeprefix("\ufeff")
        above = _KEY.match(words)
        if above is None or not words.strip() or words.lstrip().startswith("#"):
            continue
        indent = len(above["indent"])
        if above["dash"] and indent < limit:
            if above["key"] and indent + len(above["dash"]) < limit:
                path.append(_Step(above["key"], line))
            path.append(_Step(None, line))
            limit, behind_dash = indent, True
        elif not above["dash"] and (indent < limit or (behind_dash and indent == limit)):
            path.append(_Step(above["key"] or "", line))
            limit, behind_dash = indent, False
    return path[::-1]
