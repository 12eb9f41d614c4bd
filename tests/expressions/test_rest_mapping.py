"""Parameter mappings of REST APIs."""

import pytest

from gatewright.expressions.rest_mapping import (
    FROM_REQUEST,
    FROM_RESPONSE,
    GATEWAY_RESPONSE,
    IDENTITY,
    INTEGRATION_REQUEST,
    METHOD_REQUEST,
    METHOD_RESPONSE,
    TOKEN,
    Context,
    Fault,
    Fixed,
    Malformed,
    Part,
    Slot,
    StageVariable,
    read,
)


@pytest.mark.parametrize(
    ("text", "slot", "location", "name"),
    [
        ("method.request.path.petId", METHOD_REQUEST, "path", "petId"),
        ("method.request.header.X-Pet.v1_$", METHOD_REQUEST, "header", "X-Pet.v1_$"),
        ("method.request.multivaluequerystring.tag", FROM_REQUEST, "multivaluequerystring", "tag"),
        ("method.request.body", FROM_REQUEST, "body", None),
        ("method.request.body.pets[0].name", FROM_REQUEST, "body", "pets[0].name"),
        ("integration.request.querystring.page", INTEGRATION_REQUEST, "querystring", "page"),
        ("integration.response.header.Location", FROM_RESPONSE, "header", "Location"),
        ("method.response.header.Access-Control-Allow-Origin", METHOD_RESPONSE, "header", "Access-Control-Allow-Origin"),
        ("gatewayresponse.header.Retry-After", GATEWAY_RESPONSE, "header", "Retry-After"),
        ("method.request.header.Authorization", TOKEN, "header", "Authorization"),
    ],
)
def test_reads_parts_of_messages(text: str, slot: Slot, location: str, name: str | None) -> None:
    read_as = read(text, slot)
    assert isinstance(read_as, Part)
    assert (read_as.location.text, read_as.name.text if read_as.name else None) == (location, name)
    for word in (read_as.message, read_as.location, read_as.name):
        assert word is None or word.span.of(text) == word.text


@pytest.mark.parametrize(
    ("text", "kind", "inside"),
    [
        ("context.authorizer.claims.custom:shop", Context, "authorizer.claims.custom:shop"),
        ("stageVariables.bucket", StageVariable, "bucket"),
        ("'application/json'", Fixed, "application/json"),
        ("''", Fixed, ""),
        ("'it''s'", Fixed, "it''s"),
    ],
)
def test_reads_values_that_are_no_part_of_a_message(text: str, kind: type, inside: str) -> None:
    read_as = read(text, FROM_REQUEST)
    assert isinstance(read_as, kind)
    assert isinstance(read_as, (Context, StageVariable, Fixed))
    word = read_as.text if isinstance(read_as, Fixed) else read_as.name
    assert (word.text, word.span.of(text)) == (inside, inside)


@pytest.mark.parametrize(
    ("text", "slot", "fault", "stretch", "meant"),
    [
        ("", FROM_REQUEST, Fault.EMPTY, "", None),
        ("*", FROM_REQUEST, Fault.UNQUOTED, "*", "'*'"),
        ("application/json", FROM_RESPONSE, Fault.UNQUOTED, "application/json", "'application/json'"),
        ("example.com", FROM_RESPONSE, Fault.UNQUOTED, "example.com", "'example.com'"),
        ("'POST", FROM_REQUEST, Fault.OPEN_QUOTE, "'POST", "'POST'"),
        ("'", FROM_REQUEST, Fault.OPEN_QUOTE, "'", "''"),
        ("'x'", IDENTITY, Fault.MESSAGE, "'x'", None),
        ("integration.request.path.petId", METHOD_REQUEST, Fault.MESSAGE, "integration.request.path.petId", "method.request.path.petId"),
        ("method.request.headers.Accept", METHOD_REQUEST, Fault.LOCATION, "headers", "method.request.header.Accept"),
        ("method.request.queryString.page", METHOD_REQUEST, Fault.LOCATION, "queryString", "method.request.querystring.page"),
        ("method.request.query.page", METHOD_REQUEST, Fault.LOCATION, "query", "method.request.querystring.page"),
        ("method.request.cookie.id", METHOD_REQUEST, Fault.LOCATION, "cookie", None),
        ("method.request.body", METHOD_REQUEST, Fault.LOCATION, "body", None),
        ("method.request.header", METHOD_REQUEST, Fault.NO_NAME, "method.request.header", None),
        ("method.request.header.", METHOD_REQUEST, Fault.NO_NAME, "method.request.header.", None),
        ("method.request.path.proxy+", METHOD_REQUEST, Fault.NAME, "proxy+", "method.request.path.proxy"),
        ("method.request.querystring.filter[name]", METHOD_REQUEST, Fault.NAME, "filter[name]", None),
        ("$request.header.Authorization", IDENTITY, Fault.MESSAGE, "$request.header.Authorization", "method.request.header.Authorization"),
        ("$context.identity.sourceIp", IDENTITY, Fault.MESSAGE, "$context.identity.sourceIp", "context.identity.sourceIp"),
        ("${stageVariables.bucket}", FROM_REQUEST, Fault.MESSAGE, "${stageVariables.bucket}", "stageVariables.bucket"),
        ("$input.params('petId')", FROM_REQUEST, Fault.MESSAGE, "$input.params('petId')", None),
        ("header.Accept", METHOD_RESPONSE, Fault.MESSAGE, "header.Accept", "method.response.header.Accept"),
        ("Authorization", TOKEN, Fault.MESSAGE, "Authorization", None),
        ("context.", FROM_REQUEST, Fault.NO_NAME, "context.", None),
        ("stageVariables.my-bucket", FROM_REQUEST, Fault.NAME, "my-bucket", None),
        ("context.stage", METHOD_REQUEST, Fault.MESSAGE, "context.stage", None),
    ],
)
def test_says_what_is_wrong_where_and_what_was_meant(text: str, slot: Slot, fault: Fault, stretch: str, meant: str | None) -> None:
    read_as = read(text, slot)
    assert isinstance(read_as, Malformed)
    assert (read_as.fault, read_as.span.of(text), read_as.meant) == (fault, stretch, meant)
    if meant:
        assert not isinstance(read(meant, slot), Malformed), "what was meant can be read"
