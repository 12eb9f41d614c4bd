"""What do the keys and values of an HTTP API's parameter mapping say, and where?"""

import pytest

from gatewright.expressions.http_mapping import (
    REQUEST,
    RESPONSE,
    Context,
    Fault,
    Key,
    Malformed,
    Part,
    Piece,
    Side,
    StageVariable,
    Words,
    extent,
    is_reserved,
    read_key,
    read_value,
)


@pytest.mark.parametrize(
    ("text", "side", "said"),
    [
        ("append:header.x-tenant", REQUEST, ("append", "header", "x-tenant")),
        ("remove:querystring.page", REQUEST, ("remove", "querystring", "page")),
        ("overwrite:path", REQUEST, ("overwrite", "path", None)),
        ("overwrite:header.X-A.b", RESPONSE, ("overwrite", "header", "X-A.b")),
        ("overwrite:statuscode", RESPONSE, ("overwrite", "statuscode", None)),
    ],
)
def test_key(text: str, side: Side, said: tuple[str, str, str | None]) -> None:
    key = read_key(text, side)
    assert isinstance(key, Key)
    assert (key.action.text, key.place.text, key.name.text if key.name else None) == said
    assert all(word.span.of(text) == word.text for word in (key.action, key.place, key.name) if word)


@pytest.mark.parametrize(
    ("text", "side", "fault", "wrong", "meant"),
    [
        ("", REQUEST, Fault.ACTION, "", None),
        ("x-tenant", REQUEST, Fault.ACTION, "x-tenant", None),
        ("header.x", REQUEST, Fault.ACTION, "header.x", "overwrite:header.x"),
        ("Append:Header.x", REQUEST, Fault.ACTION, "Append", "append:header.x"),
        ("overwrite.header.x", REQUEST, Fault.ACTION, "overwrite.header.x", "overwrite:header.x"),
        ("integration.request.header.x", REQUEST, Fault.ACTION, "integration.request.header.x", "overwrite:header.x"),
        ("integration.request.path.id", REQUEST, Fault.ACTION, "integration.request.path.id", None),
        ("method.response.header.x", RESPONSE, Fault.ACTION, "method.response.header.x", "overwrite:header.x"),
        ("append:headers.x", REQUEST, Fault.PLACE, "headers", "append:header.x"),
        ("append:query.x", REQUEST, Fault.PLACE, "query", "append:querystring.x"),
        ("append:querystring.x", RESPONSE, Fault.PLACE, "querystring", None),
        ("overwrite:statusCode", RESPONSE, Fault.PLACE, "statusCode", "overwrite:statuscode"),
        ("overwrite:statuscode", REQUEST, Fault.PLACE, "statuscode", None),
        ("append:path", REQUEST, Fault.NOT_WHOLE, "append", "overwrite:path"),
        ("overwrite:path.id", REQUEST, Fault.NAMED, ".id", "overwrite:path"),
        ("append:header", REQUEST, Fault.NO_NAME, "append:header", None),
        ("append:header.", REQUEST, Fault.NO_NAME, "append:header.", None),
        ("append:header.a b", REQUEST, Fault.NAME, "a b", None),
    ],
)
def test_malformed_key(text: str, side: Side, fault: Fault, wrong: str, meant: str | None) -> None:
    key = read_key(text, side)
    assert isinstance(key, Malformed)
    assert (key.fault, key.span.of(text), key.meant) == (fault, wrong, meant)


def shown(piece: Piece) -> str:
    """A piece in short."""
    match piece:
        case Words(text=text):
            return f"'{text.text}'"
        case Part(message=message, location=location, name=name):
            return f"{message.text} {location.text}" + (f" {name.text}" if name else "")
        case Context(name=name):
            return f"context {name.text}"
        case StageVariable(name=name):
            return f"stage variable {name.text}"
        case Malformed():
            return piece.fault.name


