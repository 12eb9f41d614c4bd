"""Terraform itself, where it is at hand: what is written for an author is what Terraform takes.

`GATEWRIGHT_TF_PLUGINS` names a folder of provider plugins; without it, or without `terraform`, these tests say so and are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gatewright.dialects import dialect_named
from gatewright.model import Block, Document
from gatewright.model.wish import (
    AddBlock,
    AddEntry,
    AddItem,
    AddResource,
    Allow,
    Code,
    CreateBeforeDestroy,
    DependOn,
    Pointer,
    Remove,
    SetParam,
    Wish,
    Words,
)
from gatewright.text import apply_edits

TERRAFORM = shutil.which("terraform")
PLUGINS = os.environ.get("GATEWRIGHT_TF_PLUGINS", "")

pytestmark = pytest.mark.skipif(not (TERRAFORM and PLUGINS), reason="terraform, or GATEWRIGHT_TF_PLUGINS with its plugins, is not here")

MAIN = """\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "logs" {
  default = "arn:aws:logs:eu-west-1:123456789012:log-group:pets"
}
resource "aws_api_gateway_rest_api" "pets" { name = "pets" }
resource "aws_api_gateway_deployment" "now" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
}
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.pets.id
  deployment_id = aws_api_gateway_deployment.now.id
  stage_name    = "live"
  description   = <<-EOT
    All pets.
  EOT
}
"""


def validated(folder: Path, text: str) -> list[str]:
    """What `terraform validate` has against a module of one file."""
    (folder / "main.tf").write_text(text, encoding="utf-8")
    run(folder, "init", "-backend=false", f"-plugin-dir={PLUGINS}", "-input=false")
    report: dict[str, Any] = json.loads(run(folder, "validate", "-json", check=False))
    return [diagnostic["summary"] for diagnostic in report["diagnostics"] if diagnostic["severity"] == "error"]


def run(folder: Path, *arguments: str, check: bool = True) -> str:
    assert TERRAFORM
    environment = {**os.environ, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    ran = subprocess.run([TERRAFORM, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0 or not check, ran.stderr
    return ran.stdout


def wishes(document: Document) -> list[Wish]:
    """One wish of every kind that changes what Terraform sees."""
    blocks: dict[str, Block] = {block.address: block for block in document.outline.blocks}
    api, stage = blocks["aws_api_gateway_rest_api.pets"], blocks["aws_api_gateway_stage.live"]
    description, name = stage.get("description"), stage.get("stage_name")
    assert description is not None
    assert name is not None
    return [
        SetParam(api, "description", 'pets: "${all}" %{of} them\n\f'),
        SetParam(api, "binary_media_types", ["image/*", "a/b"]),
        SetParam(stage, "variables", {"a": "b", "c": "${d}"}),
        SetParam(stage, "stage_name", "prod"),
        AddBlock(stage, "access_log_settings", {"destination_arn": Pointer("var.logs"), "format": "$context.requestId"}),
        AddEntry(stage, "variables", "c d", Words(("a/", Pointer(api.address, "id"), "/${b}"))),
        AddItem(api, "binary_media_types", Code("trimspace(var.logs)")),
        DependOn(stage, (api.address,)),
        CreateBeforeDestroy(stage),
        AddResource(
            api,
            "rest.stage",
            "aws_api_gateway_stage.next",
            {
                "rest_api_id": Pointer(api.address, "id"),
                "deployment_id": Pointer("aws_api_gateway_deployment.now", "id"),
                "stage_name": Words(("$", Pointer("var.logs"))),
                "variables": {"a": "b"},
                "access_log_settings": {"destination_arn": Pointer("var.logs"), "format": "$context.requestId"},
            },
            (stage.address,),
        ),
        Remove(description),
        Allow(name.span.start, "some-rule"),
    ]


def test_what_is_written_is_valid(tmp_path: Path) -> None:
    document = Document("file:///p/main.tf", 1, MAIN, dialect_named("terraform"))
    assert validated(tmp_path, MAIN) == []
    # One at a time: several insertions behind the same argument are one fix of their own.
    for wish in wishes(document):
        assert validated(tmp_path, apply_edits(MAIN, document.dialect.render(document, [wish]))) == [], wish


def test_what_stands_by_itself_is_laid_out_as_terraform_does(tmp_path: Path) -> None:
    document = Document("file:///p/main.tf", 1, MAIN, dialect_named("terraform"))
    # An argument beside others would have them moved, too.
    for wish in (wish for wish in wishes(document) if isinstance(wish, (AddBlock, AddResource, CreateBeforeDestroy, DependOn))):
        (tmp_path / "main.tf").write_text(apply_edits(MAIN, document.dialect.render(document, [wish])), encoding="utf-8")
        assert run(tmp_path, "fmt", "-diff", "-list=false") == "", wish


def test_the_oracle_speaks(tmp_path: Path) -> None:
    assert validated(tmp_path, MAIN.replace("stage_name ", "stage_nam ")) == ["Missing required argument", "Unsupported argument"]
