"""What is under the cursor? Said in words of API Gateway: an attribute's name, a value, a reference, a resource type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Attribute, Block, Mapping, Missing, Ref, Role, Value
from gatewright.model.value import children
from gatewright.rules.suppressions import suppressions
from gatewright.syntax.hcl.tree import HclTree
from gatewright.text import Span


@dataclass(frozen=True)
class OnSuppression:
    """The name of a rule in an `allow` comment."""

    rule: str
    span: Span


@dataclass(frozen=True)
class OnBlockType:
    """The type of a resource, or the name of a nested block."""

    block: Block
    span: Span


@dataclass(frozen=True)
class OnBlockName:
    """The name that an author gave a declaration."""

    block: Block
    span: Span


@dataclass(frozen=True)
class OnAttributeName:
    """The name of an attribute, complete or being typed."""

    block: Block
    attribute: Attribute
    span: Span


@dataclass(frozen=True)
class OnValue:
    """Somewhere in an attribute's value. `path` leads from the value to its innermost part under the cursor."""

    block: Block
    attribute: Attribute
    path: tuple[Value, ...]

    @property
    def value(self) -> Value:
        """The innermost part."""
        return self.path[-1]

    @property
    def span(self) -> Span:
        """Where the innermost part stands."""
        return self.value.span


_YAML_COMMENT = re.compile(r"""(?:[^"'#]|(?<=\S)#|"[^"]*"|(?<=\w)'|'[^']*')*+(?:(?<=\s)|\A)#""")
"""Words and closed quotes up to a `#` behind a blank. Possessive: a line of apostrophes is read once."""

Under: TypeAlias = OnSuppression | OnBlockType | OnBlockName | OnAttributeName | OnValue


def under(place: Place) -> Under | None:
    """The thing that the cursor touches; `None` between things."""
    return _suppression(place) or _in_template(place) or _in_block(place)


def in_comment(place: Place) -> bool:
    """Whether the cursor is in a comment."""
    tree = place.document.tree
    if isinstance(tree, HclTree):
        region = tree.region_at(place.offset)
        if region is None or not ("#" in region.text or "/" in region.text):
            return False
        inside = place.offset - region.base
        return any(_holds(comment, inside, region.text) for comment in region.content.comments)
    return place.document.text.lstrip("\ufeff \t\r\n")[:1] != "{" and bool(_YAML_COMMENT.match(place.line_before))


def _holds(comment: Span, offset: int, text: str) -> bool:
    """Whether an offset is inside a comment, or at the end of one that its line ends."""
    line_ends_it = not comment.of(text).endswith("*/")
    return comment.start < offset and (offset < comment.end or (line_ends_it and offset == comment.end))


def param_of(place: Place, attribute: Attribute) -> Param | None:
    """The docs entry of an attribute."""
    return place.index.param(attribute.param) if attribute.param else None


def _suppression(place: Place) -> OnSuppression | None:
    if "gatewright" not in place.line_before + place.line_after:
        return None
    found = (one for one in suppressions(place.document) if one.span.touches(place.offset))
    return next((OnSuppression(one.rule, one.span) for one in found), None)


def _in_template(place: Place) -> Under | None:
    """In a template that stands alone there is nothing else to be on."""
    if place.dialect != "velocity":
        return None
    (template,) = place.document.outline.blocks
    (text,) = template.attributes
    return OnValue(template, text, (text.value,))


def _in_block(place: Place) -> Under | None:
    block = place.document.outline.at(place.offset)
    while block is not None:
        found = _at_header(block, place.offset) or _at_key(block, place.offset) or _at_attribute(block, place)
        if found:
            return found
        block = block.parent
    return None


def _at_header(block: Block, offset: int) -> Under | None:
    typed = block.role in (Role.RESOURCE, Role.DATA) and block.type_span != block.name_span
    if (typed or block.role is Role.NESTED) and block.type_span.end > block.type_span.start and block.type_span.touches(offset):
        return OnBlockType(block, block.type_span)
    if block.name_span.touches(offset) and block.role is not Role.NESTED:
        return OnBlockName(block, block.name_span)
    return None


def _at_key(block: Block, offset: int) -> Under | None:
    """The key of a list of blocks stands before its items, outside each of them."""
    child = next((child for child in block.children if child.type_span.touches(offset)), None)
    return OnBlockType(child, child.type_span) if child and not child.span.touches(offset) else None


def _at_attribute(block: Block, place: Place) -> Under | None:
    for attribute in (*block.contents.attributes, *block.contents.meta):
        if attribute.name_span.touches(place.offset):
            return OnAttributeName(block, attribute, attribute.name_span)
        if attribute.value.span.touches(place.offset) and attribute.assigned:
            path = innermost(attribute.value, place.offset)
            if not isinstance(path[-1], Mapping) or all(child.param != attribute.param for child in block.children):
                return OnValue(block, attribute, path)
            continue  # between nested blocks, or in one
        if attribute.assigned and _behind_sign(attribute, place):
            if isinstance(attribute.value, Missing):
                return OnValue(block, attribute, (attribute.value,))
            if _has_lost_its_bracket(attribute, place):
                return OnValue(block, attribute, (Missing(Span.at(place.offset)),))
    return None


def _has_lost_its_bracket(attribute: Attribute, place: Place) -> bool:
    """Whether what stands below the cursor was the attribute's value, before the bracket at the cursor went."""
    start = attribute.value.span.start
    return style_of(place.document) is Style.JSON and start > place.offset and place.document.text[start] not in "{["


def _behind_sign(attribute: Attribute, place: Place) -> bool:
    """Whether the cursor is behind the `=` or `:` of an attribute that has no value yet, on its line."""
    if place.document.lines.line_of(attribute.name_span.end) != place.line or place.offset <= attribute.name_span.end:
        return False
    between = place.document.text[attribute.name_span.end : place.offset].strip().strip("\"'")
    return between.strip() in ("=", ":") and not place.line_after.strip(" \t,}")


def innermost(value: Value, offset: int) -> tuple[Value, ...]:
    """From a value down to the part of it that a cursor touches; where two meet, the later."""
    path = [value]
    while True:
        touched = [inner for inner in children(path[-1]) if inner.span.touches(offset)]
        if not touched:
            return tuple(path)
        exact = [inner for inner in touched if isinstance(inner, (Ref, Missing))]
        path.append(exact[-1] if exact else touched[-1])
