"""The value behind a CloudFormation reference: a parameter's default, or an entry of a mapping."""

from __future__ import annotations

import re

from gatewright.model import Block, Origin, Project, Ref, Role, Sequence, Text, Value
from gatewright.model.evaluate import Found
from gatewright.text import Span

_LISTS = ("CommaDelimitedList", "List<")
"""How the types of list parameters start: their default is one text with commas."""

_ITEM = re.compile(r"[^,\s](?:[^,]*[^,\s])?")


def find(project: Project, ref: Ref) -> Found | None:
    """The value that the template gives a reference, with the place where it stands."""
    block = project.target(ref)
    if block is None:
        return None
    if block.role is Role.VARIABLE and not ref.path:
        default = block.written("Default")
        value = _default(block, default.value) if default else None
        return Found(project, value, Origin(block.uri, value.span, "default")) if value else None
    if block.role is Role.MAPPING and ref.path:
        first = block.written(ref.path[0].name)
        return Found(project, first.value, Origin(block.uri, first.value.span, "mapping"), ref.path[1:]) if first else None
    return None


def _default(block: Block, value: Value) -> Value | None:
    """What a parameter is when nobody gives it: its default, as a list where its type says so.

    A parameter of the type `AWS::SSM::Parameter::Value<...>` has the name of another parameter there: what that holds is nowhere
    in the template.
    """
    declared = block.written("Type")
    kind = declared.value.text if declared and isinstance(declared.value, Text) else ""
    if kind.startswith("AWS::SSM::Parameter::Value<"):
        return None
    if kind.startswith(_LISTS) and isinstance(value, Text):
        return Sequence(value.span, tuple(_item(value, found) for found in _ITEM.finditer(value.text)))
    return value


def _item(whole: Text, found: re.Match[str]) -> Text:
    span = Span(*found.span())
    return Text(whole.map.span(span), found.group(), whole.map.cut(span), quoted=False)
