"""Does everything arrive in a real VS Code, with the extension as it is packaged?"""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from editors.presence import not_run
from editors.story import CLOUDFORMATION, COMPLETIONS, FILES, FINDINGS, HOVERS, NAMES, STRANGER, TERRAFORM, card, cursor
from editors.vscode.extension import vsix
from editors.vscode.find import find
from editors.vscode.session import CodeServer, Window, chromium
from gatewright import __version__
from gatewright.features.card import markdown

pytestmark = pytest.mark.editor

LANGUAGES = {"terraform": "terraform", "cloudformation": "yaml", "json": "json"}
RULE = "wrong-value"
UNGUARDED = """\
resource "aws_api_gateway_integration" "pets" {
  type                    = "AWS_PROXY"
  integration_http_method = /* 🐾 */ "GET"
  uri                     = aws_lambda_function.pets.invoke_arn
}

resource "aws_lambda_function" "pets" {
  function_name = "pets"
  role          = "arn:aws:iam::123456789012:role/pets"
}
"""


@pytest.fixture(scope="module")
def program() -> Path:
    """The code-server to drive."""
    found = find()
    if found is None:
        not_run(
            "VS Code", "no code-server in GATEWRIGHT_CODE_SERVER or in the cache of tests/editors/install.sh, or no chromium on the PATH"
        )
    return found


