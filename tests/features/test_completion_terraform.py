"""What is offered in Terraform, in which order, and what does accepting it write?"""

from __future__ import annotations

import pytest

from features.test_completion_edits import without_stops
from gatewright.dialects import dialect_named
from gatewright.features.completion.complete import complete
from gatewright.features.completion.item import Item
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.model import Document, Project
from gatewright.text import TextEdit, apply_edits
from harness.snippets import place, read

_AROUND = """\
resource "aws_api_gateway_rest_api" "pets" {
  name = "pets"
}
resource "aws_lambda_function" "get_pet" {
}
variable "kind" {}
resource "aws_api_gateway_integration" "get" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
%s
}
"""
_TYPES = ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"]
_HEADS = ["var.kind", "aws_api_gateway_rest_api.pets", "aws_lambda_function.get_pet"]
_INVOKE = [f"aws_lambda_function.get_pet.{name}" for name in ("invoke_arn", "qualified_invoke_arn", "response_streaming_invoke_arn")]

_ARNS = [name.rpartition(".")[2] for name in _INVOKE]
_ELEVENS = ["f11", *(f"f{number}" for number in range(110, 120))]


def integration(lines: str) -> Place:
    return place(_AROUND.replace("%s", lines))


def labels(where: Place) -> list[str]:
    return [item.label for item in complete(where)]


