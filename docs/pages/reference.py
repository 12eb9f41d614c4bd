"""Which pages does the reference have? One for each resource of the docs index, the two lists, and the table of contents."""

from __future__ import annotations

from gatewright.index import Index, Kind
from pages.lists import QUOTAS, VARIABLES, quotas_page, variables_page
from pages.markdown import bullets, code, page, table
from pages.names import kind_link, path_of, said, speaker
from pages.resource import resource_page

_FOLDER = "reference"
_CONTENTS = "README.md"
FAMILIES = {
    "rest": "REST APIs",
    "http": "HTTP APIs, and what they share with WebSocket APIs",
    "websocket": "What only WebSocket APIs have",
    "shared": "Blocks of several families",
    "sam": "SAM",
    "openapi": "OpenAPI extensions",
    "neighbor": "Neighbors of API Gateway",
}
"""The folders of the reference, with their headings."""


def reference_pages(index: Index) -> dict[str, str]:
    """Every file of `reference/` with its content."""
    kinds = [kind for name in index.kinds() if (kind := index.kind(name))]
    resources = sorted((kind for kind in kinds if kind.id.count(".") == 1), key=lambda kind: kind.id)
    files = {path_of(one.id): resource_page(one, [kind for kind in kinds if kind.id.startswith(f"{one.id}.")], index) for one in resources}
    files |= {QUOTAS: quotas_page(index), VARIABLES: variables_page(index), _CONTENTS: _contents(resources, index)}
    return {f"{_FOLDER}/{name}": text for name, text in files.items()}


def _contents(resources: list[Kind], index: Index) -> str:
    families: list[str] = []
    for family, words in FAMILIES.items():
        rows = [_row(kind, index) for kind in resources if kind.id.startswith(f"{family}.")]
        families += [f"## {words}", table(["page", "name", "summary"], rows)]
    lists = bullets([f"[Limits of the service]({QUOTAS})", f"[Context variables]({VARIABLES})"])
    return page("# Reference", "Made from `docs_index/` by `make docs`.", lists, *families)


def _row(kind: Kind, index: Index) -> list[str]:
    name = kind.spell.get(speaker(kind), "")
    return [f"[{kind.title}]({kind_link(kind.id, index, _CONTENTS)})", code(name) if name else "", said(kind.summary, kind, index)]
