"""An API as boxes and arrows, which more than one format can spell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gatewright.features.graph.parts import Place, Sketch
from gatewright.features.graph.text import called_words, guard_words, title


@dataclass(frozen=True)
class Box:
    """A box: `shape` is `api`, `operation`, `backend`, `stage` or `domain`."""

    id: str
    shape: str
    label: str


@dataclass(frozen=True)
class Arrow:
    """From one box to another; one that is not certain is drawn otherwise."""

    start: str
    end: str
    label: str
    certain: bool


@dataclass
class Diagram:
    """Boxes in the order in which they come, each once for its shape and words; what several APIs call stands once."""

    boxes: dict[tuple[str, str, str], Box] = field(default_factory=dict[tuple[str, str, str], Box])
    arrows: list[Arrow] = field(default_factory=list[Arrow])

    def box(self, shape: str, label: str, owner: str = "") -> str:
        """The id of a box, which is made when there is none yet."""
        key = (shape, label, owner)
        if key not in self.boxes:
            self.boxes[key] = Box(f"{shape}{len(self.boxes) + 1}", shape, label)
        return self.boxes[key].id

    def arrow(self, start: str, end: str, label: str = "", place: Place | None = None) -> None:
        """An arrow, drawn once."""
        arrow = Arrow(start, end, label, place is None or place.certain)
        if arrow not in self.arrows:
            self.arrows.append(arrow)


def diagram(sketches: Iterable[Sketch]) -> Diagram:
    """From the domains over stages and API to what its methods and routes call."""
    found = Diagram()
    for number, sketch in enumerate(sketches):
        _draw(sketch, str(number), found)
    return found


def _draw(sketch: Sketch, owner: str, into: Diagram) -> None:
    api = into.box("api", title(sketch), owner)
    stages = {stage.name for stage in sketch.stages}
    for mapping in sketch.mappings:
        served = into.box("stage", f"stage {mapping.stage}", owner) if mapping.stage in stages else api
        into.arrow(into.box("domain", f"{mapping.name}{mapping.path}"), served, place=mapping.place)
    for stage in sketch.stages:
        into.arrow(into.box("stage", f"stage {stage.name}", owner), api, place=stage.place)
    operations = [(f"{one.name} {path.path}", one) for path in sketch.paths for one in path.operations]
    for label, one in [*operations, *((one.name, one) for one in sketch.routes)]:
        operation = into.box("operation", label, owner)
        into.arrow(api, operation, guard_words(one), one.place)
        for called in one.calls:
            into.arrow(operation, into.box("backend", called_words(called)), place=one.place)
