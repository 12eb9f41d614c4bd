"""A request as it reaches API Gateway, and the answer of a backend, read from JSON in the form that Lambda functions know.

Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

JSON_TYPE = "application/json"
"""What a message without a `Content-Type` is taken for."""

Values = Mapping[str, tuple[str, ...]]


class MessageError(ValueError):
    """The text describes no request, or no answer; the message says why."""


@dataclass(frozen=True)
class Headers:
    """Headers and their values; names are compared as the service does for its own: in any case."""

    values: Values = field(default_factory=dict[str, tuple[str, ...]])

    def get(self, name: str) -> str | None:
        """The last value of a header, whatever the case of its name."""
        found = [values[-1] for key, values in self.values.items() if key.lower() == name.lower() and values]
        return found[-1] if found else None

    def media_type(self, name: str = "Content-Type") -> str | None:
        """A content type without its parameters."""
        value = self.get(name)
        return value.split(",")[0].split(";")[0].strip().lower() if value else None


@dataclass(frozen=True)
class Request:
    """What a client sends.

    Attributes:
        verb: `GET`.
        path: as sent, without the stage: `/pets/42`.
        query: query parameters.
        headers: headers.
        body: the payload as text.
        path_parameters: what the variables of the path are, where the event says so.
        context: what is known of `$context`, by dotted name.
        stage_variables: those of the stage; `None` where the event says nothing of them.
    """

    verb: str = "GET"
    path: str = "/"
    query: Values = field(default_factory=dict[str, tuple[str, ...]])
    headers: Headers = Headers()
    body: str = ""
    path_parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    context: Mapping[str, str] = field(default_factory=dict[str, str])
    stage_variables: Mapping[str, str | None] | None = None

    @property
    def media_type(self) -> str:
        """The content type of the body."""
        return self.headers.media_type() or JSON_TYPE


@dataclass(frozen=True)
class Answer:
    """What a backend answers: a status, or the error with which a Lambda function failed."""

    status: int = 200
    headers: Headers = Headers()
    body: str = ""
    error: str | None = None


def request_line(line: str, headers: Mapping[str, str], body: str) -> Request:
    """A request from `GET /pets/42?limit=2`. Raises `MessageError` where it has no verb and path."""
    verb, blank, target = line.strip().partition(" ")
    if not blank or not target.startswith("/") or not verb.isalpha():
        raise MessageError(f"`{line}` is no request; write a verb and a path, like `GET /pets/42?limit=2`")
    parts = urlsplit(target)
    query: dict[str, tuple[str, ...]] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        query[name] = (*query.get(name, ()), value)
    return Request(verb.upper(), parts.path, query, Headers({name: (value,) for name, value in headers.items()}), body)


def read_event(text: str) -> Request:
    """A request from the event that a Lambda proxy function would get, in either payload format. Raises `MessageError`."""
    event = _object(text, "event")
    context = _mapping(event, "requestContext")
    http = _mapping(context, "http")
    return Request(
        verb=_word(event, "httpMethod") or _word(http, "method") or "GET",
        path=_word(event, "path") or _word(event, "rawPath") or "/",
        query=_values(event, "queryStringParameters", "multiValueQueryStringParameters"),
        headers=Headers(_values(event, "headers", "multiValueHeaders")),
        body=_body(event),
        path_parameters={name: _shown(value) for name, value in _mapping(event, "pathParameters").items()},
        context=dict(_flat(context)),
        stage_variables={name: _shown(value) for name, value in _mapping(event, "stageVariables").items()}
        if isinstance(event.get("stageVariables"), dict)
        else None,
    )


def read_answer(text: str) -> Answer:
    """An answer from what a Lambda proxy function returns, `{"statusCode": 200, "headers": {}, "body": ""}`, or from its error,
    `{"errorMessage": "..."}`. Raises `MessageError`."""
    answer = _object(text, "answer")
    error = answer.get("errorMessage")
    if isinstance(error, str):
        return Answer(200, body=json.dumps(answer), error=error)
    status = answer.get("statusCode", 200)
    if isinstance(status, bool) or not isinstance(status, int | str) or not str(status).isdigit():
        raise MessageError("`statusCode` is no status, such as 200")
    return Answer(int(status), Headers(_values(answer, "headers", "multiValueHeaders")), _body(answer))


def _object(text: str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise MessageError(f"the {what} is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise MessageError(f"the {what} is no JSON object")
    return cast("dict[str, Any]", found)


def _mapping(event: Mapping[str, Any], name: str) -> dict[str, Any]:
    found: Any = event.get(name) or {}
    if not isinstance(found, dict):
        raise MessageError(f"`{name}` is no object")
    return cast("dict[str, Any]", found)


def _word(event: Mapping[str, Any], name: str) -> str | None:
    found = event.get(name)
    if found is not None and not isinstance(found, str):
        raise MessageError(f"`{name}` is no text")
    return found


def _values(event: Mapping[str, Any], single: str, multiple: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in _mapping(event, single).items():
        if value is not None:
            found[name] = (_shown(value),)
    for name, values in _mapping(event, multiple).items():
        if isinstance(values, list):
            found[name] = tuple(_shown(value) for value in cast("list[Any]", values))
    return found


def _body(event: Mapping[str, Any]) -> str:
    body = event.get("body")
    if body is None:
        return ""
    if not isinstance(body, str):
        return json.dumps(body, ensure_ascii=False)
    if event.get("isBase64Encoded"):
        try:
            return base64.b64decode(body, validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError) as error:
            raise MessageError("`body` is no base64, which `isBase64Encoded` says") from error
    return body


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, Any]", value), f"{before}{name}.")
        elif value is not None and not isinstance(value, list):
            yield f"{before}{name}", _shown(value)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
