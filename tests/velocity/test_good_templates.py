"""Templates as people write them: nothing is found in any of them, wherever it stands."""

from pathlib import Path

import pytest

from gatewright.expressions import velocity
from harness.snippets import reports
from velocity.placing import KINDS, findings, in_quotes, in_yaml

TEMPLATES = sorted((Path(__file__).parent / "good").glob("*.vtl"))


def kind_of(path: Path) -> str:
    """What the template is for: the second part of its name."""
    kind = path.name.split(".")[1]
    assert kind in KINDS
    return kind


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert velocity.read(text).faults == ()
    assert [(report.rule, line, words) for report, line, words in findings(kind_of(path), text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_found_in_yaml(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for whole in (in_yaml(kind_of(path), text), in_quotes(kind_of(path), text)):
        start = whole.index("application/json:")
        assert [
            (report.rule, report.finding.message) for report in reports(whole, "cloudformation") if report.finding.span.start > start
        ] == []


def test_there_are_many() -> None:
    assert len(TEMPLATES) >= 60
