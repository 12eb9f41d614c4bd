"""What can be folded: stretches of texts in small languages, and what an editor would fold beside them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from features import corpus
from gatewright.features.folding import Fold, folds
from gatewright.features.signature import signature
from gatewright.model import Document
from harness.snippets import document, place
from harness.talkative import talk_of_everything

TEMPLATE = """\
resource "aws_api_gateway_integration" "a" {
  request_templates = {
    "application/json" = <<-EOT
      < a
      b
      c > < d
      e > < f >
    EOT
    "text/plain" = "< a >"
  }

}

variable "a" {}
"""


@pytest.fixture(autouse=True)
def everybody_talks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own speaker speaks for every language."""
    talk_of_everything(monkeypatch)


def test_the_last_line_of_a_stretch_stays_and_the_indentation_is_folded_as_editors_do() -> None:
    assert folds(document(TEMPLATE)) == [Fold(0, 9), Fold(1, 8), Fold(2, 6), Fold(3, 4)]


@pytest.mark.parametrize(
    "text", ["", 'variable "a" {\n  b = 1\n}\n', TEMPLATE.replace("<", ""), TEMPLATE.replace("\n      b\n      c", "")]
)
def test_nothing_is_said_of_a_file_whose_texts_have_nothing_to_fold(text: str) -> None:
    assert folds(document(text)) == []


def test_what_only_moved_is_folded_where_it_is_now() -> None:
    first = document(TEMPLATE)
    assert folds(first)
    moved = first.edited(f"\n\n{TEMPLATE}", 2)
    assert folds(moved) == [Fold(2, 11), Fold(3, 10), Fold(4, 8), Fold(5, 6)]


def test_stretches_in_yaml() -> None:
    text = """\
Resources:
  A:
    Type: AWS::ApiGateway::Method
    Properties:
      Integration:
        RequestTemplates:
          application/json: |
            <
            a

            >
"""
    assert folds(document(text, "cloudformation")) == [
        Fold(0, 10),
        Fold(1, 10),
        Fold(3, 10),
        Fold(4, 10),
        Fold(5, 10),
        Fold(6, 10),
        Fold(7, 9),
    ]


@pytest.mark.parametrize("path", corpus.paths()[::5], ids=corpus.named)
def test_folds_of_any_file_are_lines_of_it_in_order(path: Path) -> None:
    chance = random.Random(corpus.named(path))
    read = corpus.reader(path)
    for _ in range(3):
        at = chance.randrange(len(read.text) + 1)
        read = read.edited(f"{read.text[:at]}<\n{read.text[at : at + 100]}>{read.text[at + 100 :]}", 2)
        found = folds(read)
        assert found == sorted(set(found))
        assert all(0 <= fold.first < fold.last < len(read.lines) for fold in found)
        assert found == folds(Document(read.uri, 1, read.text, read.dialect))


@pytest.mark.parametrize(
    ("text", "active"),
    [
        ("a(<|>", 0),
        ("a(1,<|> 2)", 1),
        ("a(1, 2<|>)", 1),
        ("<|>a(1)", None),
        ("a(1)<|>", None),
        ("a(${<|>var.x})", None),
    ],
)
def test_the_function_whose_arguments_are_typed(text: str, active: int | None) -> None:
    found = signature(place(f'resource "aws_api_gateway_integration" "a" {{\n  request_templates = {{ "a/b" = "🙂{text}" }}\n}}\n'))
    assert (found.active if found else None) == active


def test_no_function_outside_of_a_text() -> None:
    assert signature(place('resource "aws_api_gateway_integration" "a" {\n  type = lower(<|>)\n}\n')) is None
    assert signature(place("<|>")) is None
