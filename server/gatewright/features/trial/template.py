"""One template, run with a request or with the answer to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from gatewright.expressions.velocity import read
from gatewright.expressions.velocity.running import UNKNOWN, Context, Input, Machine, Note, Overrides, StageVariables, Util, Value, printed
from gatewright.features.trial.message import Request
from gatewright.index import Index
from gatewright.text import LineIndex

LONGEST = 300 * 1024
"""As many bytes as a template may have.

Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""


@dataclass(frozen=True)
class Outcome:
    """What a template made.

    Attributes:
        text: what it printed.
        notes: what could not be told, with places in the template.
        overrides: what else of the message it changed: `header.X-Tenant`, `status`.
        twice: overrides that were written more than once, which the service answers with an error.
    """

    text: str
    notes: tuple[Note, ...]
    overrides: Mapping[str, Value]
    twice: tuple[str, ...] = ()

    @property
    def json_fault(self) -> str | None:
        """Why what looks like JSON is none, with line and column; `None` where it is, where it looks like something else, or cannot be known."""
        if not self.text.lstrip().startswith(("{", "[")) or UNKNOWN.value in self.text:
            return None
        try:
            json.loads(self.text)
        except ValueError as error:
            return str(error)
        return None


def run_template(text: str, request: Request, index: Index, message: str = "request", body: str | None = None) -> Outcome:
    """Runs a template of the `request` or `response`; `body` is the payload where it is not that of the request. Raises `TemplateError`."""
    allowed = {"requestOverride": Overrides(("header", "path", "querystring"))}
    if message == "response":
        allowed = {"responseOverride": Overrides(("header",), ("status",))}
    machine = Machine(
        {
            "input": Input(request.body if body is None else body, parameters_of(request)),
            "util": Util(),
            "context": Context(_context(request), _known(index), allowed),
            "stageVariables": StageVariables(request.stage_variables or {}, complete=request.stage_variables is not None),
        }
    )
    printed_text = machine.run(read(text))
    changed = {name: value for overrides in allowed.values() for name, value in overrides.changed.items()}
    twice = tuple(name for overrides in allowed.values() for name in overrides.twice)
    return Outcome(printed_text, tuple(machine.notes), changed, twice)


def parameters_of(request: Request) -> dict[str, Mapping[str, str]]:
    """What `$input.params()` has: of several values the last."""
    return {
        "path": request.path_parameters,
        "querystring": {name: values[-1] for name, values in request.query.items() if values},
        "header": {name: values[-1] for name, values in request.headers.values.items() if values},
    }


def remarks(outcome: Outcome, text: str, name: str) -> list[str]:
    """What somebody should know of a run, each with the line and column that it is about: `send.vtl:3:7: ...`."""
    lines = LineIndex(text)
    found: list[str] = []
    for note in outcome.notes:
        line, column = lines.position(note.span.start)
        found.append(f"{name}:{line + 1}:{column + 1}: {note.message}")
    found += [f"{name}: `{one}` is set more than once; the service answers with an error then." for one in outcome.twice]
    if outcome.json_fault:
        found.append(f"{name}: What it prints is no JSON: {outcome.json_fault}.")
    if len(text.encode()) > LONGEST:
        found.append(f"{name}: The template is longer than the 300 KB that the service takes.")
    return found


def overridden(outcome: Outcome) -> list[str]:
    """What a template changed of the message besides its body, a line each."""
    return [f"{name}: {printed(value)}" for name, value in outcome.overrides.items()]


def _context(request: Request) -> dict[str, str]:
    known = {"httpMethod": request.verb, "path": request.path}
    return {**known, **request.context}


def _known(index: Index) -> frozenset[str]:
    names = (name.removeprefix("$context.") for name, one in index.context_variables.items() if "rest-mapping" in one.valid)
    return frozenset(name for name in names if name.split(".")[0] not in ("requestOverride", "responseOverride"))
