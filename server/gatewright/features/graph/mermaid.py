"""An API as a flowchart of Mermaid, which code hosts show in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gatewright.features.graph.diagram import Arrow, diagram
from gatewright.features.graph.parts import Sketch

_SHAPES = {"api": ("[[", "]]"), "operation": ("[", "]"), "backend": ("([", "])"), "stage": ("(", ")"), "domain": ("{{", "}}")}
_SPECIAL = re.compile(r"[^\w \-/.,:$+*()→]")


def as_mermaid(sketches: Iterable[Sketch]) -> str:
    """The flowchart, from left to right."""
    return "\n".join(_lines(sketches))


def _lines(sketches: Iterable[Sketch]) -> Iterator[str]:
    drawn = diagram(sketches)
    yield "flowchart LR"
    for box in drawn.boxes.values():
        start, end = _SHAPES[box.shape]
        yield f'  {box.id}{start}"{_escaped(box.label)}"{end}'
    for arrow in drawn.arrows:
        yield f"  {arrow.start} {_line(arrow)} {arrow.end}"


def _line(arrow: Arrow) -> str:
    label = f'|"{_escaped(arrow.label)}"|' if arrow.label else ""
    return f"{'-->' if arrow.certain else '-.->'}{label}"


def _escaped(text: str) -> str:
    """What means something to Mermaid or HTML, by its number."""
    return _SPECIAL.sub(lambda found: f"#{ord(found.group())};", text)