def accepted(where: Place, label: str, snippet: bool = False) -> str:
    """The lines that change when an item is accepted."""
    item = next(item for item in complete(where) if item.label == label)
    text = without_stops(item.snippet) if snippet and item.snippet else item.edit.text
    before = where.document.text.splitlines()
    after = apply_edits(where.document.text, [TextEdit(item.edit.span, text)]).splitlines()
    same = next((count for count, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    behind = next(
        (count for count, pair in enumerate(zip(before[:same:-1], after[:same:-1], strict=False)) if pair[0] != pair[1]),
        len(before) - same - 1,
    )
    return "\n".join(line.strip() for line in after[same : len(after) - behind])


@pytest.mark.parametrize(
    ("line", "offered", "written"),
    [
        ('  connection_type = "<|>"', ["INTERNET", "VPC_LINK"], 'connection_type = "VPC_LINK"'),
        ('  connection_type = "VPC<|>', ["INTERNET", "VPC_LINK"], 'connection_type = "VPC_LINK"'),
        ('  connection_type = "VP<|>C_LI"', ["INTERNET", "VPC_LINK"], 'connection_type = "VPC_LINK"'),
        ("  connection_type = <|>", ["INTERNET", "VPC_LINK", *_HEADS], 'connection_type = "VPC_LINK"'),
        ("  connection_type =<|>", ["INTERNET", "VPC_LINK", *_HEADS], 'connection_type ="VPC_LINK"'),
        ("  connection_type = VP<|>C", ["INTERNET", "VPC_LINK", *_HEADS], 'connection_type = "VPC_LINK"'),
        ('  content_handling = "<|>"', ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], 'content_handling = "CONVERT_TO_TEXT"'),
        ('  type = "🎉<|>"', _TYPES, 'type = "MOCK"'),
        ('  type = var.kind == "x" ? "<|>" : "AWS"', _TYPES, 'type = var.kind == "x" ? "MOCK" : "AWS"'),
        ('  type = var.kind == "x" ? "AWS" : <|>', [*_TYPES, *_HEADS], 'type = var.kind == "x" ? "AWS" : "MOCK"'),
        ("  type = var.<|>", ["kind"], "type = var.kind"),
        ("  type = var.k<|>in", ["kind"], "type = var.kind"),
        ('  uri = "arn:${<|>}"', _HEADS, 'uri = "arn:${aws_lambda_function.get_pet}"'),
        ('  uri = "arn:${var.<|>}/x"', ["kind"], 'uri = "arn:${var.kind}/x"'),
        ("  uri = <|>", [*_INVOKE, *_HEADS], "uri = aws_lambda_function.get_pet.invoke_arn"),
        ("  uri = aws_lambda_function.<|>", [*_INVOKE, "get_pet"], "uri = aws_lambda_function.get_pet.invoke_arn"),
        ('  uri = "<|>"', _INVOKE, "uri = aws_lambda_function.get_pet.invoke_arn"),
        ('  uri = format("%s", <|>)', _HEADS, 'uri = format("%s", aws_lambda_function.get_pet)'),
        ("  depends_on = [<|>]", _HEADS[1:], "depends_on = [aws_lambda_function.get_pet]"),
        (
            "  depends_on = [aws_api_gateway_rest_api.pets, aws_<|>]",
            _HEADS[1:],
            "depends_on = [aws_api_gateway_rest_api.pets, aws_lambda_function.get_pet]",
        ),
        ("  tls_config {\n    insecure_skip_verification = <|>\n  }", ["true", "false", *_HEADS], "insecure_skip_verification = false"),
        ('<<<<<<< HEAD\n  type = "<|>"\n=======\n  type = "AWS"\n>>>>>>> main', _TYPES, 'type = "MOCK"'),
    ],
)
def test_values(line: str, offered: list[str], written: str) -> None:
    where = integration(line)
    assert labels(where) == offered
    assert written in [accepted(where, label) for label in offered]


@pytest.mark.parametrize("verb", ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"])
def test_verbs(verb: str) -> None:
    assert accepted(integration('  http_method = "<|>"'), verb) == f'http_method = "{verb}"'


def test_meanings_stand_beside_values() -> None:
    assert [(item.label, item.detail) for item in complete(integration('  connection_type = "<|>"'))] == [
        ("INTERNET", "Calls an endpoint that the public internet can resolve."),
        ("VPC_LINK", "Calls a private endpoint through the link named in connection_id."),
    ]


@pytest.mark.parametrize(
    ("types", "offered", "written"),
    [
        ('types = ["REG<|>"]', ["REGIONAL", "EDGE", "PRIVATE"], 'types = ["EDGE"]'),
        ("types = [<|>]", ["REGIONAL", "EDGE", "PRIVATE"], 'types = ["EDGE"]'),
        ("types = <|>", ["REGIONAL", "EDGE", "PRIVATE"], 'types = ["EDGE"]'),
        ('types = ["REGIONAL", "<|>"]', ["EDGE", "PRIVATE"], 'types = ["REGIONAL", "EDGE"]'),
        ('types = ["REGIONAL", <|>]', ["EDGE", "PRIVATE"], 'types = ["REGIONAL", "EDGE"]'),
        ('types = [\n      <|>\n      "REGIONAL"\n    ]', ["EDGE", "PRIVATE"], '"EDGE",'),
        ('types = [\n      "REGIONAL",\n      "<|>"\n    ]', ["EDGE", "PRIVATE"], '"EDGE"'),
        ('types = ["REG<|>', ["REGIONAL", "EDGE", "PRIVATE"], 'types = ["EDGE"'),
        ('types = ["REGIONAL" <|>]', [], ""),
    ],
)
def test_lists(types: str, offered: list[str], written: str) -> None:
    where = place(f'resource "aws_api_gateway_rest_api" "p" {{\n  endpoint_configuration {{\n    {types}\n  }}\n}}\n')
    assert labels(where) == offered
    assert not offered or accepted(where, "EDGE") == written


def test_what_a_chosen_value_asks_for_comes_second_and_what_is_excluded_last() -> None:
    where = integration('  type = "HTTP_PROXY"\n  <|>')
    shown = [(item.label, item.detail) for item in complete(where)]
    assert shown[:5] == [
        ("http_method", "string, required"),
        ("resource_id", "string, required"),
        ("integration_http_method", "string, needed for HTTP_PROXY"),
        ("uri", "string, needed for HTTP_PROXY"),
        ("cache_key_parameters", "set of strings, optional"),
    ]
    rest = [label for label, detail in shown[4:] if detail.endswith("optional")]
    assert rest == sorted(rest)
    domain = place('resource "aws_api_gateway_domain_name" "d" {\n  certificate_arn = "x"\n  <|>\n}\n')
    excluded = [item for item in complete(domain) if "certificate" in item.label]
    assert {item.detail.rpartition(", ")[2] for item in excluded if item.label != "ownership_verification_certificate_arn"} == {
        "not beside certificate_arn"
    }
    attributes = [item.label for item in complete(domain) if item.about.param]
    assert attributes.index("domain_name") == 0
    assert min(attributes.index(item.label) for item in excluded if item.detail.endswith("not beside certificate_arn")) > attributes.index(
        "tags"
    )


@pytest.mark.parametrize(
    ("lines", "label", "written"),
    [
        ("  conn<|>", "connection_type", 'connection_type = ""'),
        ("\tconn<|>", "connection_type", 'connection_type = ""'),
        ("<|>", "uri", "uri ="),
        ('  conn<|>ection_typ = "VPC_LINK"', "connection_type", 'connection_type = "VPC_LINK"'),
        ("  tls_config {\n    <|>\n  }", "insecure_skip_verification", "insecure_skip_verification ="),
        ("  tls_config {<|>}", "insecure_skip_verification", "tls_config {insecure_skip_verification = }"),
        ("  tls_config {\n    ins<|>", "insecure_skip_verification", "insecure_skip_verification ="),
        (
            '  dynamic "tls_config" {\n    for_each = []\n    content {\n      <|>\n    }\n  }',
            "insecure_skip_verification",
            "insecure_skip_verification =",
        ),
        ('  dynamic "<|>" {\n  }', "tls_config", 'dynamic "tls_config" {'),
        ("  <|>", "tls_config", "tls_config {\n}"),
    ],
)
def test_names(lines: str, label: str, written: str) -> None:
    assert accepted(integration(lines), label) == written


def test_a_block_opens_with_the_cursor_inside() -> None:
    item = _item(integration("  tls<|>"), "tls_config")
    assert item.snippet == "tls_config {\n    $0\n  }"


def test_a_block_that_was_never_closed_keeps_what_is_typed_in_it() -> None:
    where = place('resource "aws_api_gateway_stage" "a" {\n  <|>\n\nresource "aws_api_gateway_rest_api" "b" {\n}\n')
    assert labels(where)[:3] == ["deployment_id", "rest_api_id", "stage_name"]


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(ends: str, mark: str) -> None:
    code = read('resource "aws_api_gateway_stage" "a" {\n  dep<|>\n}\n')
    text, cursor = mark + code.text.replace("\n", ends), (code.cursor or 0) + len(mark) + len(ends) - 1
    document = Document("file:///project/main.tf", 1, text, dialect_named("terraform"))
    first = complete(Place(document, Project((document,)), cursor, installed_index()))[0]
    assert (first.label, first.edit.span.of(text)) == ("deployment_id", "dep")


@pytest.mark.parametrize(
    "lines",
    [
        "  # conn<|>",
        "  // conn<|>",
        '  type = "MOCK" # conn<|>',
        "  /* conn<|> */",
        "  /*\n  conn<|>\n  */",
        "  uri = <<-EOT\n  conn<|>\n  EOT",
        '  type = "MOCK" <|>',
        "  timeout_milliseconds = 29<|>",
        '  cache_namespace = "x<|>"',
    ],
)
def test_nothing_is_offered(lines: str) -> None:
    assert labels(integration(lines)) == []


@pytest.mark.parametrize(
    "header", ['resource "<|>"', "resource <|>", 'resource "aws_api_gateway_st<|>', "resource aws_api<|>", 'resource "aws_api<|>_gateway" ']
)
def test_resource_types_come_with_what_they_require(header: str) -> None:
    item = _item(place(header), "aws_api_gateway_stage")
    assert item.edit.text == '"aws_api_gateway_stage" "name" {\n}'
    assert item.snippet == (
        '"aws_api_gateway_stage" "${1:name}" {\n  deployment_id = ${2}\n  rest_api_id   = ${3}\n  stage_name    = "${4}"\n  $0\n}'
    )
    assert apply_edits(read(header).text, [item.edit]) == 'resource "aws_api_gateway_stage" "name" {\n}'


def test_a_resource_that_stands_keeps_its_body() -> None:
    where = place('resource "aws_api_gateway_st<|>age" "live" {\n  stage_name = "live"\n}\n')
    item = _item(where, "aws_api_gateway_deployment")
    assert (item.edit.span.of(where.document.text), item.edit.text, item.snippet) == (
        "aws_api_gateway_stage",
        "aws_api_gateway_deployment",
        None,
    )


@pytest.mark.parametrize("text", ["<|>", "res<|>", 'variable "a" {}\n<|>'])
def test_top_level(text: str) -> None:
    assert labels(place(text))[:7] == ["resource", "data", "variable", "output", "locals", "module", "aws_api_gateway_account"]


@pytest.mark.parametrize(
    "text", ['resource "aws_api_gateway_stage" "<|>" {\n}', 'variable "<|>" {}', "locals {\n  a<|> = 1\n}", 'variable "x" {\n  <|>\n}']
)
def test_names_are_the_authors_to_choose(text: str) -> None:
    assert labels(place(text)) == []


def test_status_codes() -> None:
    where = place('resource "aws_api_gateway_method_response" "r" {\n  status_code = "<|>"\n}\n')
    assert [(item.label, item.detail) for item in complete(where)][:2] == [("200", "OK"), ("201", "Created")]
    assert accepted(where, "404") == 'status_code = "404"'


_JSON = """\
{
  "variable": {"kind": {}},
  "resource": {
    "aws_lambda_function": {"get_pet": {}},
    "aws_api_gateway_integration": {"get": {
%s
    }}
  }
}
"""


@pytest.mark.parametrize(
    ("line", "label", "written"),
    [
        ("<|>", "type", '"type": ""'),
        ('"ty<|>"', "type", '"type": ""'),
        ('"ty<|>": "MOCK"', "type", '"type": "MOCK"'),
        ('"type": "<|>"', "MOCK", '"type": "MOCK"'),
        ('"type": <|>', "MOCK", '"type": "MOCK"'),
        ('"uri": "<|>"', "aws_lambda_function.get_pet.invoke_arn", '"uri": "${aws_lambda_function.get_pet.invoke_arn}"'),
        ('"uri": "<|>"', "var.kind", '"uri": "${var.kind}"'),
        ('"uri": "${<|>}"', "var.kind", '"uri": "${var.kind}"'),
        ('"uri": "${aws_lambda_function.get_pet.<|>}"', "invoke_arn", '"uri": "${aws_lambda_function.get_pet.invoke_arn}"'),
        ('"depends_on": ["<|>"]', "aws_lambda_function.get_pet", '"depends_on": ["aws_lambda_function.get_pet"]'),
        ('"tls_config": {"insecure_skip_verification": <|>}', "true", '"tls_config": {"insecure_skip_verification": true}'),
        ('<|>\n"type": "MOCK"', "cache_namespace", '"cache_namespace": "",'),
    ],
)
def test_json_form(line: str, label: str, written: str) -> None:
    code = read(_JSON.replace("%s", line))
    document = Document("file:///project/main.tf.json", 1, code.text, dialect_named("terraform"))
    assert accepted(Place(document, Project((document,)), code.cursor or 0, installed_index()), label) == written


def _item(where: Place, label: str) -> Item:
    return next(item for item in complete(where) if item.label == label)


def test_what_has_no_effect_beside_what_is_chosen_comes_last_and_says_so() -> None:
    items = complete(place('resource "aws_api_gateway_integration" "a" {\n  type = "MOCK"\n  <|>\n}'))
    details = {item.label: item.detail for item in items}
    assert details["credentials"] == "string, no effect with MOCK"
    assert [item.label for item in items].index("credentials") > [item.label for item in items].index("passthrough_behavior")


def test_what_is_for_another_kind_of_api_comes_last_and_says_so() -> None:
    api = 'resource "aws_apigatewayv2_api" "chat" {\n  name = "chat"\n  protocol_type = "WEBSOCKET"\n}\n'
    items = complete(place(api + 'resource "aws_apigatewayv2_integration" "a" {\n  api_id = aws_apigatewayv2_api.chat.id\n  <|>\n}'))
    details = {item.label: item.detail for item in items}
    assert details["integration_subtype"].endswith("for HTTP APIs")
    assert "for" not in details["content_handling_strategy"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [f"f{number}.invoke_arn" for number in range(100)]),
        ("aws", [f"f{number}.invoke_arn" for number in range(100)]),
        ("f11", [f"{name}.{arn}" for arn in _ARNS for name in _ELEVENS] + _ELEVENS),
        ("aws_lambda_function.f11", [f"{name}.{arn}" for arn in _ARNS for name in _ELEVENS] + _ELEVENS),
    ],
)
def test_of_a_large_module_what_holds_the_typed_words_comes_first(typed: str, expected: list[str]) -> None:
    functions = "".join(f'resource "aws_lambda_function" "f{number}" {{\n}}\n' for number in range(120))
    where = place(f'{functions}resource "aws_api_gateway_integration" "get" {{\n  uri = {typed}<|>\n}}\n')
    assert [label.removeprefix("aws_lambda_function.") for label in labels(where)] == expected
