"""What becomes of a request? Each API that answers to it, with the stations on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gatewright.features.graph.naming import name_of
from gatewright.features.languages.sight import STAGE_VARIABLES
from gatewright.features.trial import http, rest
from gatewright.features.trial.match import Candidate, Match, reached
from gatewright.features.trial.message import Answer, Request
from gatewright.features.trial.steps import Step
from gatewright.features.trial.texts import line_of
from gatewright.index import Index
from gatewright.inside import entries
from gatewright.model import Project
from gatewright.model.graph import Api, ApiGraph, Method, Operation, Route, Stage


@dataclass(frozen=True)
class Trace:
    """What one API does with a request."""

    api: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Asked:
    """What is followed: a request, on a stage by its name or on the only one, and what the backend is taken to answer."""

    request: Request
    stage: str | None = None
    answer: Answer | None = None


def traces(project: Project, asked: Asked, index: Index) -> Iterator[Trace]:
    """The trace through each REST and HTTP API of a project. A WebSocket API gets no requests of this kind."""
    graph = ApiGraph(project)
    for api in graph.apis:
        if api.protocol != "WEBSOCKET":
            yield Trace(name_of(api, "name"), tuple(_steps(api, asked, index)))


def stage_names(project: Project) -> list[str | None]:
    """The names of the stages of its REST and HTTP APIs; `None` for one that is not known."""
    graph = ApiGraph(project)
    return [stage.name for api in graph.apis if api.protocol != "WEBSOCKET" for stage in api.stages]


def _steps(api: Api, asked: Asked, index: Index) -> Iterator[Step]:
    request = _staged(api, asked)
    is_http = api.protocol == "HTTP"
    candidates = [
        *(Candidate[object](method.verb, method.path, method) for method in api.methods if method.verb and method.path),
        *_of_routes(api),
        *(
            Candidate[object](one.verb or "ANY", one.path, one)
            for one in api.operations
            if one.path and one.block.kind not in ("rest.method", "http.route")
        ),
    ]
    match, is_path = reached(candidates, request.verb, request.path, verbs_first=is_http)
    if match is None:
        yield _lost(api, is_http, is_path)
        return
    request = replace(request, path_parameters={**request.path_parameters, **match.variables})
    yield from _way(match, request, asked.answer, index)


def _way(match: Match[object], request: Request, answer: Answer | None, index: Index) -> Iterator[Step]:
    found = tuple(f"{name} = {value}" for name, value in match.variables.items())
    match match.what:
        case Method() as method:
            yield Step("match", method.label, found, line_of(method.block, method.project))
            steps = tuple(rest.way_in(method, request, index))
            yield from steps
            answer = answer or rest.mock_answer(method, request, index)
            if answer and not any(step.ends and step.name != "backend" for step in steps):
                yield from rest.way_back(method, request, answer, index)
        case Route() as route:
            yield Step("match", route.key or route.block.name, found, line_of(route.block, route.project))
            steps = tuple(http.way_in(route, request))
            yield from steps
            if answer and not any(step.ends for step in steps):
                yield from http.way_back(route, request, answer)
        case Operation() as operation:
            yield Step("match", operation.label, found, line_of(operation.block, operation.project))
            function = operation.function
            said = (
                f"It calls the function `{function.block.name}`."
                if function
                else "It is described by a document or an event, which is not followed further."
            )
            yield Step("integration", said)
        case _:
            return


def _of_routes(api: Api) -> Iterator[Candidate[object]]:
    for route in api.routes:
        verb, blank, path = (route.key or "").partition(" ")
        if blank or route.key == "$default":
            yield Candidate(verb if blank else "ANY", path if blank else "$default", route)


def _lost(api: Api, is_http: bool, is_path: bool) -> Step:
    """No method or route: what the service answers, unless the files may not show all."""
    hidden = any(route.key is None for route in api.routes) or any(not (method.verb and method.path) for method in api.methods)
    if hidden or api.may_have("http.route" if is_http else "rest.method"):
        what = "has others whose path or verb is not known" if hidden else "may have more"
        return Step("match", f"Nothing that is known in these files answers to it; the API {what}.", ends=True)
    if is_http:
        return Step("match", 'No route fits: 404 {"message":"Not Found"}.', ends=True)
    said = "The path has no method for this verb" if is_path else "No path fits"
    return Step("match", f'{said}: 403 {{"message":"Missing Authentication Token"}}.', ends=True)


def _staged(api: Api, asked: Asked) -> Request:
    """The request with what its stage says. With several stages and none named, stage variables are not known."""
    request = asked.request
    stages = [stage for stage in api.stages if asked.stage in (None, stage.name)]
    if len(stages) != 1 or request.stage_variables is not None:
        return request
    stage = stages[0]
    context = {"stage": stage.name, **request.context} if stage.name else request.context
    return replace(request, stage_variables=dict(_variables(stage)), context=context)


def _variables(stage: Stage) -> Iterator[tuple[str, str | None]]:
    attribute = stage.block.get(STAGE_VARIABLES[stage.kind])
    for entry in entries(attribute.value) if attribute else ():
        if entry.key is not None:
            value = stage.project.known(entry.value)
            yield entry.key, value if isinstance(value, str) else None
