"""What does it mean? Blocks, attributes and values, the same for every dialect, with their places in the file.

A `Document` is one file at one version; a `Project` is what belongs together (a Terraform module, a template). Both are frozen:
a new version of a file is a new `Document` in a new `Project`. Nothing here knows how files are spelled or what API Gateway is.
"""

from gatewright.model.absent import ABSENT, Absent, value_of
from gatewright.model.block import Attribute, Block, Contents, Places, Role
from gatewright.model.document import Dialect, Document
from gatewright.model.evaluate import UNKNOWN, Origin, Unknown
from gatewright.model.outline import Outline
from gatewright.model.project import Project
from gatewright.model.value import (
    Bool,
    Call,
    Choice,
    MapEntry,
    Mapping,
    Missing,
    Null,
    Number,
    Opaque,
    PathStep,
    Ref,
    Sequence,
    Template,
    Text,
    Value,
    picked,
    walk,
)

__all__ = [
    "ABSENT",
    "UNKNOWN",
    "Absent",
    "Attribute",
    "Block",
    "Bool",
    "Call",
    "Choice",
    "Contents",
    "Dialect",
    "Document",
    "MapEntry",
    "Mapping",
    "Missing",
    "Null",
    "Number",
    "Opaque",
    "Origin",
    "Outline",
    "PathStep",
    "Places",
    "Project",
    "Ref",
    "Role",
    "Sequence",
    "Template",
    "Text",
    "Unknown",
    "Value",
    "picked",
    "value_of",
    "walk",
]
