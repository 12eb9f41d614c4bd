"""Does the code keep to its design? Layers, registration, docstrings and sizes, read from the sources themselves."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.rules.registry import MODULES, pages

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "server" / "gatewright"
SOURCES = sorted((ROOT / "server").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LAYERS: dict[str, int] = {
    "text": 0,
    "syntax": 1,
    "model": 2,
    "index": 2,
    "expressions": 3,
    "inside": 4,
    "dialects": 5,
    "workspace": 6,
    "rules": 7,
    "features": 8,
    "batch": 9,
    "api": 10,
    "assistants": 10,
    "lsp": 10,
    "cli": 10,
}
"""An import may only point to a lower number; packages of one number do not know each other."""

DOORS = {
    ("cli/serve.py", "gatewright.lsp.server"): "without a command, `gatewright` is the server",
    ("cli/mcp.py", "gatewright.assistants.server"): "`gatewright mcp` is the server for assistants",
}
"""The imports that cross between packages of one layer, each with its reason."""

PROTOCOL = {"pygls", "lsprotocol"}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it the import stands; for `from a import b` both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(module: str) -> str | None:
    """`gatewright.model.value` is of the layer `model`; what is not ours, or the root package, has none."""
    parts = module.split(".")
    return parts[1] if parts[0] == "gatewright" and len(parts) > 1 and parts[1] in LAYERS else None


def wrong_imports(name: str, imported: Iterator[str]) -> list[str]:
    """The imports of the file `name` (relative to the package) that point right or sideways."""
    own = name.split("/", maxsplit=1)[0].removesuffix(".py")
    wrong: list[str] = []
    for module in imported:
        other = layer_of(module)
        if other is None or other == own or any(name == file and module.startswith(door) for file, door in DOORS):
            continue
        if own in LAYERS and LAYERS[other] >= LAYERS[own]:
            wrong.append(module)
    return wrong


def test_imports_point_left() -> None:
    found = {(name := path.relative_to(PACKAGE).as_posix()): wrong_imports(name, imports(path)) for path in PACKAGE.rglob("*.py")}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_package_has_a_layer() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} <= LAYERS.keys()


@pytest.mark.parametrize(
    ("name", "module", "wrong"),
    [
        ("model/block.py", "gatewright.index.entry", True),
        ("index/store.py", "gatewright.model", True),
        ("text/lines.py", "gatewright.syntax.problem", True),
        ("features/hover.py", "gatewright.rules.rule", False),
        ("rules/engine.py", "gatewright.features.card", True),
        ("cli/check.py", "gatewright.lsp", True),
        ("cli/serve.py", "gatewright.lsp.server", False),
        ("lsp/server.py", "gatewright.cli", True),
        ("model/block.py", "gatewright.model.value", False),
        ("text/lines.py", "pathlib", False),
    ],
)
def test_the_layer_check_itself(name: str, module: str, wrong: bool) -> None:
    assert wrong_imports(name, iter([module])) == ([module] if wrong else [])


def test_dialects_do_not_know_each_other() -> None:
    names = sorted(path.parent.name for path in (PACKAGE / "dialects").glob("*/__init__.py"))
    assert names == ["cloudformation", "terraform", "velocity"]
    crossing = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for name in names
        for path in (PACKAGE / "dialects" / name).glob("*.py")
        for module in imports(path)
        if any(module.startswith(f"gatewright.dialects.{other}") for other in names if other != name)
    ]
    assert crossing == []


def test_only_the_door_speaks_the_protocol() -> None:
    speaking = {
        path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if PROTOCOL & {name.split(".")[0] for name in imports(path)}
    }
    assert speaking == {"lsp"}


def test_only_one_package_speaks_to_assistants() -> None:
    speaking = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if {"mcp", "mcp_types"} & {name.split(".")[0] for name in imports(path)}
    }
    assert speaking == {"assistants"}


def test_only_the_command_line_prints() -> None:
    printing = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.stdout.write")
    }
    assert printing == {"cli"}


def test_every_rule_is_registered_once_and_under_the_name_of_its_file() -> None:
    pages_in = [path for path in (PACKAGE / "rules").glob("*/*.py") if path.parent.name != "questions"]
    files = {path.stem.replace("_", "-") for path in pages_in if path.stem != "__init__"}
    assert files == set(pages())
    assert len(MODULES) == len(set(MODULES)) == len(pages())
    assert {name: page.rule.name for name, page in pages().items()} == {name: name for name in files}


UNWATCHED = {"by_address", "blocks", "documents", "assignments", "modules", "caller", "inputs"}
"""What of a project is read without a note, so that a finding that rests on it would be kept for too long (`model/watch.py`)."""


def test_rules_ask_the_project_only_what_is_noted() -> None:
    own = [path for path in (PACKAGE / "rules").rglob("*.py") if path.name not in ("engine.py", "memory.py", "suppressions.py")]
    asked = [
        f"{path.name}: {node.attr}"
        for path in own
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in UNWATCHED
    ]
    assert asked == []


def test_every_file_says_which_question_it_answers() -> None:
    silent = [
        str(path.relative_to(ROOT)) for path in (*SOURCES, *TESTS) if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_file_is_longer_than_one_question() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


_HOME = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[\w.-]+/|\b[A-Z]:\\Users\\\w+")
_REGISTRY = re.compile(r"https?://[^\s\"')]*(?:artifactory|nexus|pypi\.(?!org)|npm\.pkg|registry\.npmjs)[^\s\"')]*|--(?:extra-)?index-url")
_OUR_OWN = {"tests/test_architecture.py"}


def tracked() -> list[Path]:
    """The files that belong to the project; those of other people's corpora and pictures left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and name not in _OUR_OWN and not name.startswith("tests/corpus/")]


@pytest.mark.parametrize("pattern", [_HOME, _REGISTRY], ids=["paths of a machine", "hosts of a registry"])
def test_no_trace_of_a_machine(pattern: re.Pattern[str]) -> None:
    found: list[str] = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (_HOME, "see /" + "home/ana/project/main.tf", True),
        (_HOME, "C:" + "\\Users\\ana", True),
        (_HOME, "https://example.com/home/pets/", False),
        (_REGISTRY, "pip install --index-" + "url x", True),
        (_REGISTRY, "https://registry.terraform.io/providers", False),
    ],
)
def test_the_traces_themselves(pattern: re.Pattern[str], text: str, found: bool) -> None:
    assert bool(pattern.search(text)) is found
