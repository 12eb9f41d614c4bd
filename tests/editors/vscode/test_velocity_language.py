"""What VS Code makes of a line of a mapping template: words, folds, indentation. Its patterns mean the same in Python."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from editors.vscode.grammar.coloring import EXTENSION, MANIFEST

(LANGUAGE,) = [language for language in MANIFEST["contributes"]["languages"] if language["id"] == "velocity"]
CONFIGURATION: dict[str, Any] = json.loads((EXTENSION / LANGUAGE["configuration"]).read_text(encoding="utf-8"))


def test_it_is_packaged() -> None:
    assert LANGUAGE["extensions"] == [".vtl", ".vm"]
    assert LANGUAGE["configuration"].split("/")[1] in MANIFEST["files"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("$input.path('$.pet-name')", ["$input", "path", "pet-name"]),
        ("#if($!{pets.size()} > 10)", ["#if", "$!{pets", "size", "10"]),
        ("#{else}#@row(-1.5)", ["#{else", "#@row", "-1.5"]),
        ('"petId": "$5"', ["petId", "5"]),
    ],
)
def test_words(line: str, words: list[str]) -> None:
    assert re.findall(CONFIGURATION["wordPattern"], line) == words


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        ("#foreach($pet in $pets)", True, False),
        ("  #{if}($a)", True, False),
        ("#end", False, True),
        ("  #{end}", False, True),
        ("#if($a)b#end", False, False),
        ("#else", False, False),
        ("#iffy", False, False),
        ('"#if($a)"', False, False),
    ],
)
def test_folds(line: str, starts: bool, ends: bool) -> None:
    markers = CONFIGURATION["folding"]["markers"]
    assert bool(re.search(markers["start"], line)) == starts
    assert bool(re.search(markers["end"], line)) == ends


@pytest.mark.parametrize(
    ("line", "deeper", "back"),
    [
        ("#foreach($pet in $pets)", True, False),
        ("#else", True, True),
        ("#end", False, True),
        ('"a": "#if($b)c#end",', False, False),
        ("{", True, False),
        ("},", False, True),
        ("## #if", False, False),
        ("#set($a = 1)", False, False),
        ("#set($a = {", True, False),
    ],
)
def test_indentation(line: str, deeper: bool, back: bool) -> None:
    rules = CONFIGURATION["indentationRules"]
    assert bool(re.search(rules["increaseIndentPattern"], line)) == deeper
    assert bool(re.search(rules["decreaseIndentPattern"], line)) == back
