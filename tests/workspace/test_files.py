"""Which files are there, under which names, and what is in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatewright.workspace.discovery import is_excluded, read_text, walk
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import on_windows, path_of, uri_of

TREE = [
    "main.tf",
    "a/b.tf",
    "a/c/d.yaml",
    "a.json",
    "b.template",
    "prod.tfvars",
    "README.md",
    ".hidden.tf",
    ".terraform/modules/x.tf",
    "node_modules/x/y.json",
    "a/node_modules/z.json",
    "venv/v.yaml",
    "cdk.out/t.json",
    "legacy/old.tf",
    "legacy/deep/older.tf",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return tmp_path


ALL = ["a.json", "b.template", "main.tf", "a/b.tf", "a/c/d.yaml", "legacy/old.tf", "legacy/deep/older.tf"]


@pytest.mark.parametrize(
    ("exclude", "left_out"),
    [
        ([], set[str]()),
        (["legacy"], {"legacy/old.tf", "legacy/deep/older.tf"}),
        (["legacy/"], {"legacy/old.tf", "legacy/deep/older.tf"}),
        (["./legacy"], {"legacy/old.tf", "legacy/deep/older.tf"}),
        (["legacy/deep"], {"legacy/deep/older.tf"}),
        (["deep"], {"legacy/deep/older.tf"}),
        (["legacy/**"], {"legacy/old.tf", "legacy/deep/older.tf"}),
        (["*.json"], {"a.json"}),
        (["a/*.tf", "b.*"], {"a/b.tf", "b.template"}),
        (["a"], {"a/b.tf", "a/c/d.yaml"}),
        (["", "/", "none"], set[str]()),
        (["*"], set(ALL)),
    ],
)
def test_walking_a_folder(tree: Path, exclude: list[str], left_out: set[str]) -> None:
    found = [path.relative_to(tree).as_posix() for path in walk(tree, exclude)]
    assert found == [name for name in ALL if name not in left_out]


def test_a_path_outside_is_not_excluded() -> None:
    assert not is_excluded(Path("/other/a.tf"), Path("/project"), ["*"])
    assert is_excluded(Path("/project/a/b.tf"), Path("/project"), ["a"])


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.tf").write_text("", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    (tmp_path / "broken").symlink_to(tmp_path / "none")
    assert [path.relative_to(tmp_path).as_posix() for path in walk(tmp_path)] == ["a/x.tf"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list(walk(tmp_path / "none")) == []
    assert Disk().names(tmp_path / "none") == []


def test_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.tf"
    file.write_bytes("\ufeffé\r\n".encode())
    assert read_text(file) == "\ufeffé\r\n"
    file.write_bytes(b"ab\xff")
    with pytest.raises(OSError, match=r"^not UTF-8 \(byte 2\)$"):
        read_text(file)
    with pytest.raises(OSError, match=r"^not a file$"):
        read_text(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "none")
    monkeypatch.setattr("gatewright.workspace.discovery.LIMIT", 2_000_000)
    file.write_bytes(b"#" * 2_000_001)
    with pytest.raises(OSError, match=r"^larger than 2 MB$"):
        read_text(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tf")
    assert list(walk(tmp_path)) == [tmp_path / "pipe.tf"]
    assert Disk().document(tmp_path / "pipe.tf") is None


def test_the_disk_reads_again_what_changed(tmp_path: Path) -> None:
    file, disk = tmp_path / "a.tf", Disk()
    assert (disk.document(file), disk.text(file)) == (None, "")
    file.write_text("# a", encoding="utf-8")
    first = disk.document(file)
    assert first is not None
    assert (first.text, first.version, first.uri, disk.document(file) is first, disk.text(file)) == ("# a", None, uri_of(file), True, "# a")
    file.write_text("# longer", encoding="utf-8")
    second = disk.document(file)
    assert second is not None
    assert (second.text, disk.text(file)) == ("# longer", "# longer")
    file.write_bytes(b"\xff")
    assert (disk.document(file), disk.text(file)) == (None, "")
    file.unlink()
    assert (disk.document(file), disk.text(file)) == (None, "")


def test_what_nobody_claims_is_no_document(tmp_path: Path) -> None:
    file = tmp_path / "values.yaml"
    file.write_text("a: b\n", encoding="utf-8")
    assert Disk().document(file) is None


def test_names_come_in_order_without_hidden_ones(tree: Path) -> None:
    assert Disk().names(tree / "a") == ["b.tf", "c", "node_modules"]


@pytest.mark.skipif(os.name == "nt", reason="paths of another system")
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b.tf", "/a/b.tf"),
        ("file:///a/my%20pets/%C3%A9.tf", "/a/my pets/é.tf"),
        ("file:///a/é.tf", "/a/é.tf"),
        ("file:///c%3A/a/b.tf", "/c:/a/b.tf"),
        ("file:///a/100%25.tf", "/a/100%.tf"),
        ("file:///a/%2525.tf", "/a/%25.tf"),
        ("file:///a/../b.tf", "/b.tf"),
        ("file:///a//b.tf", "/a/b.tf"),
        ("file://localhost/a.tf", "/a.tf"),
        ("file:///a%23b.tf", "/a#b.tf"),
        ("untitled:Untitled-1", None),
        ("git:/a/b.tf", None),
        ("file:", None),
        ("file://[/a.tf", None),
        ("file:///a%00b.tf", None),
        ("", None),
    ],
)
def test_paths_of_uris(uri: str, path: str | None) -> None:
    assert path_of(uri) == (Path(path) if path else None)


@pytest.mark.parametrize(
    ("host", "path", "there"),
    [
        ("", "/c:/pets/a.tf", "c:/pets/a.tf"),
        ("", "/C:/my pets/é.tf", "C:/my pets/é.tf"),
        ("localhost", "/c:/a.tf", "c:/a.tf"),
        ("shop", "/share/pets/a.tf", "//shop/share/pets/a.tf"),
        ("wsl.localhost", "/Debian/home/a.tf", "//wsl.localhost/Debian/home/a.tf"),
        ("", "/pets/a.tf", "/pets/a.tf"),
        ("", "", ""),
    ],
)
def test_paths_on_windows(host: str, path: str, there: str) -> None:
    assert on_windows(host, path) == there


@pytest.mark.parametrize("name", ["a.tf", "my pets.tf", "é😀.tf", "100%.tf", "a#b?c.tf", "%41.tf"])
def test_a_path_comes_back(tmp_path: Path, name: str) -> None:
    assert path_of(uri_of(tmp_path / name)) == tmp_path / name


def test_a_link_to_itself_leads_nowhere(tree: Path) -> None:
    (tree / "loop.tf").symlink_to("loop.tf")
    assert [path.name for path in walk(tree) if path.name in ("loop.tf", "main.tf")] == ["loop.tf", "main.tf"]
