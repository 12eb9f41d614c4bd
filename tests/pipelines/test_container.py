"""`Containerfile`: read, as there may be nothing here that builds it."""

from __future__ import annotations

from pipelines.steps import ROOT

LINES = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
STEPS = [(words[0], " ".join(words[1:])) for line in LINES if (words := line.split())]


def test_it_runs_the_command_and_not_as_root() -> None:
    assert [name for name, _ in STEPS] == ["FROM", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT"]
    assert dict(STEPS)["FROM"] == "docker.io/library/python:3.12-slim"
    assert dict(STEPS)["USER"] == "gatewright"
    assert dict(STEPS)["ENTRYPOINT"] == '["gatewright"]'
    assert "useradd --no-create-home gatewright" in dict(STEPS)["RUN"]


def test_nothing_that_an_installation_needs_is_left_out() -> None:
    left_out = set((ROOT / ".containerignore").read_text(encoding="utf-8").split())
    assert left_out == {".git", ".venv", "editors", "examples", "tests"}