@pytest.mark.parametrize(
    ("text", "side", "pieces"),
    [
        ("prod", REQUEST, ["'prod'"]),
        ("costs $5", REQUEST, ["'costs $5'"]),
        ("$5.00", REQUEST, ["'$5.00'"]),
        ("''", REQUEST, ["''"]),
        ("", REQUEST, []),
        ("$request.path", REQUEST, ["request path"]),
        ("$request.path.id", REQUEST, ["request path id"]),
        ("$request.header.x-a", REQUEST, ["request header x-a"]),
        ("$request.body", REQUEST, ["request body"]),
        ("$request.body.items[0].name", REQUEST, ["request body .items[0].name"]),
        ("$request.body[0]", REQUEST, ["request body [0]"]),
        ("$response.body.id", RESPONSE, ["response body .id"]),
        ("/v2${request.path}", REQUEST, ["'/v2'", "request path"]),
        ("${context.stage}-${stageVariables.tenant}", REQUEST, ["context stage", "'-'", "stage variable tenant"]),
    ],
)
def test_value(text: str, side: Side, pieces: list[str]) -> None:
    assert [shown(piece) for piece in read_value(text, side)] == pieces


@pytest.mark.parametrize(
    ("text", "side", "fault", "wrong", "meant"),
    [
        ("'prod'", REQUEST, Fault.QUOTED, "'prod'", "prod"),
        ("method.request.header.x", REQUEST, Fault.NO_DOLLAR, "method.request.header.x", "$request.header.x"),
        ("context.requestId", REQUEST, Fault.NO_DOLLAR, "context.requestId", "$context.requestId"),
        ("$method.request.path.id", REQUEST, Fault.MESSAGE, "$method.request.path.id", "$request.path.id"),
        ("$response.header.x", REQUEST, Fault.MESSAGE, "$response.header.x", None),
        ("$request.header.x", RESPONSE, Fault.MESSAGE, "$request.header.x", None),
        ("$input.body", REQUEST, Fault.MESSAGE, "$input.body", None),
        ("${}", REQUEST, Fault.MESSAGE, "${}", None),
        ("$request.headers.x", REQUEST, Fault.LOCATION, "headers", "$request.header.x"),
        ("$response.path", RESPONSE, Fault.LOCATION, "path", None),
        ("a/${request.header}", REQUEST, Fault.NO_NAME, "request.header", None),
        ("$stageVariables.a-b", REQUEST, Fault.NAME, "a-b", None),
        ("/v2$request.path", REQUEST, Fault.NO_BRACES, "$request.path", "/v2${request.path}"),
        ("$request.path/x", REQUEST, Fault.NO_BRACES, "$request.path", "${request.path}/x"),
        ("/v2${request.path", REQUEST, Fault.OPEN_BRACE, "${request.path", None),
    ],
)
def test_malformed_value(text: str, side: Side, fault: Fault, wrong: str, meant: str | None) -> None:
    (piece,) = [piece for piece in read_value(text, side) if isinstance(piece, Malformed)]
    assert (piece.fault, piece.span.of(text), piece.meant) == (fault, wrong, meant)


@pytest.mark.parametrize(
    ("header", "reserved"),
    [("Authorization", True), ("x-amz-date", True), ("Access-Control-Allow-Origin", True), ("Host", False), ("x-forwarded", False)],
)
def test_reserved_headers(header: str, reserved: bool) -> None:
    assert is_reserved(header) is reserved


@pytest.mark.parametrize(
    ("text", "side", "whole"),
    [
        ("$request.path", REQUEST, ["$request.path"]),
        ("/v2${request.path.id}/$", REQUEST, ["/v2", "${request.path.id}", "/$"]),
        ("${context.requestId}${stageVariables.a}", REQUEST, ["${context.requestId}", "${stageVariables.a}"]),
        ("$response.body[0].id", RESPONSE, ["$response.body[0].id"]),
        ("''", REQUEST, ["''"]),
        ("$input.body", REQUEST, ["$input.body"]),
    ],
)
def test_the_extent_of_a_piece_has_its_dollar_sign_and_braces(text: str, side: Side, whole: list[str]) -> None:
    assert [extent(piece, text).of(text) for piece in read_value(text, side)] == whole
