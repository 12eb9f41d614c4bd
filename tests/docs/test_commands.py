"""Every command line of the README and the pages runs as it is written, ends as it should, and prints what is shown.

Each page is read by somebody who has a checkout and does what it says from the top to the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from docs.console import commands, pages
from pipelines.steps import ROOT, WRONG, copy_project

CHECKOUT = ("server", "docs_index", "editors", "examples", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile")
COLUMNS = "100"
"""The width of the terminal in which outputs are shown."""

FINDS = {
    "gatewright check examples/cloudformation",
    "strace --quiet=all --follow-forks --trace=connect,bind,sendto gatewright check examples > /dev/null",
    *(
        "strace --quiet=all --follow-forks --trace=execve gatewright check examples > /dev/null",
        "unshare --map-root-user --net gatewright check examples",
    ),
    *("gatewright check examples/mistakes/mapping", "gatewright check examples/mistakes/permission"),
    "gatewright check --fail-on warning",
    "gatewright check --profile strict --ignore api-without-tags,stage-without-tracing",
    "gatewright check --format github",
    "gatewright check --format junit > gatewright.xml",
    *("gatewright check --fix --diff", "gatewright check --fix"),
    *("gatewright check --format json > findings.json", "gatewright check --format sarif > findings.sarif"),
}
"""What ends with 1, since there are findings. All others end with 0."""

NOT_RUN = {
    "make demo": "tests/editors/test_examples.py runs the demo",
    "make test": "these are the tests",
    "code --install-extension gatewright-0.1.0.vsix": "tests/editors/test_vscode.py installs the extension in an editor",
    **dict.fromkeys(
        (
            "make .venv/installed-dev",
            "python3 -m venv /tmp/peers",
            "/tmp/peers/bin/pip install cfn-lint==1.58.0 checkov==3.3.30",
            "PYTHONPATH=server .venv/bin/python tests/bench/peers.py --cfn-lint /tmp/peers/bin/cfn-lint --checkov /tmp/peers/bin/checkov",
        ),
        "downloads other tools, and takes many minutes",
    ),
    "podman build --tag gatewright .": "needs podman and an image from elsewhere; tests/pipelines/test_container.py reads the file",
    'podman run --rm --network none --volume "$PWD:/workspace:ro" gatewright check': "needs the image",
}
"""The few that are not run, and why."""

_FOLLOWED = 'while case $1 in -*) ;; *) false ;; esac; do shift; done; exec "$@"'
STAND_INS = {
    "terraform": "echo 'Error: creating API Gateway Deployment: No integration defined for method'; exit 1",
    **dict.fromkeys(("strace", "unshare"), _FOLLOWED),
}
"""Programs that may not be here, and what is run in their place."""


def test_every_exception_is_still_shown() -> None:
    shown = {one.command for page in pages() for one in commands(page)}
    assert {*FINDS, *NOT_RUN} - shown == set()
    assert [name for name in STAND_INS if not any(name in command.split() for command in shown)] == []


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the reader has installed."""
    folder = tmp_path_factory.mktemp("programs")
    for name, script in {"gatewright": f'exec "{sys.executable}" -m gatewright "$@"', **STAND_INS}.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def reader(page: str, programs: Path, tmp_path: Path) -> tuple[Path, Mapping[str, str]]:
    """The folder in which somebody reads a page, and the variables there."""
    checkout, home = tmp_path / "gatewright", tmp_path / "home"
    home.mkdir()
    variables = {
        "HOME": str(home),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "server"),
        "COLUMNS": COLUMNS,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    if page == "docs/ci.md":  # The page is about the reader's own repository.
        checkout.mkdir()
        (checkout / "main.tf").write_text(WRONG, encoding="utf-8")
        return checkout, variables
    copy_project(checkout, *CHECKOUT)
    if any(one.command.startswith("pip ") for one in commands(page)):
        variables |= _environment(tmp_path / "environment", variables["PATH"])
    return checkout / Path(page).parent if page.startswith("editors/") else checkout, variables


def _environment(folder: Path, path: str) -> dict[str, str]:
    """A Python of its own, which finds the packages that are here instead of asking a registry."""
    venv.create(folder, with_pip=True)
    beside = Path(sysconfig.get_path("purelib", vars={"base": str(folder)})) / "beside.pth"
    beside.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {"PATH": f"{folder / 'bin'}:{path}", "PYTHONPATH": "", **offline}


@pytest.mark.parametrize("page", pages())
def test_the_commands_of_a_page(page: str, reader: tuple[Path, Mapping[str, str]], tmp_path: Path) -> None:
    folder, variables = reader
    run = [one for one in commands(page) if one.command not in NOT_RUN]
    script = "".join(f"{{ {one.command}\n}} >{tmp_path}/{order}.out 2>{tmp_path}/{order}.err\necho $?\n" for order, one in enumerate(run))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        cwd=folder,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    errors = [(tmp_path / f"{order}.err").read_text(encoding="utf-8") for order in range(len(run))]
    codes = {one.command: int(code) for one, code in zip(run, done.stdout.split(), strict=True)}
    assert codes == {one.command: int(one.command in FINDS) for one in run}, errors
    outputs = [(tmp_path / f"{order}.out").read_text(encoding="utf-8") for order in range(len(run))]
    assert [(one.command, output) for one, output in zip(run, outputs, strict=True) if not one.prints(output)] == []
