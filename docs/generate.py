"""Writes what is generated: the pages of the rules, the reference, the settings with their schema, the job for GitLab, and the settings of the VS Code extension."""

from __future__ import annotations

from pathlib import Path

from gatewright.cli.starting import gitlab_job
from gatewright.index import installed_index
from pages.catalogue import catalogue_page
from pages.extension import extension_manifest
from pages.reference import reference_pages
from pages.rules import rule_pages
from pages.settings import settings_page, settings_schema

DOCS = Path(__file__).parent
FOLDERS = ("rules", "reference")
"""Everything in them is generated."""
SETTINGS = "settings.md"
SCHEMA = "gatewright.schema.json"
GITLAB = "ci/gitlab.yml"
MANIFEST = DOCS.parent / "editors/vscode/package.json"
"""Partly generated; the rest of it is written by hand."""


def main() -> None:
    """Writes what is generated and removes what nothing stands behind any more."""
    files = generated()
    for old in written():
        if old not in files:
            (DOCS / old).unlink()
    for name, text in files.items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8")
    MANIFEST.write_text(extension_manifest(MANIFEST.read_text(encoding="utf-8")), encoding="utf-8")


def generated() -> dict[str, str]:
    """Every generated file, by its path in `docs/`, with its content."""
    index = installed_index()
    return (
        rule_pages()
        | {"rules/not-checked.md": catalogue_page(index)}
        | reference_pages(index)
        | {SETTINGS: settings_page(), SCHEMA: settings_schema(), GITLAB: gitlab_job("gatewright")}
    )


def written() -> list[str]:
    """The files that the last run left, by the same paths."""
    files = [path for folder in FOLDERS for path in (DOCS / folder).rglob("*.md")] + [
        path for name in (SETTINGS, SCHEMA, GITLAB) for path in DOCS.glob(name)
    ]
    return [path.relative_to(DOCS).as_posix() for path in files]


if __name__ == "__main__":
    main()
