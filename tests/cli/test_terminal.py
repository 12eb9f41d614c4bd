"""How outputs fit into a terminal: the carets under the code, lines of at most its width, and where that width comes from."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.cli.cells import cells, cut_before, cut_behind, wrapped
from gatewright.cli.excerpt import excerpt
from gatewright.cli.prose import prose
from gatewright.text import LineIndex, Span

ROOT = Path(__file__).parents[2]
EXCERPTS = [
    ("plain", "a\n  name = 1\n", "name", ["  1 | a", "  2 |   name = 1", "    |   ^^^^ fix"]),
    ("first line", "name = 1\n", "name", ["  1 | name = 1", "    | ^^^^ fix"]),
    ("tabs", "\tname\t= 1\n", "= 1", ["  1 |     name    = 1", "    |             ^^^ fix"]),
    ("a tab inside", "a\tb\n", "a\tb", ["  1 | a    b", "    | ^^^^^^ fix"]),
    ("emoji before", 'a = "😀" + b\n', "b", ['  1 | a = "😀" + b', "    |            ^ fix"]),
    ("emoji inside", 'a = "😀"\n', '"😀"', ['  1 | a = "😀"', "    |     ^^^^ fix"]),
    ("wide", "名前 = b\n", "b", ["  1 | 名前 = b", "    |        ^ fix"]),
    ("combining", "e\u0301 = b\n", "b", ["  1 | e\u0301 = b", "    |     ^ fix"]),
    ("control", "a\x1b[31m = b\n", "b", ["  1 | a\ufffd[31m = b", "    |          ^ fix"]),
    ("nothing", "a = \n", "", ["  1 | a =", "    | ^ fix"]),
    ("two lines", "a = [\n  1\n]\n", "[\n  1", ["  1 | a = [", "    |     ^ fix"]),
    ("line ends", "a\r\nname = 1\r\n", "name", ["  1 | a", "  2 | name = 1", "    | ^^^^ fix"]),
    ("ten lines", "\n" * 9 + "name\n", "name", ["   9 |", "  10 | name", "     | ^^^^ fix"]),
    ("a long line", "a" * 241, "a", ["  1 | " + "a" * 233 + "…", "    | ^ fix"]),
    ("a long line above", "a" * 241 + "\nb", "b", ["  1 | " + "a" * 233 + "…", "  2 | b", "    | ^ fix"]),
    (
        "the end of a long line",
        "a" * 240 + "\n" + "b" * 240 + "c",
        "c",
        ["  2 | …" + "b" * 232 + "c", "    | " + " " * 233 + "^", "    | " + " " * 231 + "fix"],
    ),
]


@pytest.mark.parametrize(("text", "word", "shown"), [case[1:] for case in EXCERPTS], ids=[case[0] for case in EXCERPTS])
def test_carets_stand_under_the_code(text: str, word: str, shown: list[str]) -> None:
    at = text.index(word)
    assert list(excerpt(LineIndex(text), Span(at, at + len(word)), "fix")) == shown


def test_without_a_fix_there_is_nothing_behind_the_carets() -> None:
    assert list(excerpt(LineIndex("a"), Span(0, 1)))[-1] == "    | ^"


NARROW = [
    ("it fits", 33, ["  1 | a = 1", "  2 | name = wrong # the reason", "    |        ^^^^^ set to `right`"]),
    ("the hint goes below", 32, ["  1 | a = 1", "  2 | name = wrong # the reason", "    |        ^^^^^", "    |        set to `right`"]),
    ("what follows is cut", 26, ["  1 | a = 1", "  2 | name = wrong # the …", "    |        ^^^^^", "    |       set to `right`"]),
]


@pytest.mark.parametrize(("width", "shown"), [case[1:] for case in NARROW], ids=[case[0] for case in NARROW])
def test_no_line_is_wider_than_the_terminal(width: int, shown: list[str]) -> None:
    text = "a = 1\nname = wrong # the reason\n"
    at = text.index("wrong")
    assert list(excerpt(LineIndex(text), Span(at, at + 5), "set to `right`", width)) == shown


def test_what_is_pointed_at_is_kept_longest() -> None:
    text = "one\n" + "name = " + "v" * 20 + " # why\n"
    at = text.index("v")
    assert list(excerpt(LineIndex(text), Span(at, at + 20), "", 28)) == ["  2 | …" + "v" * 20 + "…", "    |  " + "^" * 20]
    assert list(excerpt(LineIndex(text), Span(at, at + 20), "", 26)) == ["  2 | " + "v" * 20, "    | " + "^" * 20]
    text = text.replace("v" * 20, "v" * 30)
    assert list(excerpt(LineIndex(text), Span(at, at + 30), "", 26)) == ["  2 | " + "v" * 19 + "…", "    | " + "^" * 20]


def test_a_wide_character_is_not_cut_in_halves() -> None:
    assert (cut_behind("名前名前", 6), cut_before("名前名前", 6)) == ("名前…", "…名前")
    assert (cut_behind("名前", 4), cells("名前…")) == ("名前", 5)


def test_lines_are_broken_between_words() -> None:
    assert list(wrapped("one two three", None, "  ")) == ["  one two three"]
    assert list(wrapped("one two three", 9, "  ")) == ["  one two", "  three"]
    assert list(wrapped("one two three", 8, "- ", "  ")) == ["- one", "  two", "  three"]
    assert list(wrapped("名前 名前", 8, "")) == ["名前", "名前"]
    assert list(wrapped("a/path/that/is/long and more", 8, "  ")) == ["  a/path/that/is/long", "  and", "  more"]


PROSE = """**`type`** string, optional

