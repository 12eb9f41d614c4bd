"""Which documents belong together: a folder with the local modules that it calls, however they call each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gatewright.dialects import dialect_named
from gatewright.model import Document, Project
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import uri_of
from gatewright.workspace.projects import module_project


def call(name: str, source: str) -> str:
    return f'module "{name}" {{\n  source = "{source}"\n}}\n'


def project(root: Path, files: Mapping[str, str], at: str = ".") -> Project:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return module_project(root / at, {}, Disk())


def tree(module: Project) -> dict[str, object]:
    """The modules that a module calls, and those that they call."""
    return {address: tree(inner) for address, inner in module.modules.items()}


@pytest.mark.parametrize(
    ("files", "at", "found"),
    [
        ({"main.tf": call("a", "./a"), "a/main.tf": call("b", "../b"), "b/main.tf": ""}, ".", {"module.a": {"module.b": {}}}),
        ({"main.tf": call("a", "./a") + call("b", "./a"), "a/main.tf": ""}, ".", {"module.a": {}, "module.b": {}}),
        ({"main.tf": call("a", "./a/../a/"), "a/main.tf": ""}, ".", {"module.a": {}}),
        ({"main.tf": call("a", "./a"), "a/main.tf": call("up", "../")}, ".", {"module.a": {}}),
        ({"main.tf": call("a", "./a"), "a/main.tf": call("b", "../b"), "b/main.tf": call("a", "../a")}, ".", {"module.a": {"module.b": {}}}),
        ({"main.tf": call("self", "./")}, ".", {}),
        ({"main.tf": call("none", "./none")}, ".", {"module.none": {}}),
        ({"main.tf": call("r", "terraform-aws-modules/apigateway-v2/aws") + call("g", "git::https://example.com/x.git")}, ".", {}),
        ({"main.tf": 'module "v" {\n  source = var.source\n}\nmodule "n" {}\nmodule "half" {\n  source =\n}\n'}, ".", {}),
        ({"main.tf.json": '{"module": {"a": {"source": "./a"}}}', "a/main.tf": ""}, ".", {"module.a": {}}),
    ],
)  # fmt: skip
def test_modules(tmp_path: Path, files: dict[str, str], at: str, found: dict[str, object]) -> None:
    assert tree(project(tmp_path, files, at)) == found


def test_modules_may_be_nested_only_so_deep(tmp_path: Path) -> None:
    files = {f"{'m/' * depth}main.tf": call("m", "./m") for depth in range(20)}
    depth, module = 0, project(tmp_path, files)
    while module.modules:
        depth, module = depth + 1, module.modules["module.m"]
    assert depth == 8


def test_the_members_of_a_module(tmp_path: Path) -> None:
    files = {
        "b.tf": "",
        "a.tf": "",
        "c.tf.json": "{}",
        "d.tofu": "",
        "e.tfvars": "",
        "t.yaml": "AWSTemplateFormatVersion: x\n",
        ".h.tf": "",
        "sub/f.tf": "",
    }
    found = project(tmp_path, files)
    assert [document.uri.rpartition("/")[2] for document in found.documents] == ["a.tf", "b.tf", "c.tf.json", "d.tofu"]
    assert (found.caller, found.inputs, found.assignments) == (None, {}, ())


def test_an_unreadable_member_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "bad.tf").write_bytes(b"\xff")
    assert [document.uri.rpartition("/")[2] for document in project(tmp_path, {"a.tf": ""}).documents] == ["a.tf"]


def test_what_is_open_counts_before_what_is_on_disk_in_modules_too(tmp_path: Path) -> None:
    project(tmp_path, {"main.tf": call("a", "./a"), "a/main.tf": 'output "x" {}\n'})
    path = tmp_path / "a" / "main.tf"
    opened = Document(uri_of(path), 3, 'output "y" {}\n', dialect_named("terraform"))
    inner = module_project(tmp_path, {path: opened}, Disk()).modules["module.a"]
    assert inner.documents == (opened,)
    assert [block.address for block in inner.blocks] == ["output.y"]


def test_what_a_call_passes(tmp_path: Path) -> None:
    text = 'module "a" {\n  source     = "./a"\n  version    = "1"\n  count      = 2\n  depends_on = [x.y]\n  providers  = {}\n  name       = "pets"\n}\n'
    found = project(tmp_path, {"main.tf": text, "a/main.tf": 'variable "name" {}\n'})
    assert list(found.modules["module.a"].inputs) == ["name"]
