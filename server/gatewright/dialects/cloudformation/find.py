"""The value behind a CloudFormation reference: a parameter's default, or an entry of a mapping."""

from __future__ import annotations

from gatewright.model import Origin, Project, Ref, Role
from gatewright.model.evaluate import Found


def find(project: Project, ref: Ref) -> Found | None:
    """The value that the template gives a reference, with the place where it stands."""
    block = project.target(ref)
    if block is None:
        return None
    if block.role is Role.VARIABLE and not ref.path:
        default = block.written("Default")
        return Found(project, default.value, Origin(block.uri, default.value.span, "default")) if default else None
    if block.role is Role.MAPPING and ref.path:
        first = block.written(ref.path[0].name)
        return Found(project, first.value, Origin(block.uri, first.value.span, "mapping"), ref.path[1:]) if first else None
    return None
