"""Does the VSIX hold what it should, and does the server in it work with a Python that has nothing else?"""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import regex

from editors.session import ROOT
from editors.vscode.extension import EXTENSION, vsix
from gatewright import __version__
from pages.extension import extension_manifest

MANIFEST = (EXTENSION / "package.json").read_text(encoding="utf-8")
CONTRIBUTES = json.loads(MANIFEST)["contributes"]
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in sorted((EXTENSION / "src").rglob("*.ts"))}
LARGEST = 8 * 1024 * 1024
"""Bytes of the package."""

TEMPLATE = """\
Resources:
  Pets:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name:\tpets
      ApiKeySourceType: HEADERS
"""


@pytest.fixture(scope="module")
def package() -> Path:
    """The VSIX."""
    return vsix()


@pytest.fixture(scope="module")
def files(package: Path) -> list[str]:
    """The names of what is in it."""
    with ZipFile(package) as archive:
        return sorted(name.removeprefix("extension/") for name in archive.namelist() if name.startswith("extension/"))


@pytest.fixture(scope="module")
def bundled(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server of the package, unpacked."""
    folder = tmp_path_factory.mktemp("extension")
    with ZipFile(package) as archive:
        archive.extractall(folder)
    return folder / "extension/bundled"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python without any package, not even pip."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    return folder / "bin/python"


def run_script(name: str) -> subprocess.CompletedProcess[str]:
    """Runs a script of package.json."""
    return subprocess.run(["npm", "run", "--silent", name], cwd=EXTENSION, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", ["check", "test"])
def test_the_sources(package: Path, script: str) -> None:
    done = run_script(script)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_size(package: Path) -> None:
    assert package.stat().st_size <= LARGEST


def test_what_is_in_it(files: list[str]) -> None:
    assert {name.split("/")[0] for name in files} == {
        *("LICENSE.txt", "bundled", "dist", "icon.png", "language-configuration", "package.json", "readme.md", "syntaxes", "walkthrough")
    }
    assert [name for name in files if name.startswith("dist/")] == ["dist/THIRD-PARTY.txt", "dist/extension.js"]
    assert {name.split("/")[1] for name in files if name.startswith("bundled/")} == {"libs", "pure", "stand_ins", "start.py"}
    assert {Path(name).suffix for name in files if name.startswith("bundled/") and ".dist-info/" not in name} <= {
        *(".py", ".pyi", ".json", ".lark", ".typed", ""),
    }
    assert [name for name in files if re.search(r"/tests?/|__pycache__|/(RECORD|direct_url\.json)$", name)] == []


def test_every_contribution_is_in_it(files: list[str]) -> None:
    paths = re.findall(r'"(?:path|configuration|markdown)": "(?:\./)?([^"]+)"', json.dumps(CONTRIBUTES))
    assert paths
    assert [path for path in paths if path not in files] == []


def test_licences_travel_along(package: Path, files: list[str]) -> None:
    bundles = {name.split("/")[2] for name in files if name.startswith("bundled/libs/") and ".dist-info/" in name}
    assert {re.split(r"-\d", name)[0] for name in bundles} == {
        *("attrs", "cattrs", "gatewright", "lark", "lsprotocol", "pygls", "python_hcl2", "python_jsonpath", "pyyaml", "typing_extensions")
    }
    licensed = {name.split("/")[2] for name in files if re.search(r"\.dist-info/(?:licenses/)?LICEN[CS]E", name)}
    assert licensed == bundles
    with ZipFile(package) as archive:
        third_party = archive.read("extension/dist/THIRD-PARTY.txt").decode()
    assert re.search(r"^vscode-languageclient \d.*\n\nCopyright \(c\) Microsoft", third_party, re.MULTILINE)


def test_the_manifest_is_current() -> None:
    assert extension_manifest(MANIFEST) == MANIFEST, "run `make docs`"
    assert json.loads(MANIFEST)["version"] == __version__


def test_every_command_is_there() -> None:
    assert sorted(entry["command"] for entry in CONTRIBUTES["commands"]) == re.findall(
        r'^ *"(gatewright\.\w+)": ', SOURCES["extension.ts"], re.MULTILINE
    )


def test_every_language_starts_the_extension() -> None:
    selected = re.findall(r'^  "([\w-]+)",', SOURCES["selector.ts"], re.MULTILINE)
    assert json.loads(MANIFEST)["activationEvents"] == [f"onLanguage:{language}" for language in selected]


def test_the_readme_names_every_command_and_setting() -> None:
    readme = (EXTENSION / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| Gatewright: (.+?) \|", readme, re.MULTILINE) == [entry["title"] for entry in CONTRIBUTES["commands"]]
    settings = [name for group in CONTRIBUTES["configuration"] for name in group["properties"]]
    assert sorted(re.findall(r"^\| `(gatewright\.[\w.]+)` \|", readme, re.MULTILINE)) == sorted(settings)
    assert f"gatewright-{__version__}.vsix" in readme


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []


def framed(**message: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def session(python: Path, start: Path, cwd: Path, *messages: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """What the server answers, and what it complains of."""
    given = b"".join(framed(**message) for message in messages)
    done = subprocess.run([python, "-I", start, "--stdio"], input=given, cwd=cwd, env={}, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    bodies = re.findall(rb"\{.*?\}(?=Content-Length|\s*$)", done.stdout, re.DOTALL)
    return [json.loads(body) for body in bodies], done.stderr.decode()


def test_the_server_needs_nothing_else(python: Path, bundled: Path, tmp_path: Path) -> None:
    uri = "file:///pets.yaml"
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": TEMPLATE}
    answers, complaints = session(
        python,
        bundled / "start.py",
        tmp_path,
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        {"id": 2, "method": "textDocument/hover", "params": {"textDocument": {"uri": uri}, "position": {"line": 5, "character": 8}}},
        {"id": 3, "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": uri}}},
        {"id": 4, "method": "shutdown"},
        {"method": "exit"},
    )
    results = {answer["id"]: answer["result"] for answer in answers if "result" in answer}
    assert results[1]["serverInfo"] == {"name": "gatewright", "version": __version__}
    assert results[2]["contents"]["value"].startswith("ApiKeySourceType string, optional")
    assert [symbol["name"] for symbol in results[3]] == ["Pets"]
    assert "ERROR" not in complaints


def ask(python: Path, start: Path, code: str) -> str:
    """What some code prints that runs as the server would."""
    before = f"import runpy; runpy.run_path({str(start)!r})['find_libraries']()\n"
    done = subprocess.run([python, "-I", "-c", before + code], env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_fixes_are_written_without_the_compiled_regex(python: Path, bundled: Path) -> None:
    value = {"application/json": ["a", "b {${c}} d"], "code": {"e": 1}}
    code = f"from gatewright.dialects.terraform.spell import spell_literal\nprint(spell_literal({value!r}))"
    expected = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "server")}, capture_output=True, text=True, check=True
    )
    assert ask(python, bundled / "start.py", code) == expected.stdout.strip()


def test_paths_are_followed_without_the_compiled_regex(python: Path, bundled: Path) -> None:
    code = "import jsonpath\nprint(jsonpath.findall('$.pets[?@.name =~ /b.*/].name', {'pets': [{'name': 'ara'}, {'name': 'bee'}]}))"
    assert ask(python, bundled / "start.py", code) == "['bee']"


@pytest.mark.parametrize(
    ("compiled", "version", "taken"),
    [
        ("_yaml.cpython-311-x86_64-linux-gnu.so", "6.0", True),
        ("_yaml.cp312-win_amd64.pyd", "6.1.2", True),
        ("_yaml.so", "5.4.1", False),
        ("", "6.0.1", False),
    ],
)
def test_a_compiled_yaml_of_the_python_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: str, version: str, taken: bool
) -> None:
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml/__init__.py").touch()
    (tmp_path / f"PyYAML-{version}.dist-info").mkdir()
    if compiled:
        (tmp_path / "yaml" / compiled).touch()
    start = runpy.run_path(str(EXTENSION / "bundled/start.py"))
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "yaml", raising=False)
    assert start["has_compiled_yaml"]() is taken


def test_a_python_without_yaml_takes_the_one_that_travels_along(python: Path, bundled: Path) -> None:
    printed = ask(python, bundled / "start.py", "import yaml\nprint(yaml.__with_libyaml__, yaml.__file__)")
    assert printed == f"False {bundled / 'pure/yaml/__init__.py'}"


def test_an_old_python_is_told(bundled: Path) -> None:
    code = f"import runpy, sys\nsys.version_info = (3, 10, 4)\nrunpy.run_path({str(bundled / 'start.py')!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"Gatewright needs Python 3.11 or newer; {sys.executable} is 3.10.\n"


@pytest.mark.parametrize("text", ["", "a", "${b}", "a${b}c", "$${b}", 'c${"d-${e}"}', "aa-${x{y{z{1}}}}${", "a}b{c"])
def test_the_stand_in_of_regex(text: str) -> None:
    pattern = r"(\${1,2}\{(?:[^{}]|(?R))*\})"
    stand_in = runpy.run_path(str(EXTENSION / "bundled/stand_ins/regex.py"), run_name="regex")
    assert stand_in["compile"](pattern).split(text) == regex.compile(pattern).split(text)
