"""An API in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.features.graph.diagram import Arrow, diagram
from gatewright.features.graph.parts import Sketch

_SHAPES = {"api": "component", "operation": "box", "backend": "oval", "stage": "cds", "domain": "house"}


def as_dot(sketches: Iterable[Sketch]) -> str:
    """The graph, from left to right."""
    return "\n".join(_lines(sketches))


def _lines(sketches: Iterable[Sketch]) -> Iterator[str]:
    drawn = diagram(sketches)
    yield "digraph apis {"
    yield "  rankdir=LR;"
    for box in drawn.boxes.values():
        yield f"  {box.id} [shape={_SHAPES[box.shape]}, label={_quoted(box.label)}];"
    for arrow in drawn.arrows:
        yield f"  {arrow.start} -> {arrow.end}{_settings(arrow)};"
    yield "}"


def _settings(arrow: Arrow) -> str:
    settings = [f"label={_quoted(arrow.label)}"] if arrow.label else []
    settings += [] if arrow.certain else ["style=dashed"]
    return f" [{', '.join(settings)}]" if settings else ""


def _quoted(text: str) -> str:
    words = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'
