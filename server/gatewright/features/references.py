"""What does a reference point at? In one card: the target, where it stands, and what is known of its value."""

from __future__ import annotations

import json

from gatewright.features.card import Card
from gatewright.features.cards import kind_links
from gatewright.features.place import Place
from gatewright.features.wording import worded
from gatewright.model import UNKNOWN, Block, Origin, Project, Ref, Role, Unknown
from gatewright.model.evaluate import Found, Known, fully_known
from gatewright.model.project import file_name
from gatewright.text import LineIndex, Span

_LONGEST = 60

PSEUDO = {
    "AWS::AccountId": "the account that the stack is in",
    "AWS::Region": "the region that the stack is in",
    "AWS::Partition": "aws, aws-cn or aws-us-gov",
    "AWS::URLSuffix": "the domain of the partition, mostly amazonaws.com",
    "AWS::StackName": "the name of the stack",
    "AWS::StackId": "the ARN of the stack",
    "AWS::NoValue": "leaves the property out",
}
"""What CloudFormation knows of itself."""


def reference_card(ref: Ref, place: Place) -> Card | None:
    """The card of a reference; `None` when its target is nowhere in the project."""
    block = place.project.target(ref)
    if block is None:
        known = place.dialect == "cloudformation" and ref.target in PSEUDO
        return Card(ref.target, "pseudo parameter", f"{PSEUDO[ref.target][:1].upper()}{PSEUDO[ref.target][1:]}.") if known else None
    match block.role:
        case Role.VARIABLE:
            return _variable(ref, block, place)
        case Role.LOCAL | Role.MAPPING | Role.MODULE:
            return _valued(ref, block, place)
        case Role.RESOURCE | Role.DATA:
            return _resource(ref, block, place)
        case _:
            return Card(block.name, f"{block.role.value} ({where(block.uri, block.name_span, place.project)})")


def where(uri: str, span: Span, project: Project) -> str:
    """`api.tf:3`"""
    document = project.document(uri)
    lines = document.lines if document else LineIndex("")
    return f"{file_name(uri)}:{lines.line_of(span.start) + 1}" if document else file_name(uri)


def titled(block: Block, place: Place) -> str:
    """What a resource is, in words where the docs index has them: `Lambda function`; else its type."""
    kind = place.index.kind(block.kind) if block.kind else None
    return kind.title if kind and "`" not in kind.title else block.spelled or block.role.value


def came_from(origin: Origin, project: Project) -> str:
    """The file and line of a value's origin."""
    if origin.line is None:
        return where(origin.uri, origin.span, project)
    return f"{file_name(origin.uri)}:{origin.line + 1}"


def shown(value: Known) -> str:
    """A known value on one line, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(_printable(value), ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _printable(value: Known) -> Known:
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list):
        return [_printable(inner) for inner in value]  # pyright: ignore[reportUnknownVariableType]
    return "(unknown)" if isinstance(value, Unknown) else value


def _variable(ref: Ref, block: Block, place: Place) -> Card:
    """The value that counts and where it came from; then the other places that give one."""
    name = ref.target
    found = place.project.find(Ref(ref.span, ref.target, ref.target_span))
    others = [
        f"`{shown(value)}` in {came_from(assignment.origin, place.project)}"
        for assignment in place.project.assignments
        if name == f"var.{assignment.variable}" and not (found and assignment.origin == found.origin)
        if (value := place.project.known(assignment.value)) is not UNKNOWN
    ]
    default = block.written("default") or block.written("Default")
    if default and found and found.origin.what not in ("default",):
        others.append(f"default `{shown(place.project.known(default.value))}`, {where(block.uri, default.value.span, place.project)}")
    signature = (
        _equals(found, place) if found else f"{_kind_word(place)} without a default ({where(block.uri, block.name_span, place.project)})"
    )
    if others:
        signature += f" ({'; '.join(others)})"
    description = block.written("description") or block.written("Description")
    told = place.project.known(description.value) if description else ""
    declared = block.written("type") or block.written("Type")
    words = declared.value.span.of(place.project.document(block.uri).text) if declared and place.project.document(block.uri) else ""  # pyright: ignore[reportOptionalMemberAccess]
    return Card(name, signature, told if isinstance(told, str) else "", f"Type: `{' '.join(words.split())}`" if words else "")


def _kind_word(place: Place) -> str:
    return "parameter" if place.dialect == "cloudformation" else "variable"


def _equals(found: Found, place: Place) -> str:
    value = found.project.known(found.value)
    at = came_from(found.origin, found.project)
    origin = "" if found.origin.what in ("default", "local", "output", "attribute", "mapping") else "from "
    source = f"{origin}{at}" if origin else f"({found.origin.what}, {at})"
    return f"= `{shown(value)}` {source}" if fully_known(value) else f"known only at deploy time ({at})"


def _valued(ref: Ref, block: Block, place: Place) -> Card:
    target = block.name if block.role is Role.MAPPING else ref.target
    name = ".".join((target, *(step.name for step in ref.path)))
    found = place.project.find(ref)
    if found is None:
        return Card(name, f"{block.role.value} ({where(block.uri, block.name_span, place.project)})")
    value = place.project.known(ref)
    at = came_from(found.origin, found.project)
    return Card(name, f"= `{shown(value)}` ({at})" if fully_known(value) else f"known only at deploy time ({at})")


def _resource(ref: Ref, block: Block, place: Place) -> Card:
    kind = place.index.kind(block.kind) if block.kind else None
    at = where(block.uri, block.name_span, place.project)
    what = f"{kind.title} `{block.name}`" if kind and "`" not in kind.title else f"`{block.spelled}` `{block.name}`"
    attribute = (ref.path[0].name or None) if ref.path else None
    title = ".".join((ref.target, *(step.name for step in ref.path if step.name)))
    param = kind.find(place.dialect, attribute) if kind and attribute else None
    value = place.project.known(ref)
    known = f" = `{shown(value)}`" if fully_known(value) and attribute else ""
    links = kind_links(kind, place.dialect) if kind else ()
    if param:
        summary, body = (worded(text, param, place.dialect, place.index) for text in (param.summary, param.body))
        beware = tuple(worded(line, param, place.dialect, place.index) for line in param.beware)
        return Card(title, f"`{attribute}` of {_lower(what)} ({at}){known}", summary, body, beware=beware, links=links)
    if attribute:
        return Card(title, f"`{attribute}` of {_lower(what)} ({at}){known}", links=links)
    summary = (
        f"Refers to {_lower(kind.ref)}." if kind and kind.ref and place.dialect == "cloudformation" else (kind.summary if kind else "")
    )
    return Card(title, f"{what} ({at})", summary, links=links)


def _lower(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
