"""JSON, Mermaid and DOT of an API: of a form that the programs behind them can read."""

import json
import random
import re
from pathlib import Path

import pytest

from features import corpus
from features.graph.stories import CLOUDFORMATION, TERRAFORM
from gatewright.features.graph import Sketch, as_dot, as_json, as_mermaid, as_text, sketches
from gatewright.model import Project
from harness.snippets import document

DOCS = Path(__file__).parents[3] / "docs"
NAMED = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "%s"\n}\n'

MERMAID = re.compile(
    r"""flowchart\ LR
    (\n\ \ (?:
        [a-z]+\d+ (?: \[\["[^"]*"\]\] | \["[^"]*"\] | \(\["[^"]*"\]\) | \("[^"]*"\) | \{\{"[^"]*"\}\} )
      | [a-z]+\d+\ (?:-->|-\.->) (?:\|"[^"]*"\|)?\ [a-z]+\d+
    ))*""",
    re.VERBOSE,
)
DOT = re.compile(
    r"""digraph\ apis\ \{\n
    \ \ rankdir=LR;\n
    (?:\ \ [a-z]+\d+\ (?:->\ [a-z]+\d+)?(?:\ ?\[(?:(?:,\ )?\w+=(?:\w+|"(?:[^"\\\n]|\\["\\])*"))+\])?;\n | \ \ [a-z]+\d+\ ->\ [a-z]+\d+;\n)*
    \}""",
    re.VERBOSE,
)


def drawn(text: str, dialect: str = "terraform") -> tuple[Sketch, ...]:
    return sketches(Project((document(text, dialect),)))


STORIES = [drawn(TERRAFORM), drawn(CLOUDFORMATION, "cloudformation"), drawn(""), drawn(NAMED % 'a \\"b\\" [c] | {d} <e> #f; é — \\\\')]


@pytest.mark.parametrize("story", STORIES)
def test_mermaid_can_be_read(story: tuple[Sketch, ...]) -> None:
    assert MERMAID.fullmatch(as_mermaid(story))


@pytest.mark.parametrize("story", STORIES)
def test_dot_can_be_read(story: tuple[Sketch, ...]) -> None:
    assert DOT.fullmatch(as_dot(story))


def test_the_grammars_themselves() -> None:
    assert not MERMAID.fullmatch('flowchart LR\n  a1["b"c"]')
    assert not DOT.fullmatch('digraph apis {\n  rankdir=LR;\n  a1 [label="b"c"];\n}')


def test_mermaid() -> None:
    lines = as_mermaid(STORIES[0]).splitlines()
    assert '  api1[["REST API shelter"]]' in lines
    assert '  domain3{{"pets.example.com/v1"}}' in lines
    assert '  operation5["POST /pets/#123;id#125;"]' in [re.sub(r"operation\d+", "operation5", line) for line in lines]
    (put,) = [line for line in lines if "PUT" in line]
    assert f'  api1 -.->|"AWS_IAM"| {put.strip().partition("[")[0]}' in lines


def test_dot() -> None:
    lines = as_dot(STORIES[0]).splitlines()
    assert '  api1 [shape=component, label="REST API shelter"];' in lines
    assert sum("style=dashed" in line for line in lines) == 1
    assert '"a \\"b\\" [c] | {d} <e> #f; é — \\\\"'.replace('"a', '"REST API a') in as_dot(STORIES[3])


def test_every_arrow_leads_from_a_box_to_a_box() -> None:
    text = as_dot(STORIES[1])
    boxes = set(re.findall(r"^  (\w+) \[shape", text, re.MULTILINE))
    ends = {end for arrow in re.findall(r"^  (\w+) -> (\w+)", text, re.MULTILINE) for end in arrow}
    assert ends == boxes


def test_json() -> None:
    (api,) = json.loads(json.dumps(as_json(STORIES[0])))
    assert api["name"] == "shelter"
    assert api["place"] == {"address": "aws_api_gateway_rest_api.api", "at": "main.tf:3", "certain": True}
    assert api["paths"][1] == {
        "path": "/pets/{id}",
        "certain": True,
        "operations": [
            {
                "name": "POST",
                "place": {"address": "aws_api_gateway_method.adopt", "at": "main.tf:31", "certain": True},
                "calls": [{"kind": "http", "name": "https://adoptions.internal/{id}", "through": "inside"}],
                "authorization": "CUSTOM",
                "authorizer": "users",
                "key": False,
            },
            {
                "name": "PUT",
                "place": {"address": "aws_api_gateway_method.vet", "at": "main.tf:52", "certain": False},
                "calls": [],
                "authorization": "AWS_IAM",
                "authorizer": None,
                "key": False,
            },
        ],
    }


def test_the_page_describes_every_key() -> None:
    page = (DOCS / "graph.md").read_text(encoding="utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert {key for key in keys(as_json(STORIES[0])) if f"`{key}`" not in page} == set()


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_half_typed_files_can_be_drawn(path: Path) -> None:
    text = corpus.text_of(path)
    chance = random.Random(corpus.named(path))
    for end in (len(text), *(chance.randrange(len(text) + 1) for _ in range(3))):
        story = sketches(Project((corpus.again(path, text[:end]),)))
        assert as_text(story).count("\n\n") == max(len(story) - 1, 0)
        assert json.dumps(as_json(story))
        assert MERMAID.fullmatch(as_mermaid(story))
        assert DOT.fullmatch(as_dot(story))
