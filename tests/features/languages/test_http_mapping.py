"""Parameter mappings of HTTP and WebSocket APIs in an editor."""

from __future__ import annotations

import pytest

from harness.typing import accepted, card, offers, snippet_of

API = """
resource "aws_apigatewayv2_api" "pets" {
  name          = "pets"
  protocol_type = "PROTOCOL"
}
resource "aws_apigatewayv2_route" "it" {
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "KEY"
  target    = "integrations/${aws_apigatewayv2_integration.pets.id}"
  request_parameter {
    request_parameter_key = "route.request.querystring.room"
    required              = true
  }
}
resource "aws_apigatewayv2_integration" "pets" {
  api_id             = aws_apigatewayv2_api.pets.id
  request_parameters = {
    REQUEST
  }
  response_parameters {
    status_code = "200"
    mappings = {
      RESPONSE
    }
  }
}
"""
TEMPLATE = """
Resources:
  Pets:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: pets
      ProtocolType: HTTP
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Pets
      RequestParameters:
        REQUEST
      ResponseParameters:
        "200":
          ResponseParameters:
            - RESPONSE
"""
JSON = """
{"Resources": {
  "Pets": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "pets", "ProtocolType": "HTTP"}},
  "Integration": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Pets"}, "RequestParameters": {
    REQUEST
  }}}
}}
"""


def http(request: str = "", response: str = "", within: str = API) -> str:
    return _filled(within, request, response, "HTTP", "GET /pets/{id}")


def websocket(request: str) -> str:
    return _filled(API, request, "", "WEBSOCKET", "$connect")


def _filled(within: str, request: str, response: str, protocol: str, key: str) -> str:
    return within.replace("PROTOCOL", protocol).replace("KEY", key).replace("REQUEST", request).replace("RESPONSE", response)


@pytest.mark.parametrize(
    ("snippet", "said", "words"),
    [
        (
            http('"app<|>end:header.x" = "a"'),
            "**`append`** action\n\nAdds one more value to the header `x`. What is there already stays.",
            "append",
        ),
        (
            http('"remove<|>:querystring.page" = "\'\'"'),
            "**`remove`** action\n\nTakes the query parameter `page` out.",
            "remove",
        ),
        (
            http('"overwrite<|>:path" = "/"'),
            "**`overwrite`** action\n\nSets the path. Nothing else can be done with it.",
            "overwrite",
        ),
        (
            http('"append:head<|>er.x" = "$request.path"'),
            "**`header.x`** changed\n\nThe header `x` of the request that the backend gets.\n\nIt becomes `$request.path`.",
            "header.x",
        ),
        (
            http('"append:header.Authori<|>zation" = "a"'),
            (
                "**`header.Authorization`** changed\n\nThe header `Authorization` of the request that the backend gets.\n\n"
                "It becomes `a`.\n\n**Beware:** API Gateway keeps this header to itself; a mapping of it is refused."
            ),
            "header.Authorization",
        ),
        (
            http(response='"overwrite:status<|>code" = "404"'),
            "**`statuscode`** changed\n\nThe status code of the answer that a client gets.\n\nIt becomes `404`.",
            "statuscode",
        ),
        (
            http('"append:header.x" = "$request.pa<|>th.id"'),
            (
                "**`$request.path.id`** variable\n\nThe path variable `id` of the request that a client sends.\n\n"
                "It goes to `append:header.x`. A variable of `GET /pets/{id}`."
            ),
            "$request.path.id",
        ),
        (
            http('"append:header.x" = "/v2/$${request.path.na<|>me}/x"'),
            (
                "**`${request.path.name}`** variable\n\nThe path variable `name` of the request that a client sends.\n\n"
                "It goes to `append:header.x`. No route that leads here has `{name}` in its path."
            ),
            "$${request.path.name}",
        ),
        (
            http('"append:header.x" = "/v<|>2/$${request.path}"'),
            "**`/v2/`** fixed text\n\nSent as it stands.",
            "/v2/",
        ),
        (
            http('"overwrite:path" = "$request.pa<|>th"'),
            (
                "**`$request.path`** variable\n\nThe whole path of the request that a client sends, without the name of the stage.\n\n"
                "It goes to `overwrite:path`."
            ),
            "$request.path",
        ),
        (
            http('"append:header.x" = "$request.bo<|>dy.pet.name"'),
            (
                "**`$request.body.pet.name`** variable\n\nWhat stands at `pet.name` in the body of the request that a client sends.\n\n"
                "It goes to `append:header.x`."
            ),
            "$request.body.pet.name",
        ),
        (
            http('"append:header.x" = "$stageVariables.te<|>nant"'),
            "**`$stageVariables.tenant`** stage variable\n\nNo stage in these files defines it.",
            "$stageVariables.tenant",
        ),
        (
            http('"remove:header.x" = "\'<|>\'"'),
            "**`''`** fixed text\n\nWhat stands beside a key that removes.",
            "''",
        ),
        (
            websocket('"integration.request.header.x" = "route.request.query<|>string.room"'),
            (
                "**`route.request.querystring.room`** mapped\n\n"
                "The query parameter `room` of the message or connect request that a client sends.\n\n"
                "It goes to `integration.request.header.x`. `$connect` declares it."
            ),
            "route.request.querystring.room",
        ),
        (
            websocket('"integration.request.header.x" = "route.request.header.<|>Origin"'),
            (
                "**`route.request.header.Origin`** mapped\n\nThe header `Origin` of the message or connect request that a client sends.\n\n"
                "It goes to `integration.request.header.x`. No route that leads here declares `route.request.header.Origin`."
            ),
            "route.request.header.Origin",
        ),
    ],
)
def test_a_piece_has_a_card(snippet: str, said: str, words: str) -> None:
    assert card(snippet) == (said, words)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("Destination: append:head<|>er.x\n              Source: $context.requestId", "header.x"),
        ("Destination: append:header.x\n              Source: $response.head<|>er.y", "$response.header.y"),
        ("Destination: append:header.x\n              Source: !Sub 'a-${!response.head<|>er.y}'", "${!response.header.y}"),
    ],
)
def test_pairs_of_a_template_are_read(lines: str, words: str) -> None:
    found = card(http("a: b", lines, TEMPLATE), "cloudformation")
    assert found is not None
    assert found[1] == words


