"""The front page shows mistakes as they stand in the examples; what Gatewright says of them is compared in `test_commands.py`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gatewright.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")
MISTAKES = ROOT / "examples" / "mistakes"
EXCERPTS = re.findall(r"^```(?:terraform|yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_it_is_not_long() -> None:
    # What is folded away is seen by those who open it.
    assert len(re.sub(r"<details>.*?</details>\n", "", PAGE, flags=re.DOTALL).splitlines()) <= 220


def test_each_mistake_is_shown_as_it_stands_in_its_file() -> None:
    files = sorted(path.relative_to(MISTAKES).as_posix() for path in MISTAKES.glob("*/*"))
    assert files == ["mapping/main.tf", "permission/main.tf", "template/template.yaml"]
    assert [excerpt in (MISTAKES / file).read_text(encoding="utf-8") for excerpt, file in zip(EXCERPTS, files, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("name", "written", "right"),
    [
        ("mapping/main.tf", '"method.request.path.id"', '"method.request.path.petId"'),
        ("permission/main.tf", "/*/ANY/orders", "/*/*/orders"),
        ("template/template.yaml", "identity.sourceIP", "identity.sourceIp"),
    ],
)
def test_nothing_is_left_to_say_when_it_is_put_right(
    name: str, written: str, right: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / Path(name).name
    file.write_text((MISTAKES / name).read_text(encoding="utf-8").replace(written, right), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "No findings in 1 file\n"


def test_links_of_the_front_page_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []
