"""A request on its way through a REST API, station by station.

Sources: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html,
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html,
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from gatewright.expressions.rest_mapping import IDENTITY, read
from gatewright.expressions.velocity.running import TemplateError
from gatewright.features.graph.called import called
from gatewright.features.languages.sight import declared
from gatewright.features.trial.mapped import from_answer, from_request
from gatewright.features.trial.message import JSON_TYPE, Answer, Request
from gatewright.features.trial.steps import Step, indented
from gatewright.features.trial.template import Outcome, overridden, remarks, run_template
from gatewright.features.trial.texts import line_of, shown, texts_of
from gatewright.index import Index
from gatewright.model import ABSENT, UNKNOWN, Bool, Unknown
from gatewright.model.graph import Authorizer, Integration, Method, Node, OnMethod
from gatewright.rules.questions.declared import declared_response, status_of
from gatewright.rules.questions.patterns import compiled
from gatewright.rules.questions.uris import PROXY_TYPES, rendered
from gatewright.rules.questions.uris import shown as shown_uri


def way_in(method: Method, request: Request, index: Index) -> Iterator[Step]:
    """From the method to what the backend receives."""
    for station in (_authorization, _api_key, _validation):
        step = station(method, request)
        if step:
            yield step
            if step.ends:
                return
    integration = method.integration
    if not isinstance(integration, Integration):
        said = "The method has no integration." if integration is None else "What stands behind the method is not in these files."
        yield Step("integration", said, ends=True)
        return
    yield from _integration(integration, request, index)


def way_back(method: Method, request: Request, answer: Answer, index: Index) -> Iterator[Step]:
    """From what the backend answers to what the client gets."""
    integration = method.integration
    if not isinstance(integration, Integration):
        return
    kind = integration.text("type")
    if kind in PROXY_TYPES:
        yield Step("answer", f"{answer.status} goes back as it is: {kind} maps nothing.", indented(answer.body))
        return
    if kind is None:
        yield Step("answer", "The type of the integration is not known, so nobody knows who maps the answer.", ends=True)
        return
    chosen = _chosen(method, integration, answer)
    if chosen is UNKNOWN:
        yield Step("integration response", "Which integration response answers is not known: a pattern is not.", ends=True)
        return
    if chosen is None:
        said = 'No integration response fits, and none is the default: the client gets 500 "Internal server error".'
        yield Step("integration response", said, ends=True)
        return
    yield from _answered(chosen, request, answer, index)


# Who may call ---------------------------------------------------------------------------------------------------------


def _authorization(method: Method, request: Request) -> Step:
    kind = method.value("authorization")
    if not isinstance(kind, str):
        return Step("authorization", "Who may call is not known." if kind is not ABSENT else "Anybody may call.")
    if kind == "NONE":
        return Step("authorization", "Anybody may call.")
    if kind == "AWS_IAM":
        return Step("authorization", "The caller has to sign with IAM credentials that may do execute-api:Invoke.")
    authorizer = method.authorizer
    if not isinstance(authorizer, Authorizer):
        return Step("authorization", f"{kind} with an authorizer that is not in these files.")
    return _authorizer(authorizer, kind, request)


def _authorizer(authorizer: Authorizer, kind: str, request: Request) -> Step:
    """Asked only when all that identifies a caller is there."""
    name = authorizer.text("name") or authorizer.block.name
    place = line_of(authorizer.block, authorizer.project)
    source = authorizer.value("identity_source")
    written = source if isinstance(source, str) else "method.request.header.Authorization" if source is ABSENT else None
    if written is None:
        return Step("authorization", f"The authorizer `{name}` decides; what it looks at is not known.", place=place)
    for text in (part.strip() for part in written.split(",")):
        if from_request(text, request) == "" and read(text, IDENTITY):
            return Step(
                "authorization", f"`{text}` is missing, so the authorizer `{name}` is not asked: 401 Unauthorized.", place=place, ends=True
            )
    return Step("authorization", f"The authorizer `{name}` ({kind}) decides by {written}.", place=place)


def _api_key(method: Method, request: Request) -> Step | None:
    if method.value("api_key_required") is not True:
        return None
    if request.headers.get("x-api-key") is None:
        return Step("API key", "`x-api-key` is missing: 403 Forbidden.", ends=True)
    return Step("API key", "The key in `x-api-key` has to be in a usage plan of the stage.")


# What is checked ------------------------------------------------------------------------------------------------------


def _validation(method: Method, request: Request) -> Step | None:
    validator = method.validator
    if not isinstance(validator, Node):
        return None if validator is None else Step("validation", "The request validator is not in these files.")
    place = line_of(validator.block, validator.project)
    if validator.value("validate_request_parameters") is True:
        missing = [key.split(".", 3)[3] for key in _required(method) if not (from_request(key, request) or "").strip()]
        if missing:
            said = f"Missing required request parameters: [{', '.join(missing)}]: 400 Bad Request."
            return Step("validation", said, place=place, ends=True)
    if validator.value("validate_request_body") is not True:
        return Step("validation", "The required parameters are there; the body is not looked at.", place=place)
    model = next((name for media, name in _models(method) if media.lower() in (request.media_type, "$default")), None)
    if model is None:
        return Step("validation", f"No model is for `{request.media_type}`, so the body passes.", place=place)
    try:
        json.loads(request.body or "{}")
    except ValueError:
        return Step("validation", "Invalid request body: it is no JSON: 400 Bad Request.", place=place, ends=True)
    return Step("validation", f"The body has to fit the model `{model}`; whether it does is not looked at here.", place=place)


def _models(method: Method) -> Iterator[tuple[str, str]]:
    """The models by content type, as they are named there."""
    for entry in declared(method, "request_models"):
        if entry.key:
            known = method.project.known(entry.value)
            yield entry.key, known if isinstance(known, str) else "…"


def _required(method: Method) -> Iterator[str]:
    for entry in declared(method, "request_parameters"):
        if entry.key and entry.key.count(".") >= 3 and isinstance(entry.value, Bool) and entry.value.value:
            yield entry.key


# What the backend receives --------------------------------------------------------------------------------------------


def _integration(integration: Integration, request: Request, index: Index) -> Iterator[Step]:
    kind, place = integration.text("type"), line_of(integration.block, integration.project)
    if kind is None:
        yield Step("integration", "The type of the integration is not known.", place=place, ends=True)
        return
    parameters = {key: from_request(text, request) for key, text in texts_of(integration, "request_parameters").items()}
    target = _target(integration, request, parameters)
    if kind == "AWS_PROXY":
        yield Step("integration", f"{target} gets the whole request as an event.", place=place)
        return
    lines = tuple(_changed(parameters))
    if kind == "HTTP_PROXY":
        yield Step("integration", f"{target} gets the request as it is.", (*lines, *_unbound(target)), place)
        return
    yield Step("mapping", "Parameters are mapped." if lines else "No parameter is mapped.", lines, place)
    yield from _body(integration, kind, target, request, index)


def _body(integration: Integration, kind: str, target: str, request: Request, index: Index) -> Iterator[Step]:
    """The template for the content type, or what happens without one."""
    templates = {media.lower(): text for media, text in texts_of(integration, "request_templates").items()}
    place = line_of(integration.block, integration.project)
    text = templates.get(request.media_type)
    if text is None:
        behavior = integration.value("passthrough_behavior")
        name = behavior if isinstance(behavior, str) else "WHEN_NO_MATCH" if behavior is ABSENT else None
        if name is None or (
            integration.value("request_templates") is not ABSENT and not isinstance(integration.value("request_templates"), dict)
        ):
            yield Step("template", "Which templates there are is not known.", place=place, ends=True)
        elif name == "NEVER" or (name == "WHEN_NO_TEMPLATES" and templates):
            said = f"No template is for `{request.media_type}`, and passthrough is {name}: 415 Unsupported Media Type."
            yield Step("template", said, place=place, ends=True)
        else:
            yield Step("template", f"No template is for `{request.media_type}`; the body passes as it is.", place=place)
            yield _sent(kind, target, request.body)
        return
    try:
        outcome = run_template(text, request, index)
    except TemplateError as error:
        yield Step("template", f"The template for `{request.media_type}` fails: {error}", place=place, ends=True)
        return
    notes = tuple(remarks(outcome, text, request.media_type))
    yield Step("template", f"The template for `{request.media_type}` makes the body.", (*notes, *overridden(outcome)), place)
    yield _mocked(outcome) if kind == "MOCK" else _sent(kind, target, outcome.text)


def _sent(kind: str, target: str, body: str) -> Step:
    return Step("backend", f"{target} receives:" if body.strip() else f"{target} receives no body.", indented(body), ends=kind == "MOCK")


_STATUS = re.compile(r"""["']?statusCode["']?\s*:\s*["']?(?P<status>\d{3})\b""")


def _mocked(outcome: Outcome) -> Step:
    """A mock takes the status from what its template prints."""
    status = _STATUS.search(outcome.text)
    if status:
        return Step("mock", f"The template says {status['status']}, so the integration response for it answers.", indented(outcome.text))
    said = "Unable to parse statusCode: the template has to print an object with an integer `statusCode`; the client gets 500."
    return Step("mock", said, indented(outcome.text), ends=True)


def mock_answer(method: Method, request: Request, index: Index) -> Answer | None:
    """What a mock answers; `None` for another integration, or where its template fails."""
    integration = method.integration
    if not isinstance(integration, Integration) or integration.text("type") != "MOCK":
        return None
    text = next((text for media, text in texts_of(integration, "request_templates").items() if media.lower() == request.media_type), None)
    try:
        status = _STATUS.search(run_template(text, request, index).text) if text else None
    except TemplateError:
        return None
    return Answer(int(status["status"])) if status else None


def _target(integration: Integration, request: Request, parameters: dict[str, str | None]) -> str:
    found = called(integration)
    if found.kind != "http":
        return {"lambda": f"The function `{found.name}`", "service": f"`{found.name}`", "mock": "The mock"}.get(found.kind, "The backend")
    uri = shown_uri(rendered(integration.uri, integration.project)) if integration.uri else "…"
    for key, value in parameters.items():
        if key.startswith("integration.request.path.") and value is not None:
            uri = uri.replace(f"{{{key.rsplit('.', 1)[1]}}}", value)
    for name, value in (request.stage_variables or {}).items():
        uri = uri.replace(f"${{stageVariables.{name}}}", value or "…")
    verb = integration.text("integration_http_method") or request.verb
    return f"{request.verb if verb == 'ANY' else verb} {uri}"


def _unbound(target: str) -> Iterator[str]:
    for name in re.findall(r"(?<!\$)\{(\w+\+?)\}", target):
        yield f"`{{{name}}}` of the uri is filled by nothing and is sent as it stands."


def _changed(parameters: dict[str, str | None]) -> Iterator[str]:
    for key, value in parameters.items():
        yield f"{key.removeprefix('integration.request.')} = {'…' if value is None else value}"


# The way back ---------------------------------------------------------------------------------------------------------


def _chosen(method: Method, integration: Integration, answer: Answer) -> OnMethod | Unknown | None:
    """The integration response whose pattern fits, else the one without a pattern."""
    subject = answer.error if answer.error is not None else str(answer.status)
    # A function that returns has no error, whatever it returned.
    of_function = called(integration).kind == "lambda"
    default: OnMethod | None = None
    unsure = method.may_have("rest.integration_response")
    for response in method.integration_responses:
        known = response.value("selection_pattern")
        pattern = known if isinstance(known, str) else None
        if known is UNKNOWN:
            unsure = True
        elif not pattern:
            default = default or response
            if integration.text("type") == "MOCK" and _status(response) == str(answer.status):
                return response
        elif not (of_function and answer.error is None) and _matches(pattern, subject):
            return response
    return UNKNOWN if unsure else default


def _status(response: OnMethod) -> str | None:
    """The status of a response, also where it takes that of the method response."""
    found = declared_response(response)
    return status_of(response) or (status_of(found) if isinstance(found, OnMethod) else None)


def _matches(pattern: str, subject: str) -> bool:
    try:
        return compiled(pattern).fullmatch(subject) is not None
    except re.error:
        return False


def _answered(response: OnMethod, request: Request, answer: Answer, index: Index) -> Iterator[Step]:
    status, place = _status(response) or "…", line_of(response.block, response.project)
    pattern = response.text("selection_pattern")
    yield Step("integration response", f"`{pattern}` fits." if pattern else "The default answers.", place=place)
    headers = {key: from_answer(text, request, answer) for key, text in texts_of(response, "response_parameters").items()}
    lines = tuple(f"{key.removeprefix('method.response.header.')}: {'…' if value is None else value}" for key, value in headers.items())
    templates = {media.lower(): text for media, text in texts_of(response, "response_templates").items()}
    wanted = request.headers.media_type("Accept") or JSON_TYPE
    text = templates.get(wanted) or next(iter(templates.values()), None)
    if not text:
        yield Step(
            "client", f"{status} {'with the body of the backend' if answer.body else 'without a body'}.", (*lines, *indented(answer.body))
        )
        return
    try:
        outcome = run_template(shown(text), request, index, "response", answer.body)
    except TemplateError as error:
        yield Step("template", f"The response template fails: {error}", place=place, ends=True)
        return
    status = str(outcome.overrides.get("status", status))
    notes = tuple(remarks(outcome, text, wanted))
    yield Step("client", f"{status} with what the template makes.", (*lines, *overridden(outcome), *notes, *indented(outcome.text)))
