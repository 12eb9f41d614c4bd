"""`gatewright trace REQUEST PATH...`: what becomes of a request."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from gatewright.cli.given import GivenError, given_text, text_or_file
from gatewright.cli.reading import complain, reading
from gatewright.features.trial.message import MessageError, read_answer, request_line
from gatewright.features.trial.trace import Asked, Trace, traces
from gatewright.index import installed_index


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
    found = [one for root in read.roots() for one in traces(root.project, asked, installed_index())]
    missed = complain(read)
    if not found:
        print("gatewright: there is no REST or HTTP API in these files", file=sys.stderr)
        return 2
    if parsed.format == "json":
        print(json.dumps({"version": 1, "request": parsed.request, "traces": [asdict(one) for one in found]}, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(_lines(one)) for one in found))
    return 2 * missed


def _headers(given: list[str]) -> Iterator[tuple[str, str]]:
    for header in given:
        name, colon, value = header.partition(":")
        if not colon or not name.strip():
            raise MessageError(f"`{header}` is no header; write a name, a colon and a value, like `Accept: text/plain`")
        yield name.strip(), value.strip()


def _lines(trace: Trace) -> Iterator[str]:
    width = max((len(step.name) for step in trace.steps), default=0)
    yield trace.api
    for step in trace.steps:
        place = f"  ({step.place})" if step.place else ""
        yield f"  {step.name.ljust(width)}  {step.said}{place}"
        yield from (f"  {' ' * width}    {line}" for line in step.lines)
