"""The site is built without a warning, holds every page, needs no other host, and each of its links leads somewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from gatewright.index import installed_index
from gatewright.rules.registry import pages

pytest.importorskip("material", reason="mkdocs-material is not installed")

ROOT = Path(__file__).parents[2]
_TAG = re.compile(r"<(?P<name>a|area|img|link|script|source|iframe)\b(?P<attributes>[^>]*)>")
_ADDRESS = re.compile(r'\b(?:href|src|srcset)="?(?P<address>[^"\s>]*)')
_ID = re.compile(r'\bid="?(?P<id>[^"\s>]+)')
_PRE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>.*?</script>", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site. A link to a page or an anchor that is not there ends the build."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "server"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    return folder


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """The pages by their paths. `404.html` is for servers, and has links from their root."""
    found = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    del found["404.html"]
    return found


def addresses(text: str) -> Iterator[tuple[str, str]]:
    """The tags of a page with what they lead to."""
    for tag in _TAG.finditer(_PRE.sub("", text)):
        yield from ((tag["name"], unescape(found["address"])) for found in _ADDRESS.finditer(tag["attributes"]))


def test_every_page_is_there(texts: dict[str, str]) -> None:
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    wanted = {re.sub(r"(^|/)README\.md$", r"\1index.html", name).replace(".md", ".html") for name in written}
    wanted |= {"editors/index.html", *(f"editors/{path.parent.name}.html" for path in ROOT.glob("editors/*/README.md"))}
    assert {name for name in texts if not name.startswith("repository/")} == wanted


def test_every_editor_is_in_the_navigation(texts: dict[str, str]) -> None:
    listed = {address for name, address in addresses(texts["editors/index.html"].partition("<article")[0]) if name == "a"}
    assert {f"{path.parent.name}.html" for path in ROOT.glob("editors/*/README.md")} - listed == set()


def test_links_lead_somewhere(site: Path, texts: dict[str, str]) -> None:
    ids = {name: {found["id"] for found in _ID.finditer(text)} for name, text in texts.items()}
    broken: set[tuple[str, str]] = set()
    for name, text in texts.items():
        for _, address in addresses(text):
            if re.match(r"[a-z]+:", address):
                continue
            path, _, anchor = unquote(address).partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            if not (site / target).is_file() or (
                anchor and anchor not in ids.get(target, {anchor}) and not anchor.startswith(("__", "only-"))
            ):
                broken.add((name, address))
    assert broken == set()


def test_nothing_comes_from_another_host(site: Path, texts: dict[str, str]) -> None:
    elsewhere = {
        (name, address)
        for text in texts.values()
        for name, address in addresses(text)
        if name != "a" and re.match(r"(?:https?:)?//", address)
    }
    assert elsewhere == set()
    for style in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_the_search_finds_rules_and_parameters(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"] for entry in index["docs"]}
    titles = {entry["location"]: re.sub(r"<[^>]*>", "", entry["title"]) for entry in index["docs"]}
    assert titles["rules/lambda-integration-not-post.html"] == "lambda-integration-not-post"
    assert titles["reference/rest/integration.html#connection_type"] == "connection_type"
    assert places >= {f"rules/{name}.html" for name in pages()}
    assert places >= {f"reference/{kind.replace('.', '/')}.html" for kind in installed_index().kinds() if kind.count(".") == 1}


def test_the_search_works_without_a_server(site: Path, texts: dict[str, str]) -> None:
    inlined = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    assert inlined == "var __index = " + (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert ("script", "../../assets/iframe-worker.js") in set(addresses(texts["reference/rest/stage.html"]))


def test_a_marked_line_is_a_finding_with_a_link(texts: dict[str, str]) -> None:
    marked = '<span class="finding">                            ^^^^^ <a href="lambda-integration-not-post.html">lambda-integration-not-post</a></span>'
    assert marked in texts["rules/lambda-integration-not-post.html"]
    assert not [name for name, text in texts.items() if re.search(r'<span class="err">\^', text)]


def test_pictures_follow_the_palette(texts: dict[str, str]) -> None:
    shown = {address for name, address in addresses(texts["index.html"]) if name == "img" and "pictures/" in address}
    assert shown == {"pictures/finding-light.png#only-light", "pictures/finding-dark.png#only-dark"}
