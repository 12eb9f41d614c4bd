"""A request on its way through an HTTP API, station by station.

Sources: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html,
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.expressions.http_mapping import REQUEST, RESPONSE, Key, Side, read_key
from gatewright.features.graph.called import called
from gatewright.features.trial.mapped import from_either
from gatewright.features.trial.message import Answer, Request
from gatewright.features.trial.steps import Step, indented
from gatewright.features.trial.texts import filled, line_of, texts_of
from gatewright.inside import strands_of
from gatewright.inside.languages import HttpMappingKey
from gatewright.model import ABSENT
from gatewright.model.graph import Authorizer, Integration, Route
from gatewright.rules.questions.uris import rendered, shown


def way_in(route: Route, request: Request) -> Iterator[Step]:
    """From the route to what the backend receives."""
    step = _authorization(route, request)
    yield step
    if step.ends:
        return
    integration = route.integration
    if not isinstance(integration, Integration):
        said = "The route has no target: 500." if integration is None else "What stands behind the route is not in these files."
        yield Step("integration", said, ends=True)
        return
    place = line_of(integration.block, integration.project)
    lines = tuple(_changes(integration, request))
    action = integration.text("integration_subtype")
    if action:
        yield Step("integration", f"`{action}` is called with:", lines, place)
        return
    found = called(integration)
    if found.kind == "lambda":
        version = integration.value("payload_format_version")
        said = f"The function `{found.name}` gets an event in the format {version if isinstance(version, str) else '1.0'}."
        yield Step("integration", said, lines, place)
        return
    uri = shown(rendered(integration.uri, integration.project)) if integration.uri else "The backend"
    for name, value in request.path_parameters.items():
        uri = uri.replace(f"{{{name}}}", value)
    verb = integration.text("integration_method") or "ANY"
    yield Step(
        "integration", f"{request.verb if verb == 'ANY' else verb} {uri} gets the request.", (*lines, *indented(request.body)), place
    )


def way_back(route: Route, request: Request, answer: Answer) -> Iterator[Step]:
    """From what the backend answers to what the client gets."""
    integration = route.integration
    if isinstance(integration, Integration):
        lines = tuple(_answer_changes(integration, request, answer))
        yield Step("client", f"{answer.status} goes back{' changed' if lines else ' as it is'}.", (*lines, *indented(answer.body)))


def _authorization(route: Route, request: Request) -> Step:
    kind = route.value("authorization_type")
    if kind in (ABSENT, "NONE"):
        return Step("authorization", "Anybody may call.")
    if not isinstance(kind, str):
        return Step("authorization", "Who may call is not known.")
    if kind == "AWS_IAM":
        return Step("authorization", "The caller has to sign with IAM credentials that may do execute-api:Invoke.")
    authorizer = route.authorizer
    if not isinstance(authorizer, Authorizer):
        return Step("authorization", f"{kind} with an authorizer that is not in these files.")
    place, name = line_of(authorizer.block, authorizer.project), authorizer.text("name") or authorizer.block.name
    sources = authorizer.value("identity_sources")
    for source in sources if isinstance(sources, list) else ():  # pyright: ignore[reportUnknownVariableType]
        if isinstance(source, str) and from_either(source, REQUEST, request) == "":
            said = f"`{source}` is missing, so the authorizer `{name}` is not asked: 401 Unauthorized."
            return Step("authorization", said, place=place, ends=True)
    return Step("authorization", f"The authorizer `{name}` ({kind}) decides.", place=place)


def _changes(integration: Integration, request: Request) -> Iterator[str]:
    """What the mapping makes of a request, a line each."""
    for key, text in texts_of(integration, "request_parameters").items():
        yield _change(key, from_either(text, REQUEST, request), REQUEST)


def _answer_changes(integration: Integration, request: Request, answer: Answer) -> Iterator[str]:
    """What the mapping for that status makes of an answer."""
    for responses in integration.block.nested("response_parameters"):
        status = responses.get("status_code")
        known = integration.project.known(status.value) if status else None
        if str(known) != str(answer.status):
            continue
        for attribute in responses.attributes:
            texts = [
                strand for strand in strands_of(responses, attribute) if strand.entry and not isinstance(strand.language, HttpMappingKey)
            ]
            for strand in texts:
                key = strand.entry.key if strand.entry else None
                if key:
                    yield _change(key, from_either(filled(strand, integration.project), RESPONSE, request, answer), RESPONSE)


def _change(key: str, value: str | None, side: Side) -> str:
    read = read_key(key, side)
    words = "…" if value is None else value
    if not isinstance(read, Key):
        return f"{key} = {words}"
    place = f"{read.place.text} {read.name.text}" if read.name else read.place.text
    match read.action.text:
        case "remove":
            return f"{place} is removed"
        case "append":
            return f"{place} gets {words} as well"
        case _:
            return f"{place} = {words}"