def test_a_context_variable_whose_end_is_the_authors_has_the_card_of_the_index() -> None:
    found = card(http('"append:header.x" = "$context.authorizer.claims.<|>email"'))
    assert found is not None
    assert found[0].startswith("**`$context.authorizer.claims.email`** string")
    assert "\n\nOne claim of the token" in found[0]


@pytest.mark.parametrize("entry", ['"append:path<|>" = "a"', '"<|>x" = "a"', '"append:header.x" = "$request.cook<|>ie.a"'])
def test_what_cannot_be_read_has_the_card_of_its_parameter(entry: str) -> None:
    found = card(http(entry))
    assert found is not None
    assert found[0].startswith("**`request_parameters`** map of strings")


KEYS = [
    "append:header.",
    "append:querystring.",
    "overwrite:header.",
    "overwrite:querystring.",
    "remove:header.",
    "remove:querystring.",
    "overwrite:path",
    "overwrite:header.content-type",
    "overwrite:header.host",
    "overwrite:header.x-request-id",
]
VARIABLES = [
    "request.path.id",
    "request.header.",
    "request.querystring.",
    "request.path",
    "request.path.",
    "request.body",
    "request.body.",
    "context.accountId",
]


@pytest.mark.parametrize("entry", ["<|>", '"<|>"', '"app<|>', '"append:head<|>er.x" = "a"'])
def test_keys(entry: str) -> None:
    assert offers(http(entry))[: len(KEYS)] == KEYS


def test_a_key_that_is_there_is_not_offered_again() -> None:
    assert "overwrite:path" not in offers(http('"overwrite:path" = "/"\n    <|>'))


@pytest.mark.parametrize("entry", ['"append:header.x" = "<|>"', '"append:header.x" = <|>', '"append:header.x" = "$req<|>"'])
def test_a_variable_that_stands_alone_is_bare(entry: str) -> None:
    assert offers(http(entry))[:8] == [f"${name}" for name in VARIABLES]


