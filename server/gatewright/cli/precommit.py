"""Where does the hook go in `.pre-commit-config.yaml`? At the end of its list, indented as the rest."""

# The file may hold anything; it is looked at before it counts.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from textwrap import indent
from typing import Any

import yaml

from gatewright.cli.starting import PACKAGE

CONFIG = ".pre-commit-config.yaml"
FILES = r"\.(tf|tofu|ya?ml|json|vtl)$"
"""The files that the hook gets, as a regular expression."""

_REPO = re.compile(r"^(?P<before> *)-(?P<after> +)repo:", re.MULTILINE)
_HOOK = re.compile(r"^(?P<before> *)-(?P<after> +)id:", re.MULTILINE)


def entry(before: str = "  ", after: str = " ", inner: str = "  ") -> str:
    """The entry of the list `repos`.

    Args:
        before: what stands before the dash of each repository.
        after: what stands between a dash and its key.
        inner: what the dash of a hook is indented by, from `hooks`.
    """
    hook = f"-{after}id: gatewright\n" + indent(
        "name: gatewright\n"
        "entry: gatewright check --quiet\n"
        "language: python\n"
        f"additional_dependencies: [{PACKAGE}]\n"
        f"files: {FILES}\n"
        "require_serial: true\n",
        f" {after}",
    )
    repository = f"-{after}repo: local\n" + indent("hooks:\n" + indent(hook, inner), f" {after}")
    return indent(repository, before)


def with_hook(text: str) -> str | None:
    """The text of a configuration with the hook; `None` when there is no sure way to add it, or nothing that pre-commit reads.

    A text that has the hook stays as it is.
    """
    before = _read(text)
    if before is None:
        return None
    if _has_hook(before):
        return text
    line_end = "\r\n" if "\r\n" in text else "\n"
    added = text.rstrip() + line_end + _entry_in_style_of(text).replace("\n", line_end)
    after = _read(added)
    return added if after == {**before, "repos": [*before["repos"], *yaml.safe_load(entry())]} else None


def _entry_in_style_of(text: str) -> str:
    repos, hooks = _REPO.findall(text), _HOOK.findall(text)
    if not repos:
        return entry()
    before, after = repos[-1]
    keys = len(before) + 1 + len(after)
    inner = " " * max(len(hooks[-1][0]) - keys, 0) if hooks else "  "
    return entry(before, after, inner)


def _read(text: str) -> dict[str, Any] | None:
    """What pre-commit reads; `None` unless that is a mapping with a list of repositories."""
    try:
        found: Any = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):  # a date that there is not is a ValueError
        return None
    return found if isinstance(found, dict) and isinstance(found.get("repos"), list) else None


def _has_hook(config: dict[str, Any]) -> bool:
    lists = [repo.get("hooks") for repo in config["repos"] if isinstance(repo, dict)]
    hooks = [hook for listed in lists if isinstance(listed, list) for hook in listed]
    return any(isinstance(hook, dict) and hook.get("id") == "gatewright" for hook in hooks)
