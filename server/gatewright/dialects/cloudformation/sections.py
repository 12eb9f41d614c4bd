"""Which section of a template does an entry belong to, also while the section's name is half typed or gone?

`Resour` without its colon is no section yet, and with the line `Resources:` gone its resources stand among the parameters. What an
entry holds tells what it is all the same: a resource has a type of AWS and properties, an output has a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    """An entry, the offset that its places count from, and the section that it belongs to."""

    section: str
    base: int
    entry: data.Entry


def members(tree: data.DataTree) -> Iterator[Member]:
    """The entries of every section."""
    for base, top in tree.entries():
        name = top.key.text
        if name not in SECTIONS and not _frames(top):
            yield from _placed(None, base, top)  # what stood in a section whose line is gone
            continue
        section = name if name == "Globals" else _meant(name)
        for inner_base, entry in tree.entries(name):
            if section == "Globals" and entry.colon is not None:
                yield Member(section, inner_base, entry)
            elif name not in _OTHERS or entry.colon is None:
                yield from _placed(section, inner_base, entry)


def _placed(section: str | None, base: int, entry: data.Entry) -> Iterator[Member]:
    """An entry of a section; where it is the half-typed name of the next one, the entries behind that."""
    if entry.colon is None and _frames(entry) and isinstance(entry.value, data.Mapping):
        for inner in entry.value.entries:
            yield from _placed(_meant(entry.key.text), base, inner)
    elif belongs := _what_it_is(entry) or section:
        yield Member(belongs, base, entry)


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
