"""`gatewright trace REQUEST PATH...`: what becomes of a request."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from gatewright.cli.cells import wrapped
from gatewright.cli.given import GivenError, given_text, text_or_file
from gatewright.cli.reading import complain, reading
from gatewright.cli.terminal import columns
from gatewright.features.trial.message import MessageError, read_answer, request_line
from gatewright.features.trial.trace import Asked, Trace, stage_names, traces
from gatewright.index import installed_index
from gatewright.text import nearest


def trace(parsed: argparse.Namespace) -> int:
    """Prints the way of a request through each API; 2 where there is none."""
    try:
        asked = Asked(
            request_line(parsed.request, dict(_headers(parsed.header)), text_or_file(parsed.body)),
            parsed.stage,
            read_answer(given_text(parsed.response)) if parsed.response else None,
        )
    except (GivenError, MessageError) as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    read = reading(parsed.paths)
    if read is None:
        return 2
    projects = [root.project for root in read.roots()]
    if asked.stage and (problem := _no_stage(asked.stage, [name for project in projects for name in stage_names(project)])):
        print(f"gatewright: {problem}", file=sys.stderr)
        return 2
    found = [one for project in projects for one in traces(project, asked, installed_index())]
    missed = complain(read)
    if not found:
        print("gatewright: there is no REST or HTTP API in these files", file=sys.stderr)
        return 2
    if parsed.format == "json":
        print(json.dumps({"version": 1, "request": parsed.request, "traces": [asdict(one) for one in found]}, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(_lines(one)) for one in found))
    return 2 * missed


def _no_stage(name: str, stages: Sequence[str | None]) -> str:
    """That there is no stage of that name, where all that there are are known."""
    known = [stage for stage in stages if stage is not None]
    if not known or name in known or len(known) < len(stages):
        return ""
    close = nearest(name, known)
    return f"there is no stage `{name}`" + (f"; did you mean `{close}`?" if close else f", only {', '.join(known)}")


def _headers(given: list[str]) -> Iterator[tuple[str, str]]:
    for header in given:
        name, colon, value = header.partition(":")
        if not colon or not name.strip():
            raise MessageError(f"`{header}` is no header; write a name, a colon and a value, like `Accept: text/plain`")
        yield name.strip(), value.strip()


def _lines(trace: Trace) -> Iterator[str]:
    width, room = max((len(step.name) for step in trace.steps), default=0), columns()
    yield trace.api
    for step in trace.steps:
        place = f"  ({step.place})" if step.place else ""
        yield from wrapped(f"{step.said}{place}", room, f"  {step.name.ljust(width)}  ", f"  {' ' * width}  ")
        yield from (f"  {' ' * width}    {line}" for line in step.lines)