@pytest.fixture(scope="module")
def browser(program: Path) -> Iterator[Browser]:
    """What shows VS Code's pages."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def code(program: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CodeServer]:
    """One code-server for all tests."""
    session = CodeServer(program, browser, tmp_path_factory.mktemp("vscode"), [vsix()])
    yield session
    session.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first of two folders that are open in one window; the other one is beside it."""
    folder = tmp_path_factory.mktemp("project") / "pets"
    for each in (folder, folder.with_name("covers")):
        each.mkdir()
    folders = [{"path": "pets"}, {"path": "covers"}]
    folder.with_name("all.code-workspace").write_text(json.dumps({"folders": folders}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def window(code: CodeServer, root: Path) -> Window:
    """One window for all tests; each opens a file of its own."""
    return code.open(root.with_name("all.code-workspace"))


@pytest.mark.parametrize("dialect", FILES)
def test_the_extension_starts(window: Window, folder: Path, dialect: str) -> None:
    window.edit(folder / NAMES[dialect], FILES[dialect])
    assert window.ask("language") == LANGUAGES[dialect]
    window.until("the extension", lambda: ["gatewright.gatewright", __version__] in window.ask("extensions"))
    window.until("findings", window.findings)


@pytest.mark.parametrize("dialect", HOVERS)
def test_hover_is_shown_once(window: Window, folder: Path, dialect: str) -> None:
    words = HOVERS[dialect].words
    window.edit(folder / NAMES[dialect], FILES[dialect])
    window.until("findings", window.findings)
    shown = markdown(card(dialect))
    assert shown.split("\n")[0] == HOVERS[dialect].title
    assert window.hovers(words) == [shown]


@pytest.mark.parametrize("what", COMPLETIONS)
def test_what_is_chosen_is_written(window: Window, folder: Path, what: str) -> None:
    story = COMPLETIONS[what]
    text, line, typed = cursor(story.before)
    window.edit(folder / NAMES[story.dialect], text)
    window.until("findings", window.findings)
    window.ask("goTo", line, len(typed))
    offered = window.suggestions()
    # VS Code also offers what only has the letters of the word, in this order.
    word = re.search(r"\w*$", typed)
    assert [name for name in offered if word is None or name.startswith(word[0])] == list(story.offered)
    window.choose(offered.index(story.chosen))
    text, line, typed = cursor(story.after)
    window.until(text, lambda: window.text() == text)
    assert window.ask("cursor") == [line, len(typed)]


@pytest.mark.parametrize("dialect", FINDINGS)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(window: Window, folder: Path, dialect: str) -> None:
    text, story = FILES[dialect], FINDINGS[dialect]
    window.edit(folder / NAMES[dialect], text)
    found = window.until("findings", window.findings)
    before, _, _ = text.partition(story.words)
    line, column = before.count("\n"), len(before.rpartition("\n")[2]) + 1  # the emoji counts twice
    assert window.ask("ranges", story.rule) == [[line, column, line, column + len(story.words)]]
    assert (story.rule, story.words) in found
    changes = [(title, kind) for title, kind in window.offers("CONVERT_TO_JSON") if title.startswith("Change to")]
    assert changes == [(story.fix, "quickfix"), (story.other, "quickfix")]
    window.ask("take", story.fix)
    assert window.text() == text.replace(story.words, story.fixed)
    left = [finding for finding in found if finding[0] != story.rule]
    window.until("the finding gone", lambda: window.findings() == left)


def test_a_person_sees_a_finding_and_fixes_it(window: Window, folder: Path) -> None:
    page, story = window.page, FINDINGS["terraform"]
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    page.locator(".view-line", has_text="content_handling").locator("span", has_text="content_handling").last.hover()
    page.locator(".monaco-hover:visible", has_text="content_handling string, optional, changed in place").first.wait_for()
    page.keyboard.press("Control+Shift+M")
    page.locator(".markers-panel .monaco-list-row", has_text="`content_handling` is `CONVERT_TO_JSON`; use").dblclick()
    window.until("the place", lambda: window.ask("selected") == story.words)
    page.locator(".editor-instance .monaco-editor.focused").wait_for()
    page.keyboard.press("Control+Period")
    page.locator(".action-widget .monaco-list-row", has_text=story.fix).wait_for()
    page.keyboard.press("Enter")
    window.until("the fix", lambda: window.text() == TERRAFORM.replace(story.words, story.fixed))
    window.until("the finding gone", lambda: story.rule not in dict(window.findings()))
    window.run("workbench.action.closePanel")


def test_other_yaml_is_left_alone(window: Window, folder: Path) -> None:
    window.edit(folder / "compose.yaml", STRANGER)
    # The server answers in order: when the second file has its findings, the first had its turn.
    window.edit(folder / "template.yaml", CLOUDFORMATION)
    window.until("findings", window.findings)
    assert window.ask("findingsOf", str(folder / "compose.yaml")) == []


def test_a_mapping_template_has_a_language(window: Window, folder: Path) -> None:
    window.edit(folder / "adopt.vtl", '{"by": "$context.identity.sourceIp"}\n')
    assert window.ask("language") == "velocity"
    (shown,) = window.until("hover", lambda: window.hovers("sourceIp"))
    assert shown.startswith("**`$context.identity.sourceIp`**")


def test_a_fix_keeps_the_line_ends_of_a_file(window: Window, folder: Path) -> None:
    text, story = TERRAFORM.replace("\n", "\r\n"), FINDINGS["terraform"]
    window.edit(folder / "main.tf", text)
    window.until("findings", window.findings)
    window.offers("CONVERT_TO_JSON")
    window.ask("take", f"Allow `{RULE}` here")
    assert window.ask("save")
    assert (folder / "main.tf").read_bytes().count(b"\r\n") == (folder / "main.tf").read_bytes().count(b"\n") == text.count("\n") + 1
    window.until("the finding gone", lambda: (story.rule, story.words) not in window.findings())


def test_an_error_of_aws_is_explained(window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", UNGUARDED)
    window.until("findings", window.findings)
    answer = window.run("gatewright.explainError", "Invalid permissions on Lambda function")
    places = [(place["rule"], place["range"]["start"]) for place in answer["places"] if place["uri"].endswith(f"/{folder.name}/main.tf")]
    assert ("lambda-integration-not-post", {"line": 2, "character": 37}) in places
    # The places are also offered; whoever takes the first one sees it.
    row = window.page.locator(".quick-input-widget .monaco-list-row", has_text=f"{folder.name}/main.tf:3")
    window.ask("goTo", 0, 0)
    row.click()
    window.until("the place", lambda: window.ask("cursor") == [2, 42])


def test_a_rule_is_allowed_where_the_cursor_is(window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    window.ask("select", "CONVERT_TO_JSON")
    assert window.run("gatewright.allowHere") == f"Allow `{RULE}` here"
    assert window.text() == TERRAFORM.replace("  /* 🐾 */", f"  # gatewright: allow {RULE}\n  /* 🐾 */")
    window.until("the finding gone", lambda: RULE not in dict(window.findings()))


def test_the_documentation_is_opened(window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    window.ask("select", "content_handling")
    address = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html"
    assert window.run("gatewright.openDocumentation") == address
    # VS Code in a browser asks before it leaves for another page.
    question = window.page.locator(".monaco-dialog-box")
    assert address in question.inner_text()
    window.page.keyboard.press("Escape")
    question.wait_for(state="detached")


def test_the_output_is_shown(window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    window.run("gatewright.showOutput")
    # What is in it VS Code writes with a part that is not installed here.
    channel = window.page.locator(".part.panel select").first
    assert channel.evaluate("box => box.selectedOptions[0].text") == "Gatewright"
    window.run("workbench.action.closePanel")


def test_the_server_is_restarted_on_demand(code: CodeServer, window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    before, exits = code.servers(), code.exits()
    window.run("gatewright.restart")
    window.until("another server", lambda: code.servers() and not code.servers() & before)
    window.until("findings", window.findings)
    assert code.exits() == [*exits, 0]


def test_settings_count_at_once(window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    found = window.until("findings", window.findings)
    window.ask("set", "gatewright.levels", {RULE: "off"})
    window.until("the finding gone", lambda: window.findings() == [finding for finding in found if finding[0] != RULE])
    window.ask("set", "gatewright.levels", None)
    window.until("the finding again", lambda: window.findings() == found)


def test_a_file_is_followed_when_it_is_renamed_or_moved(window: Window, folder: Path) -> None:
    api, use = 'resource "aws_api_gateway_rest_api" "photos" {\n  name = "photos"\n}\n', "aws_api_gateway_rest_api.photos.id"
    (folder / "api.tf").write_text(api, encoding="utf-8")
    window.edit(folder / "main.tf", f'resource "aws_api_gateway_deployment" "now" {{\n  rest_api_id = {use}\n}}\n')

    def declared() -> list[str]:
        return [path for path, _ in window.ask("definitions", use)]

    window.until("the declaration", lambda: declared() == [str(folder / "api.tf")])
    assert window.ask("rename", str(folder / "api.tf"), str(folder / "photos.tf"))
    window.until("its new name", lambda: declared() == [str(folder / "photos.tf")])
    (folder / "photos.tf").rename(folder.parent / "photos.tf")
    window.until("no declaration", lambda: declared() == [])


def test_each_of_two_folders_has_its_settings(window: Window, root: Path, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    found = window.until("findings", window.findings)
    covers = root.with_name("covers")
    window.edit(covers / "main.tf", TERRAFORM)
    assert window.until("findings", window.findings) == found
    (covers / "gatewright.toml").write_text(f'levels = {{ {RULE} = "off" }}\n', encoding="utf-8")
    window.until("the finding gone", lambda: window.findings() == [finding for finding in found if finding[0] != RULE])
    assert window.ask("findingsOf", str(folder / "main.tf")) == [rule for rule, _ in found]


def kill(code: CodeServer) -> set[int]:
    """Kills the server, which has no time to say goodbye; its processes."""
    dead = code.servers()
    for process in dead:
        with suppress(ProcessLookupError):  # it went with the one before
            os.kill(process, signal.SIGKILL)
    return dead


def test_a_server_that_dies_comes_back_four_times(code: CodeServer, window: Window, folder: Path) -> None:
    window.edit(folder / "main.tf", TERRAFORM)
    window.until("findings", window.findings)
    for _ in range(4):
        dead = kill(code)
        window.until("another server", lambda dead=dead: code.servers() - dead)
        window.until("hover", lambda: window.hovers("content_handling"))
    kill(code)
    message = "The server of Gatewright ended 5 times within a few minutes, and is not started again."
    window.until("the message", lambda: message in window.notices())
    assert code.servers() == set()
    window.run("gatewright.restart")
    window.until("hover", lambda: window.hovers("content_handling"))


def test_a_workspace_that_is_not_trusted_is_only_read(code: CodeServer, window: Window, folder: Path) -> None:
    window.ask("set", "security.workspace.trust.enabled", True)
    exits = code.exits()
    other = code.open(folder)
    try:
        other.edit(folder / "main.tf", TERRAFORM)
        assert not other.ask("trusted")
        assert (RULE, '"CONVERT_TO_JSON"') in other.until("findings", other.findings)
        assert other.hovers("content_handling") != []
        assert other.offers("CONVERT_TO_JSON") == []
        other.ask("select", "CONVERT_TO_JSON")
        assert other.run("gatewright.allowHere") is None
        assert other.text() == TERRAFORM
    finally:
        other.close()
        window.ask("set", "security.workspace.trust.enabled", False)
    code.until("the end of its server", lambda: code.exits() == [*exits, 0])
