"""What a route key matches, and where it is wrong."""

import pytest

from gatewright.expressions.route_key import mended_http_key, read_http_key, websocket_fault
from gatewright.text import Span


def test_key_is_read_with_its_places() -> None:
    key = read_http_key("GET /pets/{id}/{rest+}")
    assert (key.verb, key.verb_span, key.path, key.path_span) == ("GET", Span(0, 3), "/pets/{id}/{rest+}", Span(4, 22))
    assert [(segment.text, segment.variable, segment.greedy) for segment in key.segments] == [
        ("pets", None, False),
        ("{id}", "id", False),
        ("{rest+}", "rest", True),
    ]
    assert [segment.span.of(key.text) for segment in key.variables] == ["{id}", "{rest+}"]


@pytest.mark.parametrize("text", ["$default", "GET /", "ANY /{proxy+}", "DELETE /pets/{pet_id}/", "POST /a-b/c.d/~x", "PATCH /pets/:id"])
def test_good_keys_have_no_fault(text: str) -> None:
    assert read_http_key(text).faults == ()
    assert mended_http_key(text) == (None if text == "$default" else text)


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("get /pets", "get", "GET /pets"),
        ("FETCH /pets", "FETCH", None),
        ("* /pets", "*", "ANY /pets"),
        ("GET pets", "pets", "GET /pets"),
        ("GET  /pets", "  ", "GET /pets"),
        ("GET/pets", "GET/pets", "GET /pets"),
        ("GET:/pets", ":", "GET /pets"),
        ("GET /pets ", "GET /pets ", "GET /pets"),
        ("/pets", "/pets", None),
        ("GET", "GET", None),
        ("$connect", "$connect", None),
        ("GET /{all+}/pets", "{all+}", None),
        ("GET /file.{ext}", "file.{ext}", None),
        ("GET /{}", "{}", None),
        ("GET /my pets", "my pets", None),
    ],
)
def test_fault_stands_at_what_is_wrong(text: str, place: str, meant: str | None) -> None:
    assert read_http_key(text).faults[0].span.of(text) == place
    assert mended_http_key(text) == meant


def test_any_text_is_read() -> None:
    for text in ("", " ", "/", "{", "GET /}{", "\n", "a:b/c"):
        assert read_http_key(text).faults


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GET /pets/{id}", "GET /pets/{name}", True),
        ("GET /pets/{id}", "GET /pets/{id+}", False),
        ("GET /pets", "GET /pets/", False),
        ("GET /pets", "ANY /pets", False),
        ("$default", "$default", True),
    ],
)
def test_names_of_variables_do_not_tell_keys_apart(one: str, other: str, same: bool) -> None:
    assert (read_http_key(one).matches == read_http_key(other).matches) is same


@pytest.mark.parametrize(
    ("text", "wrong"), [("$connect", False), ("$default", False), ("say", False), ("GET /pets", False), ("$login", True)]
)
def test_websocket_keys(text: str, wrong: bool) -> None:
    fault = websocket_fault(text)
    assert (fault.span.of(text) if fault else None) == (text if wrong else None)
