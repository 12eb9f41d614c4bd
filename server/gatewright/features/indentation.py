"""Which block would a new line belong to? In YAML only the column says so; in JSON, the brackets do."""

from __future__ import annotations

from typing import NamedTuple

from gatewright.dialects.layout import members
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.model import Block, Role


class Opened(NamedTuple):
    """A block that a new entry at the cursor would belong to: to its properties, or beside them (`Type`, `DependsOn`)."""

    block: Block
    in_body: bool


def open_block(place: Place) -> Opened | None:
    """The block that is open at the cursor; `None` at the top level of the file."""
    return _in_json(place) if style_of(place.document) is Style.JSON else _in_yaml(place)


def _in_json(place: Place) -> Opened | None:
    block = place.document.outline.at(place.offset)
    while block is not None and not (block.body.start < place.offset < block.body.end):
        if block.parent is None:
            return Opened(block, in_body=False) if block.role is Role.RESOURCE else None
        block = block.parent
    return Opened(block, in_body=True) if block else None


def _in_yaml(place: Place) -> Opened | None:
    column = len(place.line_before) - len(place.line_before.lstrip().removeprefix("- "))
    started = [block for block in place.document.outline.blocks if block.span.start <= place.offset and block.role is Role.RESOURCE]
    if not started:
        return None
    resource = started[-1]
    key_column = _column(place, resource.name_span.start)
    later = [block for block in place.document.outline.blocks if resource.span.end <= block.span.start <= place.offset]
    if column <= key_column or later:
        return None
    return _descend(resource, column, place)


def _descend(block: Block, column: int, place: Place) -> Opened | None:
    """Into the nested block that started last before the cursor and whose entries stand in its column."""
    for child in reversed(block.children):
        if child.span.start < place.offset and _column(place, child.span.start) < column:
            inner = _descend(child, column, place)
            if inner:
                return inner
    entries = members(block)
    if entries:
        return Opened(block, in_body=True) if _column(place, entries[0].start) == column else _beside(block, column, place)
    # No entry yet: deeper than the key that opens the block.
    opening = block.body.start if block.body.start > block.type_span.end or block.parent else block.span.end
    inside = _has_properties(block, place) and column > _properties_column(block, place)
    return Opened(block, in_body=True) if (block.parent and opening) or inside else _beside(block, column, place)


def _beside(block: Block, column: int, place: Place) -> Opened | None:
    if block.parent is None and column == _column_of_type(block, place):
        return Opened(block, in_body=False)
    return None


def _has_properties(block: Block, place: Place) -> bool:
    return "Properties:" in place.document.text[block.span.start : place.offset]


def _properties_column(block: Block, place: Place) -> int:
    text = place.document.text
    return _column(place, text.rindex("Properties:", block.span.start, place.offset))


def _column_of_type(block: Block, place: Place) -> int:
    """The column of `Type`; for a resource without one, any column deeper than its name."""
    if block.spelled:
        line = place.document.lines.line(place.document.lines.line_of(block.type_span.start))
        return len(line) - len(line.lstrip())
    return len(place.line_before) - len(place.line_before.lstrip())


def _column(place: Place, offset: int) -> int:
    return place.document.lines.position(offset).column
