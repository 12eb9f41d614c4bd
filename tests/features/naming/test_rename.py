"""Does a rename change every use, and nothing where that is not certain?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from features.naming.projects import after, cursors, read, renamed
from features.naming.test_uses import API, DECLARED, PATH, STAGES, STORIES, integration, method
from gatewright.features.naming import Refused, rename
from gatewright.features.place import Place
from gatewright.index import installed_index
from gatewright.text import apply_edits
from gatewright.workspace.disk import Disk
from gatewright.workspace.projects import module_project
from harness.talkative import talk_beside_mappings


@pytest.fixture(autouse=True)
def others_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other languages are spoken by the tests' own speaker."""
    talk_beside_mappings(monkeypatch)


def _plain(files: Mapping[str, str]) -> dict[str, str]:
    return {name: text.replace("<|>", "") for name, text in files.items()}


@pytest.mark.parametrize("files", STORIES.values(), ids=STORIES)
def test_every_use_is_changed_wherever_the_cursor_is(files: Mapping[str, str]) -> None:
    for around in cursors(files):
        place, _ = read(around)
        assert after(place, rename(place, "newName1")) == renamed(files, "newName1")


def test_the_name_that_it_has_changes_nothing() -> None:
    place, _ = read(cursors(STORIES["path variable"])[0])
    assert rename(place, "id") == {}


@pytest.mark.parametrize(
    ("story", "new", "why"),
    [
        ("template variable", "1pet", "`1pet` cannot be the name of a variable of a template: that is a letter, then letters, digits and `_`, `-`."),
        ("template variable", "", "`` cannot be the name of a variable of a template: that is a letter, then letters, digits and `_`, `-`."),
        ("template variable", "input", "`$input` is there already: API Gateway gives it to every template."),
        ("template variable", "pets", "There is a variable of a template `pets` already."),
        ("stage variable", "a-b", "`a-b` cannot be the name of a stage variable: that is letters, digits and `_`."),
        ("stage variable", "other", "There is a stage variable `other` already."),
        ("path variable", "a b", "`a b` cannot be the name of a path variable: that is letters, digits and `.`, `_`, `-`."),
        ("path variable", "proxy+", "`proxy+` cannot be the name of a path variable: that is letters, digits and `.`, `_`, `-`."),
        ("path variable of the backend", "{x}", "`{x}` cannot be the name of a path variable of the backend: that is letters, digits and `.`, `_`, `-`."),
        ("query parameter", "ä", "`ä` cannot be the name of a query parameter: that is letters, digits and `.`, `_`, `$`, `-`."),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be(story: str, new: str, why: str) -> None:
    place, _ = read(cursors(STORIES[story])[0])
    with pytest.raises(Refused) as refused:
        rename(place, new)
    assert str(refused.value) == why


def test_a_name_of_something_else_is_no_hindrance() -> None:
    files = STORIES["query parameter"]
    place, _ = read(cursors(files)[0])
    assert after(place, rename(place, "page")) == renamed(files, "page")


UNKNOWN_METHOD = integration("gone", 'request_parameters = { "integration.request.path.x" = "method.request.path.id" }')
TWO_ROUTES = STORIES["HTTP API"]["main.tf"].replace(
    'GET /others/{id}"\n', 'GET /others/{id}"\n  target    = "integrations/${aws_apigatewayv2_integration.pet.id}"\n'
)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        pytest.param(
            {"main.tf": API + PATH.replace("[[id]]", "[[<|>id]]") + method("toys", DECLARED), "a.tf": UNKNOWN_METHOD},
            "a.tf:5 has `id`, too, and it cannot be known whether it is the same.",
            id="a method that is nowhere",
        ),
        pytest.param(
            {"main.tf": TWO_ROUTES.replace("[[id]]", "[[<|>id]]", 1)},
            "main.tf:18 has `id`, too, and it cannot be known whether it is the same.",
            id="an integration of two routes",
        ),
        pytest.param(
            {"main.tf": API + STAGES.format("dev", "[[<|>fn]]"), "a.tf": STAGES.format("prod", "fn").replace("aws_api_gateway_rest_api.pets.id", "var.api")},
            "a.tf:5 has `fn`, too, and it cannot be known whether it is the same.",
            id="an API that is nowhere",
        ),
        pytest.param(
            {"main.tf": API + integration("toys", 'uri = "[[%<|>fn]]"') + STAGES.format("dev", '"\\u0066n"').replace('"x"', '"fn"')},
            "`fn` in main.tf:14 is spelled in a way that cannot be changed here.",
            id="a key with escapes",
        ),
        pytest.param({"main.tf": API + method("toys", '"method.[[<|>request]].path.id" = true')}, "Nothing here can be renamed.", id="no name"),
    ],
)  # fmt: skip
def test_what_is_not_certain_changes_nothing(files: Mapping[str, str], why: str) -> None:
    place, _ = read(files)
    with pytest.raises(Refused) as refused:
        rename(place, "newName")
    assert str(refused.value) == why


def test_what_another_api_has_is_no_hindrance() -> None:
    other = API.replace('"pets"', '"others"') + UNKNOWN_METHOD.replace("rest_api.pets", "rest_api.others")
    files = {"main.tf": API + PATH + method("toys", DECLARED), "a.tf": other}
    place, _ = read(cursors(files)[0])
    assert after(place, rename(place, "newName")) == renamed(files, "newName")


MODULE = """\
variable "api" {}
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = var.api
  stage_name    = "live"
  variables     = { fn = "a" }
}
"""


@pytest.mark.parametrize("called_twice", [False, True])
def test_a_module_that_two_apis_call_is_about_both(tmp_path: Path, called_twice: bool) -> None:
    calls = 'module "a" {\n  source = "./stage"\n  api    = aws_api_gateway_rest_api.pets.id\n}\n'
    if called_twice:
        calls += calls.replace('"a"', '"b"').replace(".pets", ".others")
    main = API + API.replace('"pets" {', '"others" {') + calls + integration("x", 'uri = "%fn"')
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage" / "main.tf").write_text(MODULE)
    (tmp_path / "main.tf").write_text(main)
    project = module_project(tmp_path, {}, Disk())
    place = Place(project.documents[0], project, main.index("%fn") + 1, installed_index())
    if called_twice:
        with pytest.raises(Refused, match=r"`fn` in main.tf:5 is about something else, too"):
            rename(place, "newName")
    else:
        found = {uri.removeprefix(tmp_path.as_uri()): edits for uri, edits in rename(place, "newName").items()}
        assert apply_edits(MODULE, found["/stage/main.tf"]) == MODULE.replace("fn", "newName")
        assert apply_edits(main, found["/main.tf"]) == main.replace("fn", "newName")
