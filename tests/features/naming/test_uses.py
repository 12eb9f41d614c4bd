"""What is the same thing as the name under the cursor, and where is it declared? Each word that is marked is meant, whichever has the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from features.naming.projects import cursors, read, shown
from gatewright.features.definition import definition, references
from gatewright.features.naming import highlights, renamable
from gatewright.features.naming.find import use_at
from gatewright.features.naming.thing import thing_of
from harness.talkative import talk_beside_mappings


@pytest.fixture(autouse=True)
def others_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other languages are spoken by the tests' own speaker."""
    talk_beside_mappings(monkeypatch)


API = """\
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
"""
PATH = """\
resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{[[id]]}"
}
resource "aws_api_gateway_resource" "toys" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_resource.pet.id
  path_part   = "toys"
}
resource "aws_api_gateway_resource" "other" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "{id}"
}
"""


def method(name: str, parameters: str, resource: str = "toys") -> str:
    return f"""\
resource "aws_api_gateway_method" "{name}" {{
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  resource_id   = aws_api_gateway_resource.{resource}.id
  http_method   = "GET"
  authorization = "NONE"
  request_parameters = {{
    {parameters}
  }}
}}
"""


def integration(name: str, more: str, resource: str = "toys") -> str:
    return f"""\
resource "aws_api_gateway_integration" "{name}" {{
  rest_api_id = aws_api_gateway_rest_api.pets.id
  resource_id = aws_api_gateway_resource.{resource}.id
  http_method = aws_api_gateway_method.{name}.http_method
  {more}
}}
"""


DECLARED = '"method.request.path.[[id]]" = true'
MAPPED = """type = "HTTP"
  uri  = "https://example.com/{id}"
  request_parameters = {
    "integration.request.path.id"   = "method.request.path.[[id]]"
    "integration.request.header.id" = "method.request.header.id"
  }
  cache_key_parameters = ["method.request.path.[[id]]", "method.request.querystring.id"]
  request_templates = {
    "application/json" = "$input.params('?[[id]]') @id"
  }"""
