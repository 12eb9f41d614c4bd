"""The generated pages say what the rules and the docs index say, and their links lead somewhere."""

import re
from posixpath import dirname, join, normpath

import pytest

from generate import DOCS, generated, written
from pages.markdown import anchor, prose, table

FILES = generated()
REFERENCE = sorted(name for name in FILES if name.startswith("reference/"))
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\((?!https?://)(?P<file>[^)#]*)#?(?P<anchor>[^)]*)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def headings(name: str) -> list[str]:
    return [anchor(heading) for heading in _HEADING.findall(_FENCE.sub("", FILES[name]))]


def test_pages_are_current() -> None:
    assert {name: (DOCS / name).read_text(encoding="utf-8") for name in written()} == FILES, "run `make docs`"


def test_pages_come_out_the_same_each_time() -> None:
    assert generated() == FILES


@pytest.mark.parametrize("name", REFERENCE)
def test_links_lead_somewhere(name: str) -> None:
    text = _CODE.sub("``", _FENCE.sub("", FILES[name]))
    for link in _LINK.finditer(text):
        target = normpath(join(dirname(name), link["file"])) if link["file"] else name
        assert target in FILES, link.group()
        assert not link["anchor"] or link["anchor"] in headings(target), link.group()


@pytest.mark.parametrize("name", REFERENCE)
def test_each_heading_has_an_anchor_of_its_own(name: str) -> None:
    found = headings(name)
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("name", REFERENCE)
def test_fences_are_closed_and_rows_are_whole(name: str) -> None:
    assert len(re.findall(r"^```", FILES[name], re.MULTILINE)) % 2 == 0
    columns = 0
    for line in _FENCE.sub("", FILES[name]).splitlines():
        found = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("| ") else 0
        assert not found or not columns or found == columns, line
        columns = found


def test_every_resource_is_in_the_contents() -> None:
    listed = {link["file"] for link in _LINK.finditer(FILES["reference/README.md"])}
    assert {f"reference/{name}" for name in listed} == {*REFERENCE} - {"reference/README.md"}


def test_words_are_said_once() -> None:
    text = FILES["reference/rest/integration.md"]
    assert "### `connection_type`" in text
    assert "OpenAPI and API `connectionType`" in text
    assert "Has an effect only where `type` is" in text
    assert "Like [`cache_namespace`](../rest/integration.md#cache_namespace)" in FILES["reference/openapi/integration.md"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("be integrations/<id>.", "be integrations/\\<id>."),
        ("`<id>`", "`<id>`"),
        ("```\na<b\n```", "```\na<b\n```"),
        ("a | b", "a | b"),
        ("Either:\n- a\n  more\n- b", "Either:\n\n- a\n  more\n- b"),
        ("```\nlist:\n- a\n```", "```\nlist:\n- a\n```"),
    ],
)
def test_prose_is_read_alike_everywhere(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_tables_leave_out_what_is_empty() -> None:
    assert table(["a", "b", "c"], [["1", "", "x|y"], ["2", "", ""]]) == "| a | c |\n| --- | --- |\n| 1 | x\\|y |\n| 2 |  |"


@pytest.mark.parametrize(("heading", "found"), [("`type` in `a.b`", "type-in-ab"), ("All parameters", "all-parameters")])
def test_anchors_are_those_of_code_hosts(heading: str, found: str) -> None:
    assert anchor(heading) == found


def test_the_page_of_a_rule_shows_its_messages() -> None:
    assert "\n## Messages\n\n- `No integration defined for method`\n" in FILES["rules/method-without-integration.md"]
