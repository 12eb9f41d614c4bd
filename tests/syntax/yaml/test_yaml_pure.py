"""Where PyYAML has no compiled part, its parser in Python reads the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.data import Node
from gatewright.syntax.yaml import events
from gatewright.syntax.yaml.compose import SecondDocument, compose

CORPUS = [path for kind in ("yaml", "yml") for path in sorted((Path(__file__).parents[2] / "corpus").rglob(f"*.{kind}"))]
TABS = [
    "a:\tb\n",
    "a: b\t\nc: d\n",
    "a: b\tc \t d\t# no\n",
    "a: one\t\n \ttwo\n",
    "a: one\n \t\n two\n",
    "a: one \t\n \t\n\n \t\n two\n",
    "a\t: b\n-\tc\n",
    "- a\n-\tb\n",
    "a: [\tb,\n\tc\t,\td ]\n",
    "{\n\t'a': 1,\n\t'b': {\n\t\t'c': [true]\n\t}\n}\n",
    "a: |\t\n  b\n\tc\n",
    "a: >-  \t# no\n  b\n",
    "a: 'b\t'\t\nc: \"\t\"\t# no\n",
    "a:\n\tb: c\n",
    "a: b\t\n---\nc: d\n",
]
QUESTIONS = ["{a: b?}\n", "[a?b, c?, d ]\n", "{a?: b, ? c: d}\n", "a: b?\n? c\n: d\n"]


def composed(text: str, loader: object, monkeypatch: pytest.MonkeyPatch) -> Node | str | None:
    """The tree, or the kind of fault; the two parsers say what is no YAML in different words."""
    with monkeypatch.context() as patch:
        patch.setattr(events, "LOADER", loader)
        try:
            return compose(text)
        except yaml.YAMLError:
            return "not YAML"
        except SecondDocument as second:
            return f"a second document at {second.offset}"


def agree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert composed(text, events.PatientLoader, monkeypatch) == composed(text, yaml.CLoader, monkeypatch)


def test_the_compiled_parser_is_preferred() -> None:
    assert events.LOADER is yaml.CLoader


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(path.read_text(encoding="utf-8"), monkeypatch)


@pytest.mark.parametrize("text", TABS + QUESTIONS)
def test_what_the_parser_in_python_would_stop_at(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(text, monkeypatch)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(["a", "b c", ": ", "\t", " ", "\n", "\n  ", "- ", "# x", "'d'", "|\n  e", "?", "é😀"]), max_size=12))
def test_values(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        text = "k: " + "".join(pieces).replace("\n", "\n  ") + "\n"
        compiled = composed(text, yaml.CLoader, monkeypatch)
        if compiled != "not YAML":  # Of what is not YAML, the one in Python lets a tab more pass.
            assert composed(text, events.PatientLoader, monkeypatch) == compiled