PATH_VARIABLE = {
    "api.tf": API + PATH,
    "methods.tf": method("toys", DECLARED) + method("other", '"method.request.path.id" = true', "other"),
    "integrations.tf": integration("toys", MAPPED)
    + integration("other", 'request_parameters = { "integration.request.path.x" = "method.request.path.id" }', "other"),
}
NO_MAPPING = {
    "main.tf": API + PATH + method("toys", DECLARED) + integration("toys", 'type = "HTTP_PROXY"\n  uri = "https://example.com/{[[id]]}"'),
}
BACKEND = {
    "main.tf": API
    + PATH.replace("[[id]]", "id")
    + method("toys", '"method.request.path.id" = true')
    + integration(
        "toys",
        """type = "HTTP"
  uri  = "https://example.com/{[[id]]}/{name}"
  request_parameters = { "integration.request.path.[[id]]" = "method.request.path.id" }""",
    ),
}
QUERY = {
    "main.tf": API
    + PATH.replace("[[id]]", "id")
    + method("toys", '"method.request.querystring.[[limit]]" = false\n    "method.request.header.limit" = false')
    + method("other", '"method.request.querystring.limit" = false', "other"),
    "integrations.tf": integration(
        "toys",
        """request_parameters = {
    "integration.request.header.limit"     = "method.request.header.limit"
    "integration.request.querystring.page" = "method.request.multivaluequerystring.[[limit]]"
  }
  request_templates = { "application/json" = "?[[limit]] @limit" }""",
    ),
}
STAGES = """\
resource "aws_api_gateway_stage" "{0}" {{
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  stage_name    = "{0}"
  deployment_id = "x"
  variables     = {{ {1} = "a", other = "b" }}
}}
"""
STAGE_VARIABLE = {
    "stages.tf": API + STAGES.format("dev", "[[fn]]") + STAGES.format("prod", '"[[fn]]"'),
    "main.tf": PATH.replace("[[id]]", "id")
    + method("toys", "")
    + integration(
        "toys",
        """uri = "arn:%[[fn]] ${var.region}"
  request_parameters = { "integration.request.header.x" = "stageVariables.[[fn]]" }
  request_templates = { "application/json" = "%[[fn]] @fn" }""",
    )
    + API.replace('"pets"', '"others"')
    + STAGES.format("o", "fn").replace("rest_api.pets", "rest_api.others"),
}
VARIABLE = {
    "main.tf": API
    + integration(
        "toys",
        """request_templates = {
    "application/json" = <<-EOT
      @[[pet]]= 1 ${var.x}
        @[[pet]] @[[pet]]= 🙂 @[[pet]] @pets
    EOT
    "text/plain" = "@pet= @pet"
  }""",
    )
}
PARTS = {
    "main.tf": API
    + integration(
        "toys",
        """request_templates = {
    "application/json" = jsonencode({ a = "@[[pet]]=", b = ["x @[[pet]]", { c = "@[[pet]]" }] })
    "text/plain" = jsonencode({ a = "@pet" })
  }""",
    )
}
TEMPLATE = {
    "template.yaml": """\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: pets}
  Pet:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref Api
      ParentId: !GetAtt Api.RootResourceId
      PathPart: '{[[id]]}'
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Pet
      HttpMethod: GET
      RequestParameters:
        method.request.path.[[id]]: true
        "method.request.header.id": true
      Integration:
        Type: HTTP_PROXY
        Uri: !Sub 'https://${AWS::Region}.example.com/{id}'
        RequestParameters:
          integration.request.path.id: method.request.path.[[id]]
        RequestTemplates:
          application/json: |
              ?[[id]]
""",
}
TERRAFORM_JSON = {
    "main.tf.json": """\
{"resource": {
  "aws_api_gateway_rest_api": {"pets": {"name": "pets"}},
  "aws_api_gateway_resource": {"pet": {"rest_api_id": "${aws_api_gateway_rest_api.pets.id}", "path_part": "{[[id]]}",
    "parent_id": "${aws_api_gateway_rest_api.pets.root_resource_id}"}},
  "aws_api_gateway_method": {"get": {"rest_api_id": "${aws_api_gateway_rest_api.pets.id}", "http_method": "GET",
    "resource_id": "${aws_api_gateway_resource.pet.id}", "request_parameters": {"method.request.path.[[id]]": true}}}
}}
""",
    "more.tf": """\
resource "aws_api_gateway_integration" "get" {
  rest_api_id        = aws_api_gateway_rest_api.pets.id
  resource_id        = aws_api_gateway_resource.pet.id
  http_method        = aws_api_gateway_method.get.http_method
  request_parameters = { "integration.request.path.x" = "method.request.path.[[id]]" }
}
""",
}
ROUTE = {
    "main.tf": """\
resource "aws_apigatewayv2_api" "pets" {
  name          = "pets"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_route" "pet" {
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "GET /pets/{[[id]]}"
  target    = "integrations/${aws_apigatewayv2_integration.pet.id}"
}
resource "aws_apigatewayv2_route" "other" {
  api_id    = aws_apigatewayv2_api.pets.id
  route_key = "GET /others/{id}"
}
resource "aws_apigatewayv2_integration" "pet" {
  api_id             = aws_apigatewayv2_api.pets.id
  integration_type   = "HTTP_PROXY"
  integration_uri    = "https://example.com/{[[id]]}"
  request_parameters = { "overwrite:path" = "/x/{[[id]]}" }
}
""",
}
SETTINGS = {
    "main.tf": API
    + PATH
    + """\
resource "aws_api_gateway_method_settings" "pet" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "prod"
  method_path = "{[[id]]}/toys/GET"
}
"""
    + PATH[PATH.index('resource "aws_api_gateway_resource" "other"') :].replace('"other"', '"third"').replace("{id}", "{third}"),
}
SETTINGS["main.tf"] = SETTINGS["main.tf"].replace('path_part   = "{id}"', 'path_part   = "others"')

STORIES = {
    "path variable": PATH_VARIABLE,
    "path variable without a mapping": NO_MAPPING,
    "path variable of the backend": BACKEND,
    "query parameter": QUERY,
    "stage variable": STAGE_VARIABLE,
    "template variable": VARIABLE,
    "template variable in jsonencode": PARTS,
    "CloudFormation": TEMPLATE,
    "Terraform in JSON": TERRAFORM_JSON,
    "HTTP API": ROUTE,
    "settings": SETTINGS,
}


