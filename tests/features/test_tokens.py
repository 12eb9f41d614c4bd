"""Which stretches of a file are colored? Those of the texts in small languages, without what the file puts around and into them."""

from __future__ import annotations

import textwrap

import pytest

from gatewright.features.tokens import colored
from gatewright.model import Document
from harness.snippets import document
from harness.talkative import talk_of_everything


def colors(read: Document) -> list[str]:
    """The colored words, each with its kind and marks."""
    found: list[str] = []
    for start, told in colored(read):
        for token in told.tokens:
            marks = ("!" if token.is_declared else "") + ("=" if token.is_fixed else "")
            found.append(f"{token.kind.value}{marks} {token.span.shift(start).of(read.text)}")
    return found


def words(text: str, dialect: str = "terraform") -> list[str]:
    """The colored words of templates alone; keys are content types."""
    read = document(text, dialect)
    found = [token.span.shift(start).of(text) for start, told in colored(read) for token in told.tokens]
    return [word for word in found if word != "application/json"]


def template(value: str) -> str:
    """A mapping template in HCL."""
    return f'resource "aws_api_gateway_integration" "a" {{\n  request_templates = {{\n    "application/json" = {value}\n  }}\n}}\n'


def in_yaml(value: str) -> str:
    """The same in a template."""
    return textwrap.dedent(
        """\
        Resources:
          A:
            Type: AWS::ApiGateway::Method
            Properties:
              Integration:
                RequestTemplates:
                  application/json: """
    ) + value.replace("\n", "\n            ")


def in_json(value: str) -> str:
    """The same in a template in JSON."""
    around = (
        '{"Resources": {"A": {"Type": "AWS::ApiGateway::Method", "Properties": {"Integration": {"RequestTemplates": {"application/json": '
    )
    return f"{around}{value}}}}}}}}}}}\n"


def test_mappings_of_a_nested_block_and_of_its_resource() -> None:
    text = """\
Resources:
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RequestParameters:
        method.request.path.id: true
      Integration:
        RequestParameters:
          "integration.request.header.who": context.identity.user
          integration.request.path.id: "'🙂'"
"""
    assert colors(document(text, "cloudformation")) == [
        "namespace method.request",
        "property path",
        "parameter! id",
        "namespace integration.request",
        "property header",
        "parameter! who",
        "namespace context",
        "property= identity.user",
        "namespace integration.request",
        "property path",
        "parameter! id",
        "string '🙂'",
    ]


@pytest.mark.parametrize(
    ("text", "dialect", "found"),
    [
        pytest.param(template('"a b"'), "terraform", ["a b"], id="a string"),
        pytest.param(template('"a\\n\\u00e9\\\\b \\"c"'), "terraform", ['a\\n\\u00e9\\\\b \\"c'], id="escapes"),
        pytest.param(template('"$${a} 1"'), "terraform", ["$${a} 1"], id="an escaped interpolation"),
        pytest.param(template('"a ${var.x} c${var.y}"'), "terraform", ["a", "c"], id="holes"),
        pytest.param(template('"${var.x}"'), "terraform", [], id="nothing but a hole"),
        pytest.param(template("<<EOT\n a\n\n  b \n c\nEOT"), "terraform", ["a", "b", "c"], id="heredoc"),
        pytest.param(template("<<-EOT\n      a\n\n        b\n    EOT"), "terraform", ["a", "b"], id="indented heredoc"),
        pytest.param(template("<<-EOT\n      a ${var.x} b\n      ${var.y}\n    EOT"), "terraform", ["a", "b"], id="heredoc with holes"),
        pytest.param(template('jsonencode({ a = "x", b = ["y ${var.z}"] })'), "terraform", ["x", "y"], id="jsonencode"),
        pytest.param(template('join(", ", ["a", "b", var.c])'), "terraform", ["a", "b"], id="join"),
        pytest.param(in_yaml("|\n  a\n\n    b\n  c"), "cloudformation", ["a", "b", "c"], id="literal"),
        pytest.param(in_yaml(">-\n  a\n  b\n\n  c"), "cloudformation", ["a", "b", "c"], id="folded"),
        pytest.param(in_yaml("|2\n   a\n  b"), "cloudformation", ["a", "b"], id="indentation indicator"),
        pytest.param(in_yaml("a b\n  c"), "cloudformation", ["a b", "c"], id="plain over two lines"),
        pytest.param(in_yaml("'it''s'"), "cloudformation", ["it''s"], id="single quotes"),
        pytest.param(in_yaml('"\\u00e9 \\\n  \\x41"'), "cloudformation", ["\\u00e9", "\\x41"], id="double quotes"),
        pytest.param(in_yaml("!Sub 'a ${AWS::Region} ${!b}'"), "cloudformation", ["a", "${!b}"], id="Fn::Sub"),
        pytest.param(in_yaml("!Sub ['a ${X} b', {X: c}]"), "cloudformation", ["a", "b"], id="Fn::Sub with its own names"),
        pytest.param(in_yaml("!Join ['', [a, '', \"b\", !Ref C, d]]"), "cloudformation", ["a", "b", "d"], id="Fn::Join"),
        pytest.param(in_json('"a\\n\\ud83d\\ude42\\"\\/"'), "json", ['a\\n\\ud83d\\ude42\\"\\/'], id="escapes of JSON"),
    ],
)
def test_a_text_is_colored_line_by_line_without_what_is_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch, text: str, dialect: str, found: list[str]
) -> None:
    talk_of_everything(monkeypatch, ".+")
    assert words(text, dialect) == found


def test_lines_end_as_the_protocol_counts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch, ".+")
    assert words(template("<<EOT\r\na\r\n b\rc\r\nEOT")) == ["a", "b", "c"]


def test_tokens_that_stand_over_one_another_are_not_both_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch, "(?=(..))")  # empty finds
    assert words(template('"abc"')) == []


def test_what_did_not_change_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    talk_of_everything(monkeypatch)
    first = document(template('"a"') + template('"b"').replace('"a" {', '"other" {') + 'variable "c" {}\n')
    before = [told for _, told in colored(first)]
    changed = first.text.replace('"b"', '"b 🙂"')
    later = first.edited(f"\n{changed}", 2)
    after = [told for _, told in colored(later)]
    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert [token.span.shift(start).of(later.text) for start, told in colored(later) for token in told.tokens] == [
        "application/json",
        "a",
        "application/json",
        "b",
        "🙂",
    ]
