"""The tree that is measured: as large as asked for, the same every time, and no file twice."""

from __future__ import annotations

from pathlib import Path

from bench.tree import write_tree


def test_it_is_as_large_as_asked_for(tmp_path: Path) -> None:
    files, lines = write_tree(tmp_path / "a", 180, 30_000)
    texts = {path.relative_to(tmp_path / "a"): path.read_text(encoding="utf-8") for path in (tmp_path / "a").rglob("*.*")}
    assert (files, lines) == (180, sum(text.count("\n") for text in texts.values()))
    assert len(texts) == 180
    assert abs(lines - 30_000) < 300
    write_tree(tmp_path / "b", 180, 30_000)
    assert {path.relative_to(tmp_path / "b"): path.read_text(encoding="utf-8") for path in (tmp_path / "b").rglob("*.*")} == texts
