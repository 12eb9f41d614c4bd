"""Is the same found, in the same order, whether one process looks at all files or several share them?"""

from pathlib import Path

import pytest

from gatewright.batch import spread
from gatewright.cli import main

Capture = pytest.CaptureFixture[str]

WRONG = 'resource "aws_api_gateway_rest_api" "pets" {{\n  name = "pets"\n  nam{number} = 1\n  api_key_source = "HEADERS"\n}}\n'


@pytest.mark.parametrize("form", ["text", "json"])
def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, form: str) -> None:
    for number in range(7):
        (tmp_path / f"module{number % 4}").mkdir(exist_ok=True)
        (tmp_path / f"module{number % 4}" / f"file{number}.tf").write_text(WRONG.format(number="e" * number + "x"))

    def printed() -> str:
        main(["check", str(tmp_path), "--format", form])
        return capsys.readouterr().out

    alone = printed()
    monkeypatch.setattr(spread, "_WORTH", 0)
    monkeypatch.setattr(spread.os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert alone.count("unknown-attribute") == 7 + (form == "text")
    assert printed() == alone
