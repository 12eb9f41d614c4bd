"""Whole projects as people write them: the checker leaves them alone, and so do the tools that deploy them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

from gatewright.model import Project, Role
from gatewright.rules.engine import Engine
from gatewright.rules.rule import Level
from gatewright.workspace.discovery import walk
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from gatewright.workspace.settings import Settings

FOLDER = Path(__file__).parent
TERRAFORM_PROJECTS = sorted(path for path in (FOLDER / "terraform").iterdir() if path.is_dir())
TEMPLATES = sorted((FOLDER / "cloudformation").glob("*.*"))
SAM_TEMPLATES = sorted((FOLDER / "sam").glob("*.yaml"))
ALL = [*TERRAFORM_PROJECTS, *TEMPLATES, *SAM_TEMPLATES, FOLDER / "sam" / "stock"]

TERRAFORM = shutil.which("terraform")
PLUGINS = os.environ.get("GATEWRIGHT_TF_PLUGINS", "")


def named(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def findings(path: Path) -> list[str]:
    """The errors and warnings in a template, or in the files of a folder and of the modules below it."""
    disk, found = Disk(), list[str]()
    for file in walk(path, Settings().exclude) if path.is_dir() else [path]:
        document = disk.document(file.absolute())
        if document is None:
            continue
        alone = document.dialect.name != "terraform"
        project = Project((document,)) if alone else module_project(file.absolute().parent, {}, disk)
        engine = Engine(Settings())
        for report in engine.check(document, project):
            if report.level in (Level.ERROR, Level.WARNING):
                line = document.lines.position(report.finding.span.start).line + 1
                found.append(f"{named(file)}:{line} {report.level.value} {report.rule}: {report.finding.message}")
        found += [f"{named(file)}: the rule {rule} failed" for rule in engine.crashed]
    return found


def test_there_are_enough() -> None:
    yaml, json_ = ([path for path in TEMPLATES if path.suffix == suffix] for suffix in (".yaml", ".json"))
    assert min(len(TERRAFORM_PROJECTS), len(TEMPLATES), len(SAM_TEMPLATES)) >= 30
    assert len(yaml) >= 24
    assert len(json_) >= 8


@pytest.mark.parametrize("path", ALL, ids=named)
def test_nothing_is_found(path: Path) -> None:
    found = findings(path)
    assert not found, "\n".join(found)


def packaged(node: Any) -> Any:
    """A template as `sam package` leaves it: what is a path on disk has become a place in S3."""
    if isinstance(node, dict):
        places = {"CodeUri", "DefinitionUri"}
        return {key: "s3://packages/one" if key in places and isinstance(value, str) else packaged(value) for key, value in node.items()}
    return [packaged(item) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("path", SAM_TEMPLATES, ids=named)
def test_sam_translates(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    template = packaged(yaml_parse(path.read_text(encoding="utf-8")))
    given = {name: parameter.get("Default", "given") for name, parameter in template.get("Parameters", {}).items()}
    policies = {"AWSLambdaBasicExecutionRole": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}
    translated = Translator(policies, Parser()).translate(template, given)
    assert not [name for name, one in translated["Resources"].items() if one["Type"].startswith("AWS::Serverless")]


def test_cfn_lint_finds_no_errors() -> None:
    """All templates at once: what takes long is to start."""
    command = [sys.executable, "-c", "from cfnlint.runner import main; main()", "--ignore-checks", "I", "W", "--"]
    ran = subprocess.run([*command, *map(str, [*TEMPLATES, *SAM_TEMPLATES])], capture_output=True, text=True, check=False, timeout=300)
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stdout + ran.stderr


@pytest.mark.skipif(not (TERRAFORM and PLUGINS), reason="terraform, or GATEWRIGHT_TF_PLUGINS with its plugins, is not here")
def test_terraform_takes_them(tmp_path: Path) -> None:
    """All projects at once, as modules of one: what takes long is to load the provider."""
    for project in TERRAFORM_PROJECTS:
        shutil.copytree(project, tmp_path / project.name)
    (tmp_path / "main.tf").write_text("\n".join(['variable "given" {}', *map(called, TERRAFORM_PROJECTS)]), encoding="utf-8")
    terraform(tmp_path, "init", "-backend=false", f"-plugin-dir={PLUGINS}", "-input=false", "-no-color")
    report: dict[str, Any] = json.loads(terraform(tmp_path, "validate", "-json"))
    errors = [one for one in report["diagnostics"] if one["severity"] == "error"]
    assert not errors, "\n".join(f"{one.get('range', {}).get('filename')}: {one['summary']}: {one['detail']}" for one in errors)


def called(project: Path) -> str:
    """The call of a project as a module, with something unknown for each variable that has no default."""
    blocks = module_project(project, {}, Disk()).blocks
    needed = [block.name for block in blocks if block.role is Role.VARIABLE and not block.written("default")]
    arguments = "".join(f"  {name} = var.given\n" for name in needed)
    return f'module "{project.name}" {{\n  source = "./{project.name}"\n{arguments}}}'


def terraform(folder: Path, *arguments: str) -> str:
    assert TERRAFORM
    environment = {**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    ran = subprocess.run([TERRAFORM, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert ran.stdout, ran.stderr
    return ran.stdout
