"""Is the docs index still what the sources outside say, and what is said of one that is not?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gatewright.index import drift, installed_index
from gatewright.index.drift import Drift
from gatewright.index.facts import Upstream
from gatewright.index.known import read_known
from gatewright.index.store import source_folder


@cache
def installed() -> dict[str, Drift]:
    return {one.source: one for one in drift.drift(installed_index(), read_known(source_folder()), None)}


@pytest.mark.parametrize("source", ["api", "cloudformation", "sam"])
def test_what_is_installed_says_nothing_new(source: str) -> None:
    one = installed()[source]
    assert one.compared
    assert ([str(difference) for difference in one.news], [str(fault) for fault in one.gone]) == ([], [])


def test_what_is_not_there_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "read_service", lambda _: None)
    monkeypatch.setattr(drift, "read_registry", lambda _: None)
    monkeypatch.setattr(drift, "read_sam", lambda: None)
    assert list(drift.drift(installed_index(), read_known(source_folder()), None)) == [
        Drift("api", "botocore is not installed", compared=False),
        Drift("cloudformation", "cfn-lint is not installed", compared=False),
        Drift("sam", "aws-sam-translator is not installed", compared=False),
        Drift("terraform", "no `terraform providers schema -json` was given", compared=False),
    ]


def test_news_and_what_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "known_differences.yaml").write_text(
        "sam:\n  added AWS::Serverless::Other: Not ours.\n  added AWS::Serverless::Gone: Not ours.\n", encoding="utf-8"
    )
    upstream = Upstream("sam", "edition 7", {"AWS::Serverless::Other": {}, "AWS::Serverless::New": {}}, frozenset())
    monkeypatch.setattr(drift, "read_service", lambda _: None)
    monkeypatch.setattr(drift, "read_registry", lambda _: None)
    monkeypatch.setattr(drift, "read_sam", lambda: upstream)
    one = next(one for one in drift.drift(installed_index(), read_known(tmp_path), None) if one.source == "sam")
    assert [str(difference) for difference in one.news if difference.change == "added"] == ["added AWS::Serverless::New"]
    assert [str(fault) for fault in one.gone] == [
        f"{tmp_path}/known_differences.yaml:3: `added AWS::Serverless::Gone` is no difference any more"
    ]
