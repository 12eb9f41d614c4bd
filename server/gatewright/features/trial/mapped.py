"""What does a parameter mapping put into a message? `None` where it cannot be known, an empty text where there is nothing to put."""

from __future__ import annotations

import json
import re

from gatewright.expressions import http_mapping, rest_mapping
from gatewright.expressions.velocity.running.json_path import NoPathError, found
from gatewright.features.trial.message import Answer, Headers, Request, Values
from gatewright.features.trial.template import parameters_of
from gatewright.inside.strand import HOLE


def from_request(text: str, request: Request) -> str | None:
    """The value of an expression of a REST API's request mapping."""
    match rest_mapping.read(text, rest_mapping.FROM_REQUEST) if HOLE not in text else None:
        case rest_mapping.Fixed(text=words):
            return words.text
        case rest_mapping.Part(location=location, name=name):
            return _of_request(location.text, name.text if name else "", request)
        case rest_mapping.Context(name=name):
            return request.context.get(name.text)
        case rest_mapping.StageVariable(name=name):
            return _stage_variable(name.text, request)
        case _:
            return None


def from_answer(text: str, request: Request, answer: Answer) -> str | None:
    """The value of an expression of a REST API's response mapping."""
    match rest_mapping.read(text, rest_mapping.FROM_RESPONSE) if HOLE not in text else None:
        case rest_mapping.Part(location=location, name=name):
            if location.text == "body":
                return in_body(name.text if name else "", answer.body)
            return answer.headers.get(name.text if name else "") or ""
        case _:
            return from_request(text, request)


def from_either(text: str, side: http_mapping.Side, request: Request, answer: Answer | None = None) -> str | None:
    """The value of a text of an HTTP API's mapping: words and variables."""
    if HOLE in text:
        return None
    values: list[str] = []
    for piece in http_mapping.read_value(text, side):
        match piece:
            case http_mapping.Words(text=words):
                value = words.text
            case http_mapping.Part(location=location, name=name):
                value = _of_message(location.text, name.text if name else "", request, answer)
            case http_mapping.Context(name=name):
                value = request.context.get(name.text)
            case http_mapping.StageVariable(name=name):
                value = _stage_variable(name.text, request)
            case http_mapping.Malformed():
                value = None
        if value is None:
            return None
        values.append(value)
    return "".join(values)


def in_body(path: str, body: str) -> str | None:
    """What stands at a path of a body that is JSON; all of the body without a path."""
    if not path:
        return body
    try:
        value = found(path.removeprefix("."), json.loads(body or "{}"))
    except (ValueError, NoPathError):
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _of_request(location: str, name: str, request: Request) -> str | None:
    match location:
        case "body":
            return in_body(name, request.body)
        case "multivaluequerystring":
            return ",".join(request.query.get(name, ()))
        case "multivalueheader":
            return ",".join(_exactly(request.headers.values, name))
        case _:
            return parameters_of(request)[location].get(name, "")


def _of_message(location: str, name: str, request: Request, answer: Answer | None) -> str | None:
    """A part of what an HTTP API sees: names of headers in any case, several values with commas."""
    headers: Headers = answer.headers if answer else request.headers
    match location:
        case "body":
            return in_body(re.sub(r"^\.", "", name), answer.body if answer else request.body)
        case "header":
            return ",".join(value for key, values in headers.values.items() if key.lower() == name.lower() for value in values)
        case "querystring":
            return ",".join(request.query.get(name, ()))
        case _:
            return request.path_parameters.get(name, "") if name else request.path


def _exactly(values: Values, name: str) -> tuple[str, ...]:
    return values.get(name, ())


def _stage_variable(name: str, request: Request) -> str | None:
    return None if request.stage_variables is None else request.stage_variables.get(name, "")
