"""What do people call a node of the graph, and where is it written?"""

from __future__ import annotations

import re

from gatewright.features.graph.parts import UNKNOWN, Place
from gatewright.model import Unknown
from gatewright.model.graph import Node
from gatewright.model.project import file_name
from gatewright.text import Span

_FUNCTION = re.compile(r":function:(?P<name>[\w-]+)")


def name_of(node: Node, *parameters: str) -> str:
    """The first of some parameters (canonical names), then of `name`, that is known text; else the name of its block."""
    known = (node.text(parameter) for parameter in (*parameters, "name"))
    return next((text for text in known if text), node.block.outermost.name)


def neighbor(node: Node | Unknown | None, *parameters: str) -> str | None:
    """The name of a neighbor: `UNKNOWN` where there may be one that is not seen, `None` where there is none."""
    if isinstance(node, Node):
        return name_of(node, *parameters)
    return None if node is None else UNKNOWN


def function_in(text: str) -> str | None:
    """The name of the function in a literal ARN."""
    found = _FUNCTION.search(text)
    return found["name"] if found else None


def place_of(node: Node) -> Place:
    """Its address, with the call of the module that it is in, its file and line."""
    return place_at(node, node.block.uri, node.block.name_span)


def place_at(node: Node, uri: str, span: Span) -> Place:
    """The same, with the line of a place in it."""
    call = node.graph.call_of(node.project, node.graph.project)
    document = node.project.document(uri)
    line = document.lines.position(span.start).line + 1 if document else 0
    return Place(f"{call}.{node.address}" if call else node.address, f"{file_name(uri)}:{line}", node.certain)
