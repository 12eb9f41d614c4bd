"""Terraform and OpenTofu: `.tf`, `.tofu`, and their JSON form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from gatewright.dialects.terraform.find import find
from gatewright.dialects.terraform.json_form import lower_json
from gatewright.dialects.terraform.lower import lower
from gatewright.dialects.terraform.render import render
from gatewright.index import Index, installed_index
from gatewright.model import Document, Outline, Project, Ref
from gatewright.model.evaluate import Found
from gatewright.model.wish import Wish
from gatewright.syntax import hcl, json
from gatewright.syntax.data import DataTree
from gatewright.syntax.hcl.tree import HclTree
from gatewright.syntax.problem import Problem
from gatewright.text import TextEdit

Tree = HclTree | DataTree


class Terraform:
    """The dialect of Terraform. A module is a folder of files."""

    name = "terraform"

    @cached_property
    def _index(self) -> Index:
        return installed_index()

    def parse(self, uri: str, text: str, earlier: Tree | None) -> Tree:
        """HCL, or JSON for a name that ends in `.json`."""
        if uri.endswith(".json"):
            return json.parse(text, earlier if isinstance(earlier, DataTree) else None)
        return hcl.parse(text, earlier if isinstance(earlier, HclTree) else None)

    def lower(self, uri: str, tree: Tree, earlier: Outline | None) -> Outline:
        """Resources, data sources, variables, locals, outputs and module calls."""
        return lower_json(uri, tree, self._index) if isinstance(tree, DataTree) else lower(uri, tree, earlier, self._index)

    def problems(self, tree: Tree) -> Sequence[Problem]:
        """What Terraform would reject as syntax."""
        return tree.problems

    def find(self, project: Project, ref: Ref) -> Found | None:
        """Variables, locals, module outputs and what another resource sets."""
        return find(project, ref)

    def render(self, document: Document, wishes: Iterable[Wish]) -> list[TextEdit]:
        """Edits in the file's own form: HCL or JSON."""
        if isinstance(document.tree, DataTree):
            from gatewright.dialects.entries import render_entries

            return render_entries(document, wishes, self._index)
        return render(document, wishes, self._index)


TERRAFORM = Terraform()
