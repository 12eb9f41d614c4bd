"""Which section of a template does an entry belong to, also while the section's name is half typed or gone?

`Resour` without its colon is no section yet, and with the line `Resources:` gone its resources stand among the parameters. What an
entry holds tells what it is all the same: a resource has a type of AWS and properties, an output has a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gatewright.dialects.cloudformation.values import intrinsic
from gatewright.syntax import data

SECTIONS = ("Resources", "Parameters", "Mappings", "Conditions", "Outputs")
"""The sections that declare something that other places name."""

_OTHERS = frozenset({"AWSTemplateFormatVersion", "Description", "Transform", "Metadata", "Hooks", "Globals"})
"""What else may stand at the top of a template; nothing in it is a resource, whatever it looks like."""

RESOURCE_KEYS = frozenset(
    {"Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy", "CreationPolicy"}
)
"""What a resource consists of."""

_PARTS_OF_ONE = RESOURCE_KEYS | {"Value"}
"""Keys of which one is in nearly every resource, output and parameter, and no section has such a name in it."""

_RESOURCE_TYPE = re.compile(r"(?:AWS::\w+::\w+(?:::MODULE)?|Alexa::\w+::\w+|Custom::[\w@-]+)")
_PARAMETER_TYPE = re.compile(r"String|Number|CommaDelimitedList|List<.*|AWS::(?:\w+::\w+::\w+|SSM::Parameter::.*)")
_DECISIONS = frozenset({"Equals", "And", "Or", "Not"})


class Member(NamedTuple):
    """An entry and the section that it belongs to."""

    section: str
    entry: data.Entry


def sections_of(tree: data.DataTree) -> frozenset[str]:
    """The top-level keys whose entries may be members, whether their names are those of sections or not."""
    tops = (top for part in tree.parts if not part.path for top in part.content.entries)
    return frozenset(top.key.text for top in tops if _may_hold(top))


def members(part: data.Part, section: str | None) -> Iterator[Member]:
    """The entries of every section that stand in one part of a file: its own sections', or those of the one that its path leads to."""
    if part.path:
        if section:
            yield from _inside(section, part.content.entries)
        return
    for top in part.content.entries:
        if not _may_hold(top):
            yield from _placed(None, top)  # what stood in a section whose line is gone
        elif isinstance(top.value, data.Mapping):
            yield from _inside(top.key.text, top.value.entries)


def _may_hold(top: data.Entry) -> bool:
    return top.key.text in SECTIONS or _frames(top)


def _inside(name: str, entries: Iterable[data.Entry]) -> Iterator[Member]:
    """The entries of one section."""
    section = name if name == "Globals" else _meant(name)
    for entry in entries:
        if section == "Globals" and entry.colon is not None:
            yield Member(section, entry)
        elif name not in _OTHERS or entry.colon is None:
            yield from _placed(section, entry)


def _placed(section: str | None, entry: data.Entry) -> Iterator[Member]:
    """An entry of a section; where it is the half-typed name of the next one, the entries behind that."""
    if entry.colon is None and _frames(entry) and isinstance(entry.value, data.Mapping):
        for inner in entry.value.entries:
            yield from _placed(_meant(entry.key.text), inner)
    elif belongs := _what_it_is(entry) or section:
        yield Member(belongs, entry)


def _frames(entry: data.Entry) -> bool:
    """Whether an entry may be a section: it holds named things, not what one of them consists of."""
    if isinstance(entry.value, data.Missing):
        return True  # its entries are parts of their own
    return isinstance(entry.value, data.Mapping) and _PARTS_OF_ONE.isdisjoint(inner.key.text for inner in entry.value.entries)


def _meant(name: str) -> str | None:
    """The section whose name begins so, when only one does."""
    meant = [section for section in SECTIONS if name and section.startswith(name)]
    return meant[0] if len(meant) == 1 else None


def _what_it_is(entry: data.Entry) -> str | None:
    """The section that an entry of this content can only belong to; `None` where it could belong to several."""
    value = entry.value
    if made := intrinsic(value):
        return "Conditions" if made[0] in _DECISIONS else None
    if not isinstance(value, data.Mapping):
        return None
    declared = value.get("Type")
    if declared and isinstance(declared.value, data.Scalar):
        return _of_type(declared.value.text)
    if value.get("Value") and not value.get("Properties"):
        return "Outputs"
    rows = [isinstance(inner.value, data.Mapping) and not intrinsic(inner.value) for inner in value.entries]
    return "Mappings" if rows and all(rows) and _frames(entry) else None


@lru_cache(maxsize=1024)
def _of_type(text: str) -> str | None:
    """The section of what says that this is its type."""
    if _RESOURCE_TYPE.fullmatch(text):
        return "Resources"
    return "Parameters" if _PARAMETER_TYPE.fullmatch(text) else None
