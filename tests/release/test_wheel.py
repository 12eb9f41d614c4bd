"""Does what is released hold what it should, and work where nothing else is installed? Built once, from what the sdist holds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

from gatewright import __version__

ROOT = Path(__file__).parents[2]
LARGEST = 3 * 1024 * 1024
"""Bytes of a wheel."""

WRONG = 'resource "aws_api_gateway_rest_api" "pets" {\n  name           = "pets"\n  api_key_source = "HEADERS"\n}\n'
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, cwd: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """What a command says, without the sources of the checkout in its reach."""
    return subprocess.run(command, cwd=cwd, env=CLEAN, input=given, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return dist / f"gatewright-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment with the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    done = run(commands / "python", "-m", "pip", "install", "--quiet", "--retries", "1", "--disable-pip-version-check", wheel, cwd=folder)
    if done.returncode and re.search("No matching distribution found|connection", done.stderr, re.IGNORECASE):
        pytest.skip("the dependencies are neither downloaded nor to be had from a registry")
    assert done.returncode == 0, done.stderr
    return commands


def test_the_wheel(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("gatewright/index/compiled/manifest.json"))
    assert {name.split("/")[0] for name in names} == {"gatewright", f"gatewright-{__version__}.dist-info"}
    assert {"gatewright/py.typed", f"gatewright-{__version__}.dist-info/licenses/LICENSE"} <= set(names)
    sources = {path.relative_to(ROOT / "server").as_posix() for path in (ROOT / "server/gatewright").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == sources
    assert {name for name in names if name.startswith("gatewright/") and not name.endswith(".py")} - {
        name for name in names if name.startswith("gatewright/index/compiled/") and name.endswith(".json")
    } == {"gatewright/py.typed"}
    assert manifest


def test_what_is_said_of_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        said = message_from_string(archive.read(f"gatewright-{__version__}.dist-info/METADATA").decode())
        commands = archive.read(f"gatewright-{__version__}.dist-info/entry_points.txt").decode()
        text = archive.read(f"gatewright-{__version__}.dist-info/licenses/LICENSE")
    assert (said["Name"], said["Version"], said["Requires-Python"]) == ("gatewright", __version__, ">=3.11")
    assert (said["License-Expression"], said["License-File"]) == ("Apache-2.0", "LICENSE")
    assert text == (ROOT / "LICENSE").read_bytes()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [words for words in said.get_all("Requires-Dist", []) if "extra ==" not in words]
    assert sorted(re.findall(r"^[\w-]+", "\n".join(needed), re.MULTILINE)) == sorted(
        re.findall(r"^[\w-]+", "\n".join(project["dependencies"]), re.MULTILINE)
    )
    assert commands.split() == ["[console_scripts]", "gatewright", "=", "gatewright.cli:main"]
    assert said.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_sdist(dist: Path) -> None:
    with tarfile.open(dist / f"gatewright-{__version__}.tar.gz") as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {name.split("/")[0] for name in names} == {
        *("server", "docs_index", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "PKG-INFO", ".gitignore")
    }
    assert not [name for name in names if "/compiled/" in name or name.endswith(".pyc")]


def test_the_command(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(WRONG, encoding="utf-8")
    assert run(installed / "gatewright", "--version", cwd=tmp_path).stdout == f"gatewright {__version__}\n"
    assert run(installed / "python", "-m", "gatewright", "--version", cwd=tmp_path).stdout == f"gatewright {__version__}\n"
    checked = run(installed / "gatewright", "check", ".", cwd=tmp_path)
    assert (checked.returncode, checked.stdout.partition("\n")[0], checked.stderr) == (1, "main.tf:3:20 error wrong-value", "")
    explained = run(installed / "gatewright", "explain", "aws_api_gateway_integration.connection_type", cwd=tmp_path)
    assert (explained.returncode, explained.stdout.partition(",")[0]) == (0, "**`connection_type`** string")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "."), 1),
        (("check", "--format", "sarif"), 1),
        (("check", "none"), 2),
        (("graph", "."), 0),
        (("chek",), 2),
        (("--help",), 0),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else str(given),
)
def test_the_module_is_the_command(installed: Path, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    (tmp_path / "main.tf").write_text(WRONG, encoding="utf-8")
    command = run(installed / "gatewright", *arguments, cwd=tmp_path)
    module = run(installed / "python", "-m", "gatewright", *arguments, cwd=tmp_path)
    assert (command.returncode, command.stdout, command.stderr) == (code, module.stdout, module.stderr)
    assert module.returncode == code


def test_the_functions(installed: Path, tmp_path: Path) -> None:
    asked = f"import gatewright; print(gatewright.check_text({WRONG!r}, filename='main.tf')[0].rule, gatewright.__file__)"
    rule, _, place = run(installed / "python", "-c", asked, cwd=tmp_path).stdout.strip().partition(" ")
    assert rule == "wrong-value"
    assert Path(place).is_relative_to(installed.parent)


def test_the_extra_is_none_of_the_dependencies(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "gatewright", "mcp", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gatewright: `gatewright mcp` needs an extra; install it with: pip install 'gatewright[mcp]'\n"


def _framed(**message: object) -> str:
    body = json.dumps({"jsonrpc": "2.0", **message})
    return f"Content-Length: {len(body)}\r\n\r\n{body}"


def test_the_server(installed: Path, tmp_path: Path) -> None:
    session = [
        _framed(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}}),
        _framed(method="initialized", params={}),
        _framed(id=2, method="shutdown"),
        _framed(method="exit"),
    ]
    done = run(installed / "gatewright", "--stdio", cwd=tmp_path, given="".join(session))
    answers = [json.loads(body) for body in re.findall(r"\{.*?\}(?=Content-Length|\s*$)", done.stdout, re.DOTALL)]
    results = {answer["id"]: answer["result"] for answer in answers if "result" in answer}
    assert results[1]["serverInfo"] == {"name": "gatewright", "version": __version__}
    assert results[2] is None
    assert done.returncode == 0, done.stderr