@pytest.mark.parametrize(
    "entry", ['"append:header.x" = "/v2/<|>"', '"append:header.x" = "/v2/$${req<|>"', '"append:header.x" = "$${req<|>uest.path}/a"']
)
def test_next_to_other_text_it_has_braces(entry: str) -> None:
    assert offers(http(entry))[:8] == [f"$${{{name}}}" for name in VARIABLES]


@pytest.mark.parametrize(
    ("entry", "label", "line"),
    [
        ('"append:header.x" = <|>', "$request.path", '"append:header.x" = "$request.path"'),
        ('"append:header.x" = "/a/$${request.<|>}/b"', "$${request.path.id}", '"append:header.x" = "/a/$${request.path.id}/b"'),
        ('"append:header.x" = "/a/<|>"', "$${request.path.id}", '"append:header.x" = "/a/$${request.path.id}"'),
        ('"app<|>" = "a"', "append:header.", '"append:header." = "a"'),
        ("<|>", "append:header.", '"append:header."'),
    ],
)
def test_an_offer_is_written_as_terraform_needs_it(entry: str, label: str, line: str) -> None:
    assert accepted(http(entry), label) == line


@pytest.mark.parametrize(
    ("entry", "label", "line", "within", "dialect"),
    [
        ("append:header.x: <|>", "$request.path", 'append:header.x: "$request.path"', TEMPLATE, "cloudformation"),
        ("append:header.x: /a/${req<|>", "${request.path}", "append:header.x: /a/${request.path}", TEMPLATE, "cloudformation"),
        (
            "append:header.x: !Sub '/a/${!req<|>}'",
            "${!request.path}",
            "append:header.x: !Sub '/a/${!request.path}'",
            TEMPLATE,
            "cloudformation",
        ),
        ('"append:header.x": "<|>"', "$request.path", '"append:header.x": "$request.path"', JSON, "json"),
        ('"append:header.x": "/a/${<|>}"', "${request.path}", '"append:header.x": "/a/${request.path}"', JSON, "json"),
    ],
)
def test_an_offer_is_written_as_a_template_needs_it(entry: str, label: str, line: str, within: str, dialect: str) -> None:
    assert accepted(http(entry, "Destination: append:header.y", within), label, dialect) == line


def test_a_snippet_keeps_the_dollar_signs_of_the_text() -> None:
    assert snippet_of(http('"append:header.x" = "/a/<|>"'), "$${request.header.}") == "\\$\\${request.header.$0}"
    assert snippet_of(http('"append:header.x": "/a/<|>"', within=JSON), "${request.header.}", "json") == "\\${request.header.$0}"


def test_beside_a_key_that_removes_there_is_nothing_else() -> None:
    assert offers(http('"remove:header.x" = "<|>"')) == ["''"]


def test_a_status_is_a_number() -> None:
    found = offers(http(response='"overwrite:statuscode" = "<|>"'))
    assert found[:3] == ["200", "201", "204"]
    assert "$response.body." in found


def test_the_path_is_what_the_path_mostly_becomes() -> None:
    assert offers(http('"overwrite:path" = "<|>"'))[0] == "$request.path"


def test_a_websocket_api_has_the_keys_of_rest_apis() -> None:
    assert offers(websocket("<|>"))[:4] == [
        "integration.request.querystring.room",
        "integration.request.path.",
        "integration.request.querystring.",
        "integration.request.header.",
    ]


def test_a_websocket_api_takes_values_from_its_route() -> None:
    found = offers(websocket('"integration.request.header.x" = "<|>"'))
    assert found[:6] == [
        "route.request.querystring.room",
        "route.request.querystring.",
        "route.request.header.",
        "route.request.multivaluequerystring.",
        "route.request.multivalueheader.",
        "route.request.body",
    ]
    assert {"context.connectionId", "''"} <= set(found)
    assert "context.resourcePath" not in found


def test_keys_alone_show_the_language_where_the_api_is_elsewhere() -> None:
    text = websocket('"integration.request.header.x" = "<|>"').replace("aws_apigatewayv2_api.pets.id", "var.api_id")
    assert "route.request.header." in offers(text)
