"""Parameter mappings of REST APIs in an editor: what a hover says, and what is offered and written."""

from __future__ import annotations

import pytest

from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete, documentation
from gatewright.features.completion.item import Item
from gatewright.features.hover import hover
from gatewright.index import installed_index
from gatewright.text import apply_edits
from harness.snippets import place

API = """
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
resource "aws_api_gateway_method" "get_pet" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.pet.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.limit" = true
  }
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
  variables = {
    bucket = "pets-live"
  }
}
"""
INTEGRATION = """
resource "aws_api_gateway_integration" "get_pet" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  type        = "HTTP_PROXY"
  request_parameters = {{
    {entry}
  }}
}}
"""
TEMPLATE = """
Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
  GetPet:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Pets
      ResourceId: !GetAtt Pets.RootResourceId
      HttpMethod: GET
      RequestParameters:
        method.request.header.Accept: false
      Integration:
        RequestParameters:
          {entry}
"""
JSON = """{{"Resources": {{
  "Pets": {{"Type": "AWS::ApiGateway::RestApi"}},
  "GetPet": {{"Type": "AWS::ApiGateway::Method", "Properties": {{
    "RestApiId": {{"Ref": "Pets"}}, "ResourceId": {{"Fn::GetAtt": ["Pets", "RootResourceId"]}}, "HttpMethod": "GET",
    "RequestParameters": {{"method.request.header.Accept": false}},
    "Integration": {{"RequestParameters": {{ {entry} }} }} }} }}
}}}}
"""


def card(entry: str, within: str = API + INTEGRATION, dialect: str = "terraform") -> tuple[str, str] | None:
    """The first lines of the card, and the words that it is about."""
    at = place(within.replace("{entry}", entry).replace("{{", "{").replace("}}", "}"), dialect)
    found = hover(at)
    return (markdown(found.card), found.span.of(at.document.text)) if found else None


def offers(entry: str, within: str = API + INTEGRATION, dialect: str = "terraform") -> list[Item]:
    return complete(place(within.replace("{entry}", entry).replace("{{", "{").replace("}}", "}"), dialect))


def accepted(entry: str, label: str, within: str = API + INTEGRATION, dialect: str = "terraform") -> str:
    """The line of the cursor after an offer is accepted."""
    at = place(within.replace("{entry}", entry).replace("{{", "{").replace("}}", "}"), dialect)
    item = next(one for one in complete(at) if one.label == label)
    line = at.document.lines.line_of(at.offset)
    return apply_edits(at.document.text, [item.edit]).split("\n")[line].strip()


@pytest.mark.parametrize(
    ("entry", "title", "words"),
    [
        (
            '"integration.request.querystring.limit" = "method.request.query<|>string.limit"',
            (
                "**`method.request.querystring.limit`** mapped\n\nThe query parameter `limit` of the request that a client sends.\n\n"
                "It goes to `integration.request.querystring.limit`. `GET /{id}` declares it."
            ),
            "method.request.querystring.limit",
        ),
        (
            '"integration.request.header.X" = "method.request.header.<|>X"',
            (
                "**`method.request.header.X`** mapped\n\nThe header `X` of the request that a client sends.\n\n"
                "It goes to `integration.request.header.X`. `GET /{id}` does not declare `method.request.header.X`."
            ),
            "method.request.header.X",
        ),
        (
            '"integration.request.path<|>.id" = "method.request.path.id"',
            "**`integration.request.path.id`** mapped\n\nThe path variable `id` of the request that the backend gets.",
            "integration.request.path.id",
        ),
        (
            '"integration.request.path.b" = "stageVariables.<|>bucket"',
            "**`stageVariables.bucket`** stage variable\n\nThe text that the stage defines.\n\n- `live` has `pets-live`.",
            "stageVariables.bucket",
        ),
        (
            '"integration.request.path.b" = "stageVariables.<|>basket"',
            "**`stageVariables.basket`** stage variable\n\nNo stage in these files defines it.",
            "stageVariables.basket",
        ),
        (
            '"integration.request.header.Accept" = "\'text/<|>plain\'"',
            "**`'text/plain'`** fixed text\n\nSent as it stands, without the quotes: `text/plain`.",
            "'text/plain'",
        ),
    ],
)
def test_an_expression_has_a_card(entry: str, title: str, words: str) -> None:
    assert card(entry) == (title, words)


def test_a_context_variable_has_the_card_of_the_index() -> None:
    found = card('"integration.request.header.X" = "context.identity.<|>sourceIp"')
    assert found is not None
    assert found[0].startswith("**`context.identity.sourceIp`** string, in access logs (REST, HTTP and WebSocket) and mappings (")
    assert installed_index().context_variables["$context.identity.sourceIp"].summary in found[0]


