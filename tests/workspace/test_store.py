"""The files that an editor holds: opened, changed in order, closed, and gathered into projects with those on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.model import Project
from gatewright.text import Encoding, Position
from gatewright.workspace import discovery
from gatewright.workspace.paths import uri_of
from gatewright.workspace.store import Change, Store

TF, YAML = "file:///p/main.tf", "file:///p/t.yaml"
TEMPLATE = "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n"


def whole(text: str) -> list[Change]:
    return [Change(text)]


def splice(text: str, start: tuple[int, int], end: tuple[int, int]) -> Change:
    return Change(text, Position(*start), Position(*end))


def test_a_file_is_opened_and_closed() -> None:
    store = Store()
    file = store.open(TF, 1, "# a")
    assert (file.version, file.document is store.document(TF), list(store.files())) == (1, True, [file])
    store.close(TF)
    assert (store.file(TF), store.document(TF), list(store.files())) == (None, None, [])
    store.close(TF)


def test_changes_are_spliced_in_order() -> None:
    store = Store()
    store.open(TF, 1, "abc\ndef\n")
    file = store.change(TF, 2, [splice("X", (0, 1), (0, 2)), splice("YY\n", (1, 0), (1, 1)), splice("", (2, 0), (3, 0))], Encoding.UTF16)
    assert file is not None
    assert (file.text, file.version) == ("aXc\nYY\n", 2)
    assert file.document is not None
    assert (file.document.text, file.document.version) == ("aXc\nYY\n", 2)


@pytest.mark.parametrize(("encoding", "column"), [(Encoding.UTF8, 4), (Encoding.UTF16, 2), (Encoding.UTF32, 1)], ids=str)
def test_columns_count_as_agreed(encoding: Encoding, column: int) -> None:
    store = Store()
    store.open(TF, 1, "😀b\r\nc")
    file = store.change(TF, 2, [splice("X", (0, column), (0, column + 1))], encoding)
    assert file is not None
    assert file.text == "😀X\r\nc"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (splice("X", (9, 9), (9, 9)), "abX"),
        (splice("X", (0, 2), (0, 1)), "abX"),
        (splice("X", (0, 0), (7, 0)), "X"),
        (Change("new", Position(0, 0), None), "new"),
    ],
)
def test_odd_ranges_are_taken_as_well_as_they_can_be(change: Change, text: str) -> None:
    store = Store()
    store.open(TF, 1, "ab")
    file = store.change(TF, 2, [change], Encoding.UTF16)
    assert file is not None
    assert file.text == text


@pytest.mark.parametrize("version", [4, 5])
def test_a_version_that_is_not_newer_changes_nothing(version: int) -> None:
    store = Store()
    document = store.open(TF, 5, "old").document
    assert store.change(TF, version, whole("new"), Encoding.UTF16) is None
    assert store.document(TF) is document
    file = store.file(TF)
    assert file is not None
    assert (file.text, file.version) == ("old", 5)


def test_a_file_that_is_not_open_cannot_be_changed() -> None:
    assert Store().change(TF, 2, whole("new"), Encoding.UTF16) is None


def test_a_new_version_keeps_the_tree_of_the_old() -> None:
    store = Store()
    before = store.open(TF, 1, 'variable "a" {}\n').document
    assert before is not None
    kept = before.tree.regions[0].content
    store.change(TF, 2, [splice('variable "b" {}\n', (1, 0), (1, 0))], Encoding.UTF16)
    after = store.document(TF)
    assert after is not None
    assert after.tree.regions[0].content is kept
    assert [block.address for block in before.outline.blocks] == ["var.a"]


def test_a_yaml_file_becomes_a_template_and_stops_being_one() -> None:
    store = Store()
    seen = [store.open(YAML, 1, "a: b\n").document]
    for version, text in enumerate([TEMPLATE, TEMPLATE + "\n", "a: b\n", TEMPLATE], start=2):
        file = store.change(YAML, version, whole(text), Encoding.UTF16)
        assert file is not None
        seen.append(file.document)
    assert [document and document.dialect.name for document in seen] == [None, "cloudformation", "cloudformation", None, "cloudformation"]
    assert [document and document.version for document in seen] == [None, 2, 3, None, 5]


def test_a_terraform_file_stays_one_whatever_it_says() -> None:
    store = Store()
    store.open(TF, 1, "# a")
    store.change(TF, 2, whole("\0"), Encoding.UTF16)
    assert store.document(TF) is not None


def test_what_nobody_reads_is_held_all_the_same() -> None:
    store = Store()
    file = store.open("untitled:Untitled-1", 1, TEMPLATE)
    assert (file.document, store.file("untitled:Untitled-1")) == (None, file)


def test_a_huge_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gatewright.workspace.store.LIMIT", 10)
    store = Store()
    assert store.open(TF, 1, "#" * 11).document is None
    store.change(TF, 2, whole("#"), Encoding.UTF16)
    assert store.document(TF) is not None
    assert discovery.LIMIT == 5_000_000


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.tf").write_text(text, encoding="utf-8")


def addresses(project: Project) -> list[str]:
    return [block.address for block in project.blocks]


def test_a_project_is_what_is_open_and_what_is_on_disk(tmp_path: Path) -> None:
    write(tmp_path, a='variable "a" {}\n', b='variable "b" {}\n')
    store = Store()
    uri = uri_of(tmp_path / "b.tf")
    store.open(uri, 1, 'variable "changed" {}\n')
    new = uri_of(tmp_path / "new.tf")
    store.open(new, 1, 'variable "new" {}\n')
    document = store.document(uri)
    assert document is not None
    project = store.project(document)
    assert addresses(project) == ["var.a", "var.changed", "var.new"]
    assert store.project(document) is project
    assert store.project(next(member for member in project.documents if member.uri == new)) is project
    store.change(uri, 2, whole('variable "again" {}\n'), Encoding.UTF16)
    after = store.document(uri)
    assert after is not None
    assert (addresses(store.project(after)), addresses(project)) == (["var.a", "var.again", "var.new"], ["var.a", "var.changed", "var.new"])


def test_a_closed_file_counts_as_on_disk(tmp_path: Path) -> None:
    write(tmp_path, a='variable "a" {}\n', b='variable "b" {}\n')
    store = Store()
    a, b = uri_of(tmp_path / "a.tf"), uri_of(tmp_path / "b.tf")
    store.open(a, 1, 'variable "open" {}\n')
    document = store.open(b, 1, "").document
    assert document is not None
    assert addresses(store.project(document)) == ["var.open"]
    store.close(a)
    assert addresses(store.project(document)) == ["var.a"]


def test_files_change_on_disk(tmp_path: Path) -> None:
    write(tmp_path, a='variable "a" {}\n')
    store = Store()
    document = store.open(uri_of(tmp_path / "b.tf"), 1, "").document
    assert document is not None
    assert addresses(store.project(document)) == ["var.a"]
    write(tmp_path, a='variable "longer" {}\n')
    assert addresses(store.project(document)) == ["var.a"]
    store.refresh()
    assert addresses(store.project(document)) == ["var.longer"]
    (tmp_path / "a.tf").unlink()
    store.refresh()
    assert addresses(store.project(document)) == []


def test_a_template_is_a_project_of_its_own() -> None:
    store = Store()
    one, other = store.open(YAML, 1, TEMPLATE).document, store.open("file:///p/u.yaml", 1, TEMPLATE).document
    assert one is not None
    assert other is not None
    assert (store.project(one).documents, store.project(other).documents) == ((one,), (other,))


def test_a_document_that_is_not_on_this_machine_stands_alone() -> None:
    store = Store()
    document = store.open("git:/p/main.tf", 1, 'variable "a" {}\n').document
    assert document is not None
    assert store.project(document).documents == (document,)


def test_the_same_file_under_the_uri_of_another_editor(tmp_path: Path) -> None:
    write(tmp_path / "my pets", main='variable "a" {}\n')
    store = Store()
    uri = uri_of(tmp_path / "my pets" / "main.tf").replace("/my%20pets/", "/%6Dy%20pets/")
    document = store.open(uri, 1, 'variable "open" {}\n').document
    assert document is not None
    assert addresses(store.project(document)) == ["var.open"]
