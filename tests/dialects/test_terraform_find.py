"""The value behind a reference: which file's word counts, and how values go into a local module and come out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.model import UNKNOWN, Project, Ref
from gatewright.model.evaluate import Known
from gatewright.text import Span
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project

AT = Span(0, 0)


def module(folder: Path, **files: str) -> Project:
    """The module of files, each given as `name__tf="..."`; a folder is `in_`."""
    for name, text in files.items():
        path = folder.joinpath(*name.replace("__", ".").split("_in_"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return module_project(folder, {}, Disk())


def variable(project: Project, name: str) -> Known:
    return project.known(Ref(AT, f"var.{name}", AT))


PRECEDENCE = [
    ({}, "default", "default"),
    ({"terraform.tfvars": "terraform"}, "terraform", "terraform.tfvars"),
    ({"terraform.tfvars": "terraform", "terraform.tfvars.json": "json"}, "json", "terraform.tfvars.json"),
    ({"terraform.tfvars.json": "json", "a.auto.tfvars": "auto"}, "auto", "a.auto.tfvars"),
    ({"a.auto.tfvars": "a", "b.auto.tfvars": "b"}, "b", "b.auto.tfvars"),
    ({"b.auto.tfvars": "b", "a.auto.tfvars.json": "a"}, "b", "b.auto.tfvars"),
    ({"a.auto.tfvars": "a", "a.auto.tfvars.json": "json"}, "json", "a.auto.tfvars.json"),
    ({"prod.tfvars": "prod"}, "default", "default"),
    ({"prod.tfvars": "prod", "terraform.tfvars": "terraform"}, "terraform", "terraform.tfvars"),
    ({"auto.tfvars": "x"}, "default", "default"),
    ({".hidden.auto.tfvars": "x"}, "default", "default"),
]


@pytest.mark.parametrize(("files", "value", "origin"), PRECEDENCE, ids=["+".join(case[0]) or "nothing" for case in PRECEDENCE])
def test_which_file_of_values_counts(tmp_path: Path, files: dict[str, str], value: str, origin: str) -> None:
    (tmp_path / "main.tf").write_text('variable "stage" {\n  default = "default"\n}\n', encoding="utf-8")
    for name, text in files.items():
        (tmp_path / name).write_text(f'{{"stage": "{text}"}}' if name.endswith("json") else f'stage = "{text}"\n', encoding="utf-8")
    project = module_project(tmp_path, {}, Disk())
    found = project.find(Ref(AT, "var.stage", AT))
    assert found is not None
    assert (project.known(found.value), found.origin.what) == (value, origin)


def test_every_assignment_is_listed_weakest_first(tmp_path: Path) -> None:
    names = ["z.auto.tfvars", "prod.tfvars", "terraform.tfvars", "a.auto.tfvars.json"]
    for name in names:
        (tmp_path / name).write_text('{"a": 1}' if name.endswith("json") else "a = 1\nb = [2]\n", encoding="utf-8")
    shown = [(found.variable, found.origin.what, found.loaded) for found in module_project(tmp_path, {}, Disk()).assignments]
    assert shown == [
        ("a", "prod.tfvars", False),
        ("b", "prod.tfvars", False),
        ("a", "terraform.tfvars", True),
        ("b", "terraform.tfvars", True),
        ("a", "a.auto.tfvars.json", True),
        ("a", "z.auto.tfvars", True),
        ("b", "z.auto.tfvars", True),
    ]


def test_a_half_typed_file_of_values_still_counts(tmp_path: Path) -> None:
    project = module(tmp_path, main__tf='variable "a" {}\nvariable "b" {}\n', terraform__tfvars="a = 1\nb =\n")
    assert (variable(project, "a"), variable(project, "b")) == (1, UNKNOWN)


MAIN = """
module "cors" {
  source  = "./cors"
  version = "1"
  stage   = var.stage
  list    = [var.stage, aws_x.y.id]
}
variable "stage" {
  default = "live"
}
locals {
  name = module.cors.name
}
"""
INNER = """
variable "stage" {
  default = "inner"
}
variable "list" {}
variable "other" {
  default = "own"
}
variable "version" {
  default = "none"
}
output "name" {
  value = "cors-${var.stage}"
}
output "all" {
  value = { list = var.list, other = var.other }
}
"""


@pytest.fixture
def called(tmp_path: Path) -> Project:
    return module(tmp_path, a__tf="# Nothing, but a file of another length comes first.\n" * 9, main__tf=MAIN, cors_in_main__tf=INNER)


def test_values_go_into_a_module_and_come_out(called: Project) -> None:
    inner = called.modules["module.cors"]
    assert inner.caller is called
    assert [variable(inner, name) for name in ("stage", "other", "version", "list")] == ["live", "own", "none", ["live", UNKNOWN]]
    assert called.known(Ref(AT, "local.name", AT)) == "cors-live"
    assert called.document(inner.documents[0].uri) is inner.documents[0]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["name"], "cors-live"),
        (["all", "other"], "own"),
        (["all", "list"], ["live", UNKNOWN]),
        (["all", "none"], UNKNOWN),
        (["none"], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_outputs(called: Project, path: list[str], value: Known) -> None:
    from gatewright.model import PathStep

    assert called.known(Ref(AT, "module.cors", AT, tuple(PathStep(name, AT) for name in path))) == value


def test_a_value_that_is_passed_says_where_it_stands(called: Project) -> None:
    inner = called.modules["module.cors"]
    found = inner.find(Ref(AT, "var.stage", AT))
    assert found is not None
    main = called.document(found.origin.uri)
    assert main is not None
    assert (main.uri.rpartition("/")[2], found.origin.span.of(main.text), found.origin.what) == ("main.tf", "var.stage", "module argument")
    output = called.find(Ref(AT, "local.name", AT))
    assert output is not None
    assert output.origin.what == "local"


def test_files_of_values_are_those_of_the_root(tmp_path: Path) -> None:
    project = module(
        tmp_path,
        main__tf='module "m" {\n  source = "./m"\n}\n',
        m_in_main__tf='variable "a" {\n  default = 1\n}\n',
        m_in_terraform__tfvars="a = 2\n",
    )
    assert variable(project.modules["module.m"], "a") == 1
    assert variable(module_project(tmp_path / "m", {}, Disk()), "a") == 2


RESOURCES = """
resource "aws_api_gateway_method" "get" {
  http_method = local.verb
  count       = 1
}
data "aws_x" "d" {
  name = "pets"
}
locals {
  verb = "GET"
}
output "o" {
  value = 1
}
"""


@pytest.mark.parametrize(
    ("target", "path", "value"),
    [
        ("aws_api_gateway_method.get", "http_method", "GET"),
        ("aws_api_gateway_method.get", "id", UNKNOWN),
        ("aws_api_gateway_method.none", "http_method", UNKNOWN),
        ("data.aws_x.d", "name", "pets"),
        ("data.aws_x.d", "id", UNKNOWN),
        ("output.o", "value", UNKNOWN),
        ("module.none", "a", UNKNOWN),
    ],
)
def test_what_another_resource_sets(tmp_path: Path, target: str, path: str, value: Known) -> None:
    from gatewright.model import PathStep

    project = module(tmp_path, main__tf=RESOURCES)
    assert project.known(Ref(AT, target, AT, (PathStep(path, AT),))) == value
    assert project.known(Ref(AT, target, AT)) is UNKNOWN
    assert project.known(Ref(AT, target, AT, (PathStep(path, AT),), exact=False)) is UNKNOWN