One two three
four five six.

- an item that is
  long
- another
    - inside of it
    - `code` and more words

```hcl
a = "what stands in code is never broken"

b = 1
```
after the code\x20\x20
its own line
    indented words are broken as indented words
"""


def test_markdown_is_broken_anew() -> None:
    assert list(prose(PROSE, 20)) == [
        *("**`type`** string,", "optional", ""),
        *("One two three four", "five six.", ""),
        *("- an item that is", "  long", "- another", "    - inside of it", "    - `code` and", "      more words", ""),
        *("```hcl", 'a = "what stands in code is never broken"', "", "b = 1", "```"),
        *("after the code", "its own line", "    indented words", "    are broken as", "    indented words", ""),
    ]
    assert "\n".join(prose(PROSE, None)) == PROSE


def test_what_is_explained_is_as_wide_as_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["explain", "stage-without-tracing"]) == 0
    words, example, _ = capsys.readouterr().out.partition("\nExample\n")
    assert example
    assert 54 < max(map(len, words.splitlines())) <= 60


def test_a_step_of_a_trace_hangs_under_its_first_word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["trace", "POST /adoptions", "examples/mistakes/template"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == [
        "  authorization  The caller has to sign with IAM credentials",
        "                 that may do execute-api:Invoke.",
    ]


EXAMPLE = "examples/mistakes/permission"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_findings_are_as_wide_as_the_terminal(width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["check", EXAMPLE]) == 1
    # A place is one word, for whoever opens it with a click.
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(EXAMPLE)]
    assert width - 12 < max(map(cells, lines)) <= width


def test_a_pipe_has_no_width(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", EXAMPLE]) == 1
    message = capsys.readouterr().out.splitlines()[1]
    assert message.startswith("  `source_arn` is ")
    assert message.endswith("with `*` for any of it.")


def test_the_width_is_that_of_the_terminal() -> None:
    leader, follower = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    with os.fdopen(leader, "rb") as screen:
        subprocess.run(["stty", "cols", "72"], stdin=follower, check=True)
        subprocess.run(
            [sys.executable, "-m", "gatewright", "check", "--quiet", EXAMPLE],
            stdout=follower,
            cwd=ROOT,
            env={**environment, "TERM": "xterm", "PYTHONPATH": str(ROOT / "server")},
            check=False,
            timeout=60,
        )
        os.close(follower)
        lines = screen.read1(100_000).decode().splitlines()
    assert lines[0] == "\x1b[1mexamples/mistakes/permission/main.tf:26:19\x1b[0m \x1b[31merror\x1b[0m source-arn-matches-no-call"
    assert lines[1] == "  `source_arn` is `arn:…:execute-api:…:…:…/*/ANY/orders`, which no call"
