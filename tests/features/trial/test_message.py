"""Requests and answers as they are read from JSON and from a line."""

from __future__ import annotations

import json

import pytest

from gatewright.features.trial.message import Headers, MessageError, read_answer, read_event, request_line


def test_a_line_is_a_verb_a_path_and_a_query() -> None:
    request = request_line("get /pets/42?limit=2&tag=a&tag=b&empty=", {"Accept": "text/plain"}, "x")
    assert (request.verb, request.path, request.body) == ("GET", "/pets/42", "x")
    assert request.query == {"limit": ("2",), "tag": ("a", "b"), "empty": ("",)}
    assert request.headers.get("accept") == "text/plain"
    assert request.media_type == "application/json"


@pytest.mark.parametrize("line", ["", "GET", "GET pets", "/pets", "G3T /pets"])
def test_what_has_no_verb_and_path_is_no_request(line: str) -> None:
    with pytest.raises(MessageError, match=r"is no request; write a verb and a path, like `GET /pets/42\?limit=2`$"):
        request_line(line, {}, "")


def test_an_event_of_the_first_format() -> None:
    event = {
        "httpMethod": "POST",
        "path": "/pets/42",
        "pathParameters": {"id": 42},
        "queryStringParameters": {"tag": "b"},
        "multiValueQueryStringParameters": {"tag": ["a", "b"]},
        "headers": {"content-type": "text/plain; charset=utf-8"},
        "requestContext": {"stage": "live", "identity": {"sourceIp": "192.0.2.1", "user": None}},
        "stageVariables": {"table": "pets"},
        "body": "aMOp",
        "isBase64Encoded": True,
    }
    request = read_event(json.dumps(event))
    assert (request.verb, request.path, request.body) == ("POST", "/pets/42", "hé")
    assert request.path_parameters == {"id": "42"}
    assert request.query == {"tag": ("a", "b")}
    assert request.media_type == "text/plain"
    assert request.context == {"stage": "live", "identity.sourceIp": "192.0.2.1"}
    assert request.stage_variables == {"table": "pets"}


def test_an_event_of_the_second_format() -> None:
    request = read_event('{"rawPath": "/pets", "requestContext": {"http": {"method": "PUT"}}, "body": {"a": 1}}')
    assert (request.verb, request.path, request.body, request.stage_variables) == ("PUT", "/pets", '{"a": 1}', None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", r"^the event is no JSON: "),
        ("[]", "^the event is no JSON object$"),
        ('{"headers": []}', None),
        ('{"headers": "x"}', "^`headers` is no object$"),
        ('{"httpMethod": 1}', "^`httpMethod` is no text$"),
        ('{"body": "?", "isBase64Encoded": true}', "^`body` is no base64, which `isBase64Encoded` says$"),
    ],
)
def test_what_is_no_event_says_why(text: str, words: str | None) -> None:
    if words is None:
        assert read_event(text).headers == Headers()
        return
    with pytest.raises(MessageError, match=words):
        read_event(text)


def test_answers() -> None:
    answer = read_answer('{"statusCode": "404", "headers": {"ETag": "x"}, "body": "no"}')
    assert (answer.status, answer.headers.get("etag"), answer.body, answer.error) == (404, "x", "no", None)
    failed = read_answer('{"errorMessage": "[404] nobody"}')
    assert (failed.error, json.loads(failed.body)) == ("[404] nobody", {"errorMessage": "[404] nobody"})
    with pytest.raises(MessageError, match=r"^`statusCode` is no status, such as 200$"):
        read_answer('{"statusCode": true}')
