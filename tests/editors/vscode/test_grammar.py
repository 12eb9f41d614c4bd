"""Mapping templates are colored as what they are, in files of their own and where they stand in others."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from editors.vscode.grammar.coloring import EXTENSION, MANIFEST, Colored, colored
from gatewright.expressions import velocity
from gatewright.expressions.velocity.reader import DIRECTIVES
from gatewright.expressions.velocity.tree import Comment, Reference, String
from gatewright.expressions.velocity.walk import walk
from gatewright.features.languages.velocity.scope import IN_LOOPS, ROOTS
from gatewright.index import installed_index
from velocity.placing import in_terraform, in_yaml
from velocity.test_good_templates import TEMPLATES, kind_of

_STORIES = Path(__file__).parent / "grammar"
_STORY = re.compile(r"^## ([^\n]+)\n\n```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"[ \t]*(?P<carets>\^+) (?P<scope>-?[a-z][\w.-]*)")
_CORPUS = Path(__file__).parents[2] / "corpus"

TEXTS = [path.read_text(encoding="utf-8").rstrip("\n") for path in TEMPLATES]
KINDS = [kind_of(path) for path in TEMPLATES]

STORIES = {
    kind: _STORY.findall((_STORIES / f"{name}.md").read_text(encoding="utf-8"))
    for name, kinds in {"velocity": ("velocity",), "terraform": ("terraform",), "yaml": ("yaml", "yaml-of-code")}.items()
    for kind in kinds
}
"""For each kind of file, titles and annotated texts."""


@cache
def _seen(kind: str) -> list[Colored]:
    return colored(kind, [_read(story)[0] for _, story in STORIES[kind]])


def _read(story: str) -> tuple[str, list[tuple[int, str, str]]]:
    """A text, and what was written under its lines: where, which words, which scope."""
    lines: list[str] = []
    marks: list[tuple[int, str, str]] = []
    for line in story.splitlines():
        if mark := _MARK.fullmatch(line):
            start, end = mark.span("carets")
            marks.append((sum(len(before) + 1 for before in lines[:-1]) + start, lines[-1][start:end], mark["scope"]))
        else:
            lines.append(line)
    return "\n".join(lines), marks


@pytest.mark.parametrize(
    ("kind", "number"),
    [pytest.param(kind, number, id=f"{kind}: {told[0]}") for kind in STORIES for number, told in enumerate(STORIES[kind])],
)
def test_words_have_the_scopes_under_them(kind: str, number: int) -> None:
    _, marks = _read(STORIES[kind][number][1])
    seen = _seen(kind)[number]
    assert marks
    for at, words, scope in marks:
        if scope.startswith("-"):
            assert [words[i] for i in range(len(words)) if seen.has(at + i, scope[1:])] == [], scope
        else:
            assert seen.around(at, scope) == words, scope


def test_a_template_is_colored_as_it_is_read() -> None:
    """The names, texts and comments are those that the server finds."""
    for text, seen in zip(TEXTS, colored("velocity", TEXTS), strict=True):
        assert seen.open == ()
        assert not [at for at in range(len(text)) if seen.has(at, "invalid")]
        for part in walk(velocity.read(text).nodes):
            match part:
                case Reference():
                    name = part.start + len(part.sigil)
                    scope = "support.variable" if part.name in (*ROOTS, *IN_LOOPS) else "variable.other.readwrite"
                    assert seen.around(name, scope) == part.name
                case Comment():
                    assert all(seen.has(at, "comment") for at in range(part.start, part.end) if text[at] != "\n")
                case String():
                    assert all(seen.has(at, "string.quoted") for at in range(part.start, part.end) if text[at] != "\n")
                case _:
                    pass


_PLACES = {"terraform": in_terraform, "yaml": in_yaml, "yaml-of-code": in_yaml}
_BEHIND = {"terraform": 'behind = "it"\n', "yaml": "Behind: it\n", "yaml-of-code": "Behind: it\n"}


def _inside(kind: str, texts: list[str]) -> int:
    """How many characters the templates in some files have, after a look whether all others are colored as without us."""
    inside = 0
    texts = [f"{text}\n{_BEHIND[kind]}" for text in texts]
    for ours, theirs in zip(colored(kind, texts), colored(kind, texts, alone=True), strict=True):
        for at, (own, other) in enumerate(zip(ours.scopes, theirs.scopes, strict=True)):
            if ours.has(at, "meta.embedded.block.velocity"):
                inside += 1
            else:
                assert tuple(scope for scope in own if not scope.startswith("meta.mapping-templates")) == other, ours.text[
                    at - 40 : at + 40
                ]
        assert "meta.embedded.block.velocity" not in ours.open
    return inside


@pytest.mark.parametrize("kind", _PLACES)
def test_nothing_but_the_template_changes(kind: str) -> None:
    placed = [_PLACES[kind](what, text) for what, text in zip(KINDS, TEXTS, strict=True)]
    assert _inside(kind, placed) >= sum(len(line.strip()) for text in TEXTS for line in text.splitlines())


@pytest.mark.parametrize("kind", _PLACES)
def test_half_a_template_changes_nothing_behind_it(kind: str) -> None:
    """Every third, each cut at another place."""
    halves = [text[: len(text) * (1 + number % 7) // 8].rstrip() for number, text in enumerate(TEXTS[::3])]
    assert _inside(kind, [_PLACES[kind](what, half) for what, half in zip(KINDS[::3], halves, strict=True)])


@pytest.mark.parametrize("kind", _PLACES)
def test_whole_projects_change_nowhere_else(kind: str) -> None:
    """Every third file that has templates."""
    paths = sorted(_CORPUS.glob("**/*.tf" if kind == "terraform" else "**/*.yaml"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    assert _inside(kind, [text for text in texts if "emplates" in text][::3])


def test_every_grammar_is_where_the_extension_says() -> None:
    assert "syntaxes" in MANIFEST["files"]
    entries = MANIFEST["contributes"]["grammars"]
    assert sorted(entry["path"] for entry in entries) == sorted(
        f"./{path.relative_to(EXTENSION)}" for path in EXTENSION.glob("syntaxes/**/*.json")
    )
    for entry in entries:
        grammar = json.loads((EXTENSION / entry["path"]).read_text(encoding="utf-8"))
        assert grammar["scopeName"] == entry["scopeName"]
        assert ("injectionSelector" in grammar) == ("injectTo" in entry)


def test_the_words_are_those_that_are_read() -> None:
    """The variables and functions of API Gateway, and the directives; none that API Gateway does not have."""
    members = installed_index().template_members.values()
    functions = [member.name for member in members if member.owner in ("$input", "$util") and member.takes is not None]
    *called, foreign = colored("velocity", [*(f"{name}($a)" for name in functions), "$util.toJson($a)"])
    assert [seen.around(seen.text.index(".") + 1, "support.function") for seen in called] == [name.partition(".")[2] for name in functions]
    assert foreign.around(6, "entity.name.function") == "toJson"
    *directives, macro = colored("velocity", [*(f"#{word}($a)" for word in DIRECTIVES), "#when($a)"])
    assert [seen.around(0, "keyword.control") for seen in directives] == [f"#{word}" for word in DIRECTIVES]
    assert macro.around(0, "entity.name.function.macro") == "#when"