@pytest.mark.parametrize("files", STORIES.values(), ids=STORIES)
def test_every_use_leads_to_all_others(files: Mapping[str, str]) -> None:
    for around in cursors(files):
        place, meant = read(around)
        assert sorted(shown(place, references(place))) == sorted(shown(place, meant)), place.line_before
        assert [one.span for one in highlights(place)] == [spot.span for spot in meant if spot.uri == place.document.uri]
        here = next(spot.span for spot in meant if spot.uri == place.document.uri and spot.span.touches(place.offset))
        assert renamable(place) == here


@pytest.mark.parametrize(
    ("story", "declared"),
    [
        ("path variable", ["api.tf:7 id"]),
        ("path variable of the backend", ["main.tf:34 id"]),
        ("query parameter", ["main.tf:25 limit"]),
        ("stage variable", ["stages.tf:8 fn", "stages.tf:14 fn"]),
        ("template variable", ["main.tf:10 pet"]),
        ("CloudFormation", ["template.yaml:10 id"]),
        ("HTTP API", ["main.tf:7 id"]),
    ],
)
def test_a_definition_is_where_it_is_declared(story: str, declared: list[str]) -> None:
    for around in cursors(STORIES[story]):
        place, _ = read(around)
        assert [_plain(words) for words in shown(place, definition(place))] == declared


def _plain(words: str) -> str:
    """Without the offset."""
    where, word = words.split(" ")
    return f"{where.rpartition(':')[0]} {word}"


def test_declarations_come_first_and_can_be_left_out() -> None:
    place, _ = read(cursors(PATH_VARIABLE)[-1])
    every = [_plain(words) for words in shown(place, references(place))]
    assert every == ["api.tf:7 id", "methods.tf:7 id", *every[2:]]
    assert [_plain(words) for words in shown(place, references(place, declared=False))] == every[2:]
    assert [(one.declares) for one in highlights(read(cursors(PATH_VARIABLE)[0])[0])] == [True]


UNKNOWN = [
    pytest.param(
        integration("toys", 'request_parameters = { "integration.request.path.x" = "method.request.path.[[<|>id]]", '
        '"integration.request.path.y" = "method.request.path.id" }'),
        id="a method that is nowhere",
    ),
    pytest.param(
        API + integration("toys", 'type = "HTTP_PROXY"\n  uri = "https://example.com/{[[<|>id]]}/{[[id]]}"\n  request_parameters = var.them'),
        id="a mapping that is nowhere",
    ),
    pytest.param(
        'variable "api" {}\n' + STAGES.format("dev", "[[<|>fn]]").replace("aws_api_gateway_rest_api.pets.id", "var.api"),
        id="an API that is nowhere",
    ),
    pytest.param(
        API + PATH.replace("[[id]]", "id") + method("toys", "") + integration("toys", 'request_templates = { "a/b" = "?[[<|>id2]] ?[[id2]]" }'),
        id="something that nobody declares",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", UNKNOWN)
def test_where_the_owner_is_not_known_only_the_same_text_counts(text: str) -> None:
    place, meant = read({"main.tf": text, "more.tf": 'resource "aws_api_gateway_stage" "x" {\n  variables = { fn = "a", id = "b" }\n}\n'})
    assert shown(place, references(place)) == shown(place, meant)
    assert renamable(place) is None


@pytest.mark.parametrize(
    "text",
    [
        API.replace('"pets"\n', '"[[<|>pets]]"\n'),
        API + method("toys", '"method.[[<|>request]].path.id" = true'),
        API + method("toys", '"method.request.path.[[<|>]]" = true'),
        API + method("toys", '"method.request.path.[[<|>id]]${var.x}" = true'),
        API + integration("toys", 'request_templates = { "application/json" = "[[<|>pet]] @pet" }'),
        API + integration("toys", 'request_templates = { "application/json" = "${var.[[<|>pet]]} @pet" }'),
        "[[<|>]]" + API,
    ],
)
def test_no_name_at_all(text: str) -> None:
    place, _ = read({"main.tf": text})
    assert references(place) == []
    assert definition(place) == []
    assert highlights(place) == []
    assert renamable(place) is None


def test_a_block_that_is_no_node_of_the_graph_owns_nothing() -> None:
    place, _ = read({"main.tf": API + PATH.replace("[[id]]", "id") + method("toys", '"method.request.path.[[<|>id]]" = true')})
    use = use_at(place)
    assert use
    assert thing_of(use, place.graph)
    apart = replace(use, strand=replace(use.strand, block=replace(use.strand.block, parent=use.strand.block)))
    assert thing_of(apart, place.graph) is None
