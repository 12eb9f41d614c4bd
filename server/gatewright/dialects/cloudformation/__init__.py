"""CloudFormation templates, in YAML and in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from gatewright.dialects.cloudformation.find import find
from gatewright.dialects.cloudformation.lower import lower
from gatewright.dialects.entries import render_entries
from gatewright.index import Index, installed_index
from gatewright.model import Document, Outline, Project, Ref
from gatewright.model.evaluate import Found
from gatewright.model.wish import Wish
from gatewright.syntax.data import DataTree
from gatewright.syntax.problem import Problem
from gatewright.text import TextEdit


class CloudFormation:
    """The dialect of CloudFormation. A template is a project of its own."""

    name = "cloudformation"

    @cached_property
    def _index(self) -> Index:
        return installed_index()

    def parse(self, uri: str, text: str, earlier: DataTree | None) -> DataTree:
        """JSON for a text that starts with a brace, whatever its name; YAML for everything else."""
        if text.lstrip("\ufeff \t\r\n").startswith("{"):
            from gatewright.syntax import json

            return json.parse(text, earlier)
        from gatewright.syntax import yaml

        return yaml.parse(text, earlier)

    def lower(self, uri: str, tree: DataTree, earlier: Outline | None) -> Outline:
        """Resources, parameters, mappings, conditions and outputs."""
        return lower(uri, tree, earlier, self._index)

    def problems(self, tree: DataTree) -> Sequence[Problem]:
        """Faults of YAML or JSON."""
        return tree.problems

    def find(self, project: Project, ref: Ref) -> Found | None:
        """A parameter's default, or an entry of a mapping."""
        return find(project, ref)

    def render(self, document: Document, wishes: Iterable[Wish]) -> list[TextEdit]:
        """Edits in the file's own form: YAML or JSON."""
        return render_entries(document, wishes, self._index)


CLOUDFORMATION = CloudFormation()
