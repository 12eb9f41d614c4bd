"""An API as a tree to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gatewright.features.graph.parts import UNKNOWN, Authorizer, Called, Operation, Path, Place, Plan, Sketch, Stage

POSSIBLY = "(possibly)"
"""Behind what is there only under a condition, or more than once."""

_KINDS = {"lambda": "Lambda", "http": "HTTP", "service": "AWS", "mock": "mock"}


@dataclass
class _Line:
    """A line of the tree, with those below it."""

    words: str
    below: list[_Line] = field(default_factory=list["_Line"])


def as_text(sketches: Iterable[Sketch]) -> str:
    """The trees, one below the other."""
    return "\n\n".join("\n".join(_drawn(_api(sketch))) for sketch in sketches)


def called_words(called: Called) -> str:
    """`Lambda get-pet`, `HTTP https://pets.internal/ through vets`"""
    words = " ".join(word for word in (_KINDS.get(called.kind), called.name) if word)
    return f"{words} through {called.through}" if called.through else words


def guard_words(operation: Operation) -> str:
    """Who may call: `open`, `AWS_IAM`, `authorizer users, API key`."""
    guard = f"authorizer {operation.authorizer}" if operation.authorizer and operation.authorization != "NONE" else operation.authorization
    guards = [*([] if guard == "NONE" else [guard]), *(["API key"] if operation.key else [])]
    return ", ".join(guards) or "open"


def title(sketch: Sketch) -> str:
    """`REST API pets`"""
    return "API that is not in these files" if sketch.name == UNKNOWN and not sketch.place else f"{sketch.protocol} API {sketch.name}"


def _api(sketch: Sketch) -> _Line:
    lines = _paths(sketch.paths)
    lines += [_Line(words) for words in _columns(sketch.routes)]
    lines += [_Line(f"authorizer {_authorizer(one)}") for one in sketch.authorizers]
    lines += [_Line(f"deployment {_marked(one.name, one.place)}") for one in sketch.deployments]
    lines += [_Line(f"stage {_stage(one)}") for one in sketch.stages]
    lines += [_Line(_marked(f"domain {one.name}{one.path} → {one.stage or 'every stage'}", one.place)) for one in sketch.mappings]
    lines += [_Line(f"usage plan {_plan(one)}") for one in sketch.plans]
    lines += [_Line(_marked(f"may call Lambda {one.name}", one.place)) for one in sketch.permissions]
    lines += [_Line("? what its OpenAPI document, or whatever else it is made from, describes")] if sketch.described else []
    lines += [_Line(f"? perhaps more {', '.join(sketch.more)}")] if sketch.more else []
    return _Line(_marked(title(sketch), sketch.place), lines)


def _paths(paths: Iterable[Path]) -> list[_Line]:
    """The paths, each below the longest other one that it goes on from."""
    lines: dict[str, _Line] = {}
    top: list[_Line] = []
    for path in paths:
        parts = path.path.split("/")
        above = next((stem for end in range(len(parts) - 1, 1, -1) if (stem := "/".join(parts[:end])) in lines), "")
        words = path.path[len(above) :]
        line = _Line(words if path.certain else f"{words} {POSSIBLY}", [_Line(words) for words in _columns(path.operations)])
        (lines[above].below if above else top).append(line)
        lines[path.path] = line
    return top


def _columns(operations: Iterable[Operation]) -> Iterator[str]:
    """What answers, what it calls, who may call."""
    found = tuple(operations)
    first = max((len(one.name) for one in found), default=0)
    second = max((len(_calls(one)) for one in found), default=0)
    return (_marked(f"{one.name:{first}} → {_calls(one):{second}}  [{guard_words(one)}]", one.place) for one in found)


def _calls(operation: Operation) -> str:
    return " or ".join(map(called_words, operation.calls)) or "nothing"


def _authorizer(one: Authorizer) -> str:
    asks = f" → Lambda {one.calls}" if one.calls else ""
    return _marked(f"{one.name} ({one.type}){asks}", one.place)


def _stage(one: Stage) -> str:
    served = "each change" if one.auto else f"deployment {one.deployment}" if one.deployment else "nothing"
    return _marked(f"{one.name} → {served}", one.place)


def _plan(one: Plan) -> str:
    keys = "" if not one.keys else f", {one.keys} key{'s' if one.keys > 1 else ''}"
    return _marked(f"{one.name} → {', '.join(one.stages)}{keys}", one.place)


def _marked(words: str, place: Place | None) -> str:
    return words if place is None or place.certain else f"{words} {POSSIBLY}"


def _drawn(line: _Line, first: str = "", rest: str = "") -> Iterator[str]:
    yield f"{first}{line.words}"
    for number, below in enumerate(line.below, 1):
        last = number == len(line.below)
        yield from _drawn(below, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
