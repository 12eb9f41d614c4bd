"""Do the files of a module, which share what is worked out of it, show what each shows that is looked at alone?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.batch.checked import checked
from gatewright.batch.reading import reading
from gatewright.model.graph import ApiGraph
from gatewright.rules.engine import Engine, Report

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", ["corpus/terraform", "corpus/cloudformation", "projects"])
def test_the_same_is_found_as_in_each_file_alone(folder: str) -> None:
    asked = reading([TESTS / folder], profile="strict")
    together = list(checked(asked, jobs=1))
    assert sum(bool(one.found) for one in together) > 10
    for one in together:
        alone = Engine(asked.settings).check(one.document, one.project)
        assert [_said(report) for report in one.reports] == [_said(report) for report in alone], one.path


def _said(report: Report) -> str:
    """All of a report but the wishes of its fixes, which do not come back from other processes."""
    finding = report.finding
    return repr((report.rule, report.level, finding.span, finding.message, finding.related, [fix.title for fix in finding.fixes]))


def test_a_module_is_one_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ApiGraph] = []
    make = ApiGraph.__init__

    def counted(self: ApiGraph, *given: object) -> None:
        made.append(self)
        make(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(ApiGraph, "__init__", counted)
    for folder, names in {"a": ["x.tf", "y.tf", "z.tf"], "b": ["x.tf"]}.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(f'resource "aws_api_gateway_rest_api" "{name[0]}" {{\n  name = "pets"\n}}\n', "utf-8")
    assert len(list(checked(reading([tmp_path]), jobs=1))) == 4
    assert len(made) == 2
