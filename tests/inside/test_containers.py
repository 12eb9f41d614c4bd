"""Every small language in every form that a file can hold it: a piece of the text, and the cursor on it, lead to the same place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gatewright.inside import languages as of
from gatewright.inside import strands
from gatewright.text import Span
from harness.snippets import document


@dataclass(frozen=True)
class Spelled:
    """Where a language stands: a Terraform resource and a CloudFormation type, each with the way to the value; `key` is a key of a map."""

    language: type[of.Language]
    terraform: str
    cloudformation: str
    key: str = ""


PLACES = [
    Spelled(of.MappingTemplate, "aws_api_gateway_integration.request_templates", "AWS::ApiGateway::Method.Integration.RequestTemplates", "application/json"),
    Spelled(of.RestMapping, "aws_api_gateway_integration.request_parameters", "AWS::ApiGateway::Method.Integration.RequestParameters", "integration.request.header.X"),
    Spelled(of.HttpMappingValue, "aws_apigatewayv2_integration.request_parameters", "AWS::ApiGatewayV2::Integration.RequestParameters", "append:header.x"),
    Spelled(of.GatewayTemplate, "aws_api_gateway_gateway_response.response_templates", "AWS::ApiGateway::GatewayResponse.ResponseTemplates", "application/json"),
    Spelled(of.LogFormat, "aws_api_gateway_stage.access_log_settings.format", "AWS::ApiGateway::Stage.AccessLogSetting.Format"),
    Spelled(of.Uri, "aws_api_gateway_integration.uri", "AWS::ApiGateway::Method.Integration.Uri"),
    Spelled(of.PathPart, "aws_api_gateway_resource.path_part", "AWS::ApiGateway::Resource.PathPart"),
    Spelled(of.RouteKey, "aws_apigatewayv2_route.route_key", "AWS::ApiGatewayV2::Route.RouteKey"),
    Spelled(of.SettingsPath, "aws_api_gateway_method_settings.method_path", ""),
    Spelled(of.Pattern, "aws_api_gateway_integration_response.selection_pattern", ""),
    Spelled(of.Schema, "aws_api_gateway_model.schema", "AWS::ApiGateway::Model.Schema"),
    Spelled(of.Policy, "aws_api_gateway_rest_api.policy", "AWS::ApiGateway::RestApi.Policy"),
    Spelled(of.IdentitySource, "aws_api_gateway_authorizer.identity_source", "AWS::ApiGateway::Authorizer.IdentitySource"),
    Spelled(of.Selection, "aws_apigatewayv2_api.route_selection_expression", "AWS::ApiGatewayV2::Api.RouteSelectionExpression"),
]  # fmt: skip
WORDS = "$x.words"
HCL = {
    "quotes": '"a \\"é🙂\\" $x.words \\t"',
    "escaped interpolation": '"$${a} %%{b} $x.words"',
    "interpolation": '"${var.a}$x.words${var.b}"',
    "heredoc": "<<EOT\né🙂 $x.words\nEOT",
    "indented heredoc": "<<-EOT\n      a\n        $x.words\n    EOT",
}
YAML = {
    "plain": "a$x.words",
    "single quotes": "'it''s 🙂 $x.words'",
    "double quotes": '"\\u00e9\\t\\"$x.words\\""',
    "literal block": "|\n{}a\n{}  $x.words",
    "literal block, stripped": "|-\n{}$x.words",
    "literal block, kept": "|+\n{}$x.words\n\n",
    "literal block, indented by number": "|2\n{}a\n{}$x.words",
    "folded block": ">\n{}a\n{}b $x.words\n\n{}c",
    "Sub": "!Sub '${{A}}$x.words${{!b}}'",
    "Sub in a block": "!Sub |\n{}${{A}}\n{}$x.words",
    "Join": "!Join ['', ['a', !Ref B, '$x.words']]",
}
JSON = {"escapes": '"\\u00e9🙂\\n\\"$x.words\\""', "Sub": '{"Fn::Sub": "${A}$x.words"}'}


def in_terraform(place: Spelled, value: str) -> str:
    resource, *names = place.terraform.split(".")
    inner = f'{{\n    "{place.key}" = {value}\n  }}' if place.key else value
    body = f"{names[-1]} = {inner}"
    body = body if len(names) == 1 else f"{names[0]} {{\n  {body}\n  }}"
    return f'resource "{resource}" "a" {{\n  {body}\n}}\n'


def in_yaml(place: Spelled, value: str) -> str:
    kind, *names = place.cloudformation.split(".")
    path = [*names, *([f'"{place.key}"'] if place.key else [])]
    lines = ["Resources:", "  A:", f"    Type: {kind}", "    Properties:"]
    lines += [f"{'  ' * (3 + depth)}{name}:" for depth, name in enumerate(path)]
    margin = "  " * (3 + len(path))
    return "\n".join(lines) + " " + value.replace("{}", margin).replace("{{", "{").replace("}}", "}") + "\n"


def in_json(place: Spelled, value: str) -> str:
    kind, *names = place.cloudformation.split(".")
    path = [*names, *([place.key] if place.key else [])]
    inner = "".join(f'{{"{name}": ' for name in path) + value + "}" * len(path)
    return f'{{"Resources": {{"A": {{"Type": "{kind}", "Properties": {inner}}}}}}}'


CASES = [
    *(
        pytest.param("terraform", in_terraform(place, value), place, id=f"{place.language.__name__}, HCL, {form}")
        for place in PLACES
        for form, value in HCL.items()
    ),
    *(
        pytest.param("cloudformation", in_yaml(place, value), place, id=f"{place.language.__name__}, YAML, {form}")
        for place in PLACES
        for form, value in YAML.items()
        if place.cloudformation
    ),
    *(
        pytest.param("json", in_json(place, value), place, id=f"{place.language.__name__}, JSON, {form}")
        for place in PLACES
        for form, value in JSON.items()
        if place.cloudformation
    ),
]


@pytest.mark.parametrize(("dialect", "text", "place"), CASES)
def test_a_piece_stands_where_the_file_has_it(dialect: str, text: str, place: Spelled) -> None:
    read = document(text, dialect)
    found = [
        strand for block in read.blocks() for strand in strands(block) if isinstance(strand.language, place.language) and not strand.is_key
    ]
    assert len(found) == 1
    start = found[0].text.index(WORDS)
    piece = Span(start, start + len(WORDS))
    assert found[0].in_file(piece).of(text) == WORDS
    there = text.index(WORDS)
    assert (found[0].in_text(there), found[0].in_text(there + len(WORDS))) == tuple(piece)
