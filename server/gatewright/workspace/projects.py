"""Which documents belong together? A Terraform module is a folder, with its files of values and the local modules that it calls."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from gatewright.dialects.terraform.claims import TERRAFORM_FILES
from gatewright.dialects.terraform.tfvars import assignments, strength
from gatewright.model import Block, Document, Project, Role, Text, Value
from gatewright.model.project import Assignment
from gatewright.workspace.disk import Disk
from gatewright.workspace.paths import uri_of

_MODULE_ARGUMENTS = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})
_ABOVE = 4
"""How many folders above a template its module is looked for, its own the first."""

_DEPTH = 8
"""Modules that call modules, deeper than anybody nests them."""


def module_project(folder: Path, opened: Mapping[Path, Document], disk: Disk) -> Project:
    """The module in `folder`: files open in an editor as they stand there, the others from disk."""
    return _module(folder, opened, disk, None, {}, ())


def template_project(path: Path, document: Document, opened: Mapping[Path, Document], disk: Disk) -> Project:
    """A template that stands alone, beside the nearest module above it, which may read it; without one, by itself."""
    for folder in path.parents[:_ABOVE]:
        if any(name.endswith(TERRAFORM_FILES.suffixes) for name in disk.names(folder)):
            module = module_project(folder, opened, disk)
            return Project((*module.documents, document), module.assignments, module.modules)
    return Project((document,))


def _module(
    folder: Path, opened: Mapping[Path, Document], disk: Disk, caller: Project | None, inputs: Mapping[str, Value], above: tuple[Path, ...]
) -> Project:
    names = disk.names(folder)
    paths = {folder / name for name in names if name.endswith(TERRAFORM_FILES.suffixes)} | {
        path for path in opened if path.parent == folder
    }
    documents = [opened.get(path) or disk.document(path) for path in sorted(paths)]
    members = tuple(document for document in documents if document and document.dialect.name == "terraform")
    modules: dict[str, Project] = {}
    project = Project(members, _assignments(folder, names, disk) if caller is None else (), modules, caller, inputs)
    if len(above) < _DEPTH:
        for block in [block for block in project.blocks if block.role is Role.MODULE]:
            source = _local_source(block, folder)
            if source and source not in (*above, folder):
                given = {attribute.name: attribute.value for attribute in block.attributes if attribute.name not in _MODULE_ARGUMENTS}
                modules[block.address] = _module(source, opened, disk, project, given, (*above, folder))
    return project


def _assignments(folder: Path, names: list[str], disk: Disk) -> tuple[Assignment, ...]:
    files = sorted((name for name in names if name.endswith((".tfvars", ".tfvars.json"))), key=strength)
    return tuple(found for name in files for found in assignments(uri_of(folder / name), disk.text(folder / name)))


def _local_source(block: Block, folder: Path) -> Path | None:
    """The folder that a module call names, when it is a local one."""
    source = block.written("source")
    if source is None or not isinstance(source.value, Text) or not source.value.text.startswith(("./", "../")):
        return None
    return Path(os.path.normpath(folder / source.value.text))
