"""A body for a template: it has what the template takes out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from gatewright.expressions.velocity import read, walk
from gatewright.expressions.velocity.tree import Expression, Foreach, Index, Interpolated, Link, Method, Property, Reference, Set, String

Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]

_STEP = re.compile(r"""(?:^\$?|\.)(?P<name>[A-Za-z_][\w-]*)|\[['"](?P<quoted>[^'"]*)['"]\]|\[(?P<index>\d+|\*)\]""")
_NUMBERS = re.compile(r"(?:^|_)(?:age|amount|count|id|limit|number|offset|page|price|quantity|size|total)$", re.IGNORECASE)


def example_body(template: str) -> str:
    """The body as JSON; empty where the template takes nothing out of it."""
    body: dict[str, Any] = {}
    for steps in _read_places(template):
        _put(body, steps)
    return json.dumps(body, indent=2, ensure_ascii=False) if body else ""


def looks_like_number(name: str) -> bool:
    """Whether a name sounds like that of a number."""
    return bool(_NUMBERS.search(name))


def _read_places(template: str) -> Iterator[Steps]:
    """Where in the body something is read, also through variables that were set to a part of it."""
    parts: dict[str, Steps] = {}
    for node in walk(read(template).nodes):
        match node:
            case Set(target=Reference(name=name, links=()), value=value):
                place = _place(value, parts, template)
                if place is not None:
                    parts[name] = place
            case Foreach(variable=Reference(name=name), source=source):
                place = _place(source, parts, template)
                if place is not None:
                    parts[name] = (*place, 0)
            case Reference():
                place = _place(node, parts, template)
                if place:
                    yield place
            case _:
                pass


def _place(value: Expression | None, parts: dict[str, Steps], template: str) -> Steps | None:
    """The place in the body that a reference stands for; `None` for anything else."""
    match value:
        case Reference(name="input", links=(Method(name="path" | "json", arguments=(String() | Interpolated() as path,)), *rest)):
            return (*_steps(path.span.of(template)[1:-1]), *_behind(rest))
        case Reference(name=name, links=links) if name in parts:
            return (*parts[name], *_behind(links))
        case _:
            return None


def _steps(path: str) -> Steps:
    return tuple(0 if found["index"] else found["name"] or found["quoted"] or "" for found in _STEP.finditer(path))


def _behind(links: Sequence[Link]) -> Steps:
    """The steps into data behind a reference, up to the first method of Java."""
    steps: list[Step] = []
    for link in links:
        match link:
            case Property(name=name):
                steps.append(name)
            case Method(name="get", arguments=(String(text=name),)):
                steps.append(name)
            case Index(value=String(text=name)):
                steps.append(name)
            case Index() | Method(name="get"):
                steps.append(0)
            case Method():
                break
    return tuple(steps)


def _put(body: dict[str, Any], steps: Steps) -> None:
    """Makes a place in the body. What is there already stays, unless more stands below it now."""
    holder: Any = body
    for number, step in enumerate(steps):
        following = steps[number + 1] if number + 1 < len(steps) else None
        if isinstance(step, int) is not isinstance(holder, list):
            return
        key: Any = step
        if isinstance(step, int) and not holder:
            holder.append(None)
        present = holder[key] if isinstance(step, int) else holder.get(step)
        if present is None or (following is not None and not isinstance(present, dict | list)):
            holder[key] = _sample(step) if following is None else [] if isinstance(following, int) else {}
        holder = holder[key]


def _sample(step: Step) -> Any:
    name = "item" if isinstance(step, int) else step
    return 42 if looks_like_number(name) else f"example-{name.lower()}"
