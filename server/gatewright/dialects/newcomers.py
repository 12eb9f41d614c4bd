"""Where does a new resource go in a YAML or JSON file? Behind another; in Terraform's JSON form, among those of its type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from gatewright.dialects.additions import end_of_last_line, flow_entry, one_or_all
from gatewright.dialects.changes import Newcomers, UnwritableError
from gatewright.dialects.layout import indent_at, indent_unit, newline
from gatewright.dialects.names import header, spelled_params
from gatewright.dialects.notation import yaml_lines
from gatewright.dialects.surroundings import entry_of_type, in_flow, is_closed
from gatewright.index import Index
from gatewright.model import Block, Document, Role
from gatewright.model.wish import AddResource, Literal
from gatewright.text import Span, TextEdit


def newcomers(document: Document, change: Newcomers, index: Index) -> list[TextEdit]:
    """The edits that add the resources, in order."""
    if change.after.role not in (Role.RESOURCE, Role.DATA):
        raise UnwritableError("no resource can stand here")
    if document.dialect.name == "terraform":
        return _by_type(document, change, index)
    unit = indent_unit(document, change.after)
    written = {address: _resource(new, index) for address, new in change.resources.items()}
    if in_flow(document, change.after.span.start):
        return [_behind_entry(document, change.after.span, address, body, unit) for address, body in written.items()]
    indent = " " * document.lines.position(change.after.span.start).column
    gap = newline(document) * (2 if _are_apart(document, change.after) else 1)
    lines = [yaml_lines(address, body, unit) for address, body in written.items()]
    new = "".join(gap + newline(document).join(indent + line for line in entry) for entry in lines)
    return [TextEdit(Span.at(end_of_last_line(document, change.after.span)), new)]


def _resource(new: AddResource, index: Index) -> Mapping[str, Literal]:
    """What stands under the logical id."""
    kind = index.kind(new.kind)
    type_ = kind.spell.get("cloudformation", "") if kind else ""
    if not re.fullmatch(r"\w+::\w+::\w+", type_) or not re.fullmatch("[A-Za-z0-9]+", new.address):
        raise UnwritableError(f"no template has a {new.kind} of its own")
    properties = spelled_params(new.kind, new.params, index, "cloudformation")
    waits = {"DependsOn": one_or_all(new.depends_on)} if new.depends_on else {}
    return {"Type": type_, **waits, **({"Properties": properties} if properties else {})}


def _by_type(document: Document, change: Newcomers, index: Index) -> list[TextEdit]:
    after, unit = change.after, indent_unit(document, change.after)
    types: dict[tuple[str, str], dict[str, Literal]] = {}
    for new in change.resources.values():
        keyword, type_, name = header(new.kind, new.address, index)
        waits = {"depends_on": list(new.depends_on)} if new.depends_on else {}
        types.setdefault((keyword, type_), {})[name] = {**spelled_params(new.kind, new.params, index, "terraform"), **waits}
    edits: list[TextEdit] = []
    for (keyword, type_), named in types.items():
        role = Role.DATA if keyword == "data" else Role.RESOURCE
        alike = [block for block in document.outline.blocks if block.role is role and block.spelled == type_]
        place = entry_of_type(document, after) if after.role is role else None
        if alike:
            behind = after if after in alike else alike[-1]
            edits += [_behind_entry(document, behind.span, name, body, unit) for name, body in named.items()]
        elif place:
            edits.append(_behind_entry(document, place, type_, named, unit))
        else:
            raise UnwritableError(f"there is no {keyword} yet")
    return edits


def _behind_entry(document: Document, entry: Span, key: str, body: Literal, unit: str) -> TextEdit:
    """An entry behind another between braces, spread over lines where that is."""
    text, end = document.text, newline(document)
    if not is_closed(document, entry.end - 1):
        raise UnwritableError("somebody is typing in it")
    indent = indent_at(document, entry.start)
    alone = not text[document.lines.start_of(document.lines.line_of(entry.start)) : entry.start].strip()
    if not alone:
        return TextEdit(Span.at(entry.end), ", " + flow_entry(document, key, body))
    written = flow_entry(document, key, body, unit if "\n" in entry.of(text) else "")
    return TextEdit(Span.at(entry.end), f",{end}{indent}" + written.replace("\n", end + indent))


def _are_apart(document: Document, block: Block) -> bool:
    """Whether the author leaves a blank line between resources; between sections where there is only one resource."""
    blocks = [one for one in document.outline.blocks if one.role is Role.RESOURCE]
    at = blocks.index(block) if block in blocks else 0
    pairs = [(one, other) for one, other in pairwise(blocks) if block in (one, other)]
    between = [Span(one.span.end, other.span.start) for one, other in pairs] or [Span(0, blocks[at].span.start)]
    return any(re.search(r"\n[ \t]*\r?\n", span.of(document.text)) for span in between)