def test_what_cannot_be_read_has_the_card_of_its_parameter() -> None:
    found = card('"integration.request.header.X" = "$con<|>text.requestId"')
    assert found is not None
    assert found[0].startswith("**`request_parameters`** map of strings")


def test_a_declaration_says_whether_clients_have_to_send_it() -> None:
    text = API.replace("querystring.limit", "querystring.li<|>mit")
    assert card("", text) == (
        (
            "**`method.request.querystring.limit`** declared\n\nThe query parameter `limit` of the request that a client sends.\n\n"
            "Clients have to send it, which a request validator enforces."
        ),
        "method.request.querystring.limit",
    )


@pytest.mark.parametrize(
    "entry",
    [
        '"integration.request.path.id" = "<|>"',
        '"integration.request.path.id" = <|>',
        '"integration.request.path.id" = "method.<|>"',
        '"integration.request.path.id" = "method.request.<|>path.id"',
        '"integration.request.path.id" = "meth<|>',
    ],
)
def test_declared_parameters_and_variables_of_the_path_come_first(entry: str) -> None:
    assert [(item.label, item.detail) for item in offers(entry)][:2] == [
        ("method.request.querystring.limit", "declared by GET /{id}"),
        ("method.request.path.id", "variable of the path /{id}"),
    ]


def test_keys_follow_what_the_method_declares() -> None:
    assert [item.label for item in offers("<|>")] == [
        "integration.request.querystring.limit",
        "integration.request.path.",
        "integration.request.querystring.",
        "integration.request.header.",
        "integration.request.header.Accept",
        "integration.request.header.Authorization",
        "integration.request.header.Content-Type",
        "integration.request.header.X-Amz-Invocation-Type",
        "integration.request.header.X-Amz-Target",
    ]


def test_a_key_that_is_there_is_not_offered_again() -> None:
    entry = '"integration.request.querystring.limit" = "method.request.querystring.limit"\n    <|>'
    assert "integration.request.querystring.limit" not in [item.label for item in offers(entry)]


@pytest.mark.parametrize(
    ("entry", "label", "line", "within", "dialect"),
    [
        ('"integration.request.path.id" = <|>', "stageVariables.bucket", '"integration.request.path.id" = "stageVariables.bucket"', API + INTEGRATION, "terraform"),
        ('"integration.request.path.id" = "sta<|>"', "stageVariables.bucket", '"integration.request.path.id" = "stageVariables.bucket"', API + INTEGRATION, "terraform"),
        ("<|>", "integration.request.header.Accept", '"integration.request.header.Accept"', API + INTEGRATION, "terraform"),
        ("integration.request.header.Accept: <|>", "method.request.header.Accept", 'integration.request.header.Accept: "method.request.header.Accept"', TEMPLATE, "cloudformation"),
        ("integration.request.header.Accept: meth<|>", "method.request.header.Accept", "integration.request.header.Accept: method.request.header.Accept", TEMPLATE, "cloudformation"),
        ("integration.request.header.Accept: 'meth<|>'", "''", "integration.request.header.Accept: ''''''", TEMPLATE, "cloudformation"),
        ('"integration.request.header.Accept": "<|>"', "method.request.header.Accept", '"Integration": {"RequestParameters": { "integration.request.header.Accept": "method.request.header.Accept" } } } }', JSON, "json"),
    ],
)  # fmt: skip
def test_an_offer_is_written_with_the_quotes_of_the_file(entry: str, label: str, line: str, within: str, dialect: str) -> None:
    assert accepted(entry, label, within, dialect) == line


def test_a_name_that_is_missing_is_a_tab_stop() -> None:
    item = next(one for one in offers('"integration.request.path.id" = "<|>"') if one.label == "method.request.header.")
    assert item.snippet == "method.request.header.$0"


def test_the_documentation_of_an_offer_is_looked_up_by_its_name() -> None:
    item = next(one for one in offers('"integration.request.path.id" = "<|>"') if one.label == "context.requestId")
    found = documentation(item.about, "terraform", installed_index())
    assert found is not None
    assert found.title == "context.requestId"
    assert found.signature == "string, in access logs (REST, HTTP and WebSocket) and mappings (REST, HTTP and WebSocket)"


def test_response_mappings_know_what_the_method_response_declares() -> None:
    text = """
resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  status_code = "200"
  response_parameters = {
    "method.response.header.ETag" = true
  }
}
resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.pet.id
  http_method = aws_api_gateway_method.get_pet.http_method
  status_code = "200"
  response_parameters = {
    "<|>"
  }
}
"""
    first = complete(place(API + text))[0]
    assert (first.label, first.detail) == ("method.response.header.ETag", "declared for 200")
