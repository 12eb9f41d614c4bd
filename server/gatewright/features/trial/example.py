"""A request to try a template with: what the method declares and what the template asks for, with values that look like something."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gatewright.expressions.velocity import read, references
from gatewright.expressions.velocity.tree import Method, Property, String
from gatewright.features.languages.sight import declared, method_of, path_variables, stage_variables
from gatewright.features.place import Place
from gatewright.features.trial.example_body import example_body, looks_like_number
from gatewright.features.trial.message import JSON_TYPE, Headers, Request
from gatewright.index import Index
from gatewright.inside import Strand


def example_request(strand: Strand, place: Place) -> Request:
    """An example for a template where it stands: its method says what there is."""
    method = method_of(strand, place)
    found: dict[str, dict[str, str]] = {"path": {}, "querystring": {}, "header": {}}
    for entry in declared(method, "request_parameters") if method else ():
        parts = (entry.key or "").split(".", 3)
        if len(parts) == 4 and parts[2] in found:
            found[parts[2]][parts[3]] = _sample(parts[3])
    for name in path_variables(method) if method else ():
        found["path"].setdefault(name, _sample(name))
    variables = {
        name: next((one for one in values.values() if one is not None), None) for name, values in stage_variables(strand, place).items()
    }
    made = _request(strand.text, found, place.index)
    path = (method.path or "/") if method else "/"
    for name, value in found["path"].items():
        path = path.replace(f"{{{name}}}", value).replace(f"{{{name}+}}", value)
    verb = method.verb if method and method.verb not in (None, "ANY") else made.verb
    return replace(made, verb=verb or made.verb, path=path, stage_variables=variables)


def example_of_text(template: str, index: Index) -> Request:
    """An example for a template that stands alone: it has what the template asks for."""
    variables = {
        reference.links[0].name: f"example-{reference.links[0].name.lower()}"
        for reference in references(read(template).nodes)
        if reference.name == "stageVariables" and reference.links and isinstance(reference.links[0], Property)
    }
    return replace(_request(template, {"path": {}, "querystring": {}, "header": {}}, index), stage_variables=variables)


def _request(template: str, known: Mapping[str, Mapping[str, str]], index: Index) -> Request:
    asked = {name: _sample(name) for name in _params(template) if not any(name in names for names in known.values())}
    query = {**known["querystring"], **asked}
    return Request(
        verb="POST",
        query={name: (value,) for name, value in query.items()},
        headers=Headers({"Content-Type": (JSON_TYPE,), **{name: (value,) for name, value in known["header"].items()}}),
        body=example_body(template),
        path_parameters=dict(known["path"]),
        context=dict(_context(template, index)),
    )


def as_event(request: Request) -> str:
    """A request as the event that `gatewright render --event` reads."""
    event: dict[str, Any] = {
        "httpMethod": request.verb,
        "path": request.path,
        "pathParameters": dict(request.path_parameters),
        "queryStringParameters": {name: values[-1] for name, values in request.query.items()},
        "headers": {name: values[-1] for name, values in request.headers.values.items()},
        "stageVariables": {name: value for name, value in (request.stage_variables or {}).items() if value is not None},
        "requestContext": _nested(request.context),
        "body": json.loads(request.body) if request.body else None,
    }
    return json.dumps(event, indent=2, ensure_ascii=False)


def _context(template: str, index: Index) -> Iterator[tuple[str, str]]:
    """What the template takes from `$context`, as far as there is an example of it."""
    for reference in references(read(template).nodes) if "context" in template else ():
        name = ".".join(link.name for link in reference.links if isinstance(link, Property))
        variable = index.context_variables.get(f"$context.{name}") if reference.name == "context" else None
        if variable and variable.example and not variable.example.startswith("#"):
            yield name, variable.example


def _params(template: str) -> Iterator[str]:
    """The parameters that a template asks for by name."""
    for reference in references(read(template).nodes):
        match reference.links:
            case (Method(name="params", arguments=(String(text=name),)), *_) if reference.name == "input":
                yield name
            case _:
                pass


def _sample(name: str) -> str:
    """A value for a name; numbers where the name sounds like one."""
    return "42" if looks_like_number(name) or name.lower().endswith("id") else f"example-{name.lower()}"


def _nested(values: Mapping[str, str]) -> dict[str, Any]:
    """`identity.sourceIp` as an object in an object."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        holder = made
        *outer, last = name.split(".")
        for step in outer:
            if not isinstance(holder.get(step), dict):
                holder[step] = {}
            holder = holder[step]
        holder[last] = value
    return made
