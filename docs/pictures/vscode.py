"""What does a user see in VS Code? Takes the pictures of README.md from a real one, in dark and in light: `make pictures`.

VS Code is the one that the tests drive (`tests/editors/vscode`), with the extension as it is packaged, and everything hidden that is not
the editor. Terraform has its colors from a grammar that stands in for the one of HashiCorp's extension, which most users have.
"""
# ruff: noqa: T201 (it says what it took)

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editors.vscode.extension import vsix
from editors.vscode.find import find
from editors.vscode.session import CodeServer, Window, chromium

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TERRAFORM = ROOT / "examples/terraform"
GRAMMARS = "tm-grammars@1.32.22"
"""The npm package with grammars for Terraform."""
FONT = "Fira Code"

SETTINGS: dict[str, Any] = {
    "breadcrumbs.enabled": False,
    "editor.cursorBlinking": "solid",
    "editor.fontFamily": FONT,
    "editor.fontLigatures": False,
    "editor.guides.indentation": False,
    "editor.hideCursorInOverviewRuler": True,
    "editor.hover.above": False,
    "editor.lightbulb.enabled": "off",
    "editor.matchBrackets": "never",
    "editor.minimap.enabled": False,
    "editor.occurrencesHighlight": "off",
    "editor.overviewRulerBorder": False,
    "editor.renderLineHighlight": "none",
    "editor.scrollbar.horizontal": "hidden",
    "editor.scrollbar.vertical": "hidden",
    "editor.selectionHighlight": False,
    "editor.stickyScroll.enabled": False,
    "problems.decorations.enabled": False,
    "window.autoDetectColorScheme": True,
    "window.commandCenter": False,
    "workbench.activityBar.location": "hidden",
    "workbench.editor.editorActionsLocation": "hidden",
    "workbench.layoutControl.enabled": False,
    "workbench.statusBar.visible": False,
}


BACKGROUNDS = ("dark", "light")
TALL = 1600
"""Pixels of a window in which a card, which may take a quarter of it, is not cut. The picture is its upper part."""


@dataclass(frozen=True)
class Shot:
    """A picture: a file, the words of its first line, what is done there, what comes up, the size in pixels, and the height of the window."""

    name: str
    file: Path
    first: str
    act: Callable[[Window], None]
    shows: str
    size: tuple[int, int]
    window: int


def hover(words: str) -> Callable[[Window], None]:
    """Asks what some words mean."""

    def act(window: Window) -> None:
        go_to(window, words)
        window.run("editor.action.showHover")

    return act


def go_to(window: Window, words: str) -> None:
    """Puts the cursor on the first of these words."""
    line, column = window.ask("at", words)
    window.ask("goTo", line, column + 1)


def complete(window: Window) -> None:
    """Asks what else may stand in a value, and for the documentation of the second answer."""
    window.ask("select", "AWS_IAM")
    window.page.keyboard.press("Delete")
    window.suggestions()
    window.page.keyboard.press("ArrowDown")
    window.run("toggleSuggestionDetails")


def fix(window: Window) -> None:
    """Asks what can be done about a finding, with the list of all findings below."""
    window.run("workbench.actions.view.problems")
    window.page.locator(".markers-panel .monaco-list-row", has_text="CONVERT_TO_JSON").dblclick()
    window.until("the place", lambda: window.ask("selected") == '"CONVERT_TO_JSON"')
    go_to(window, "CONVERT_TO_JSON")
    window.run("editor.action.quickFix")


INTEGRATION = 'resource "aws_api_gateway_integration"'
SHOTS = (
    Shot("hover", TERRAFORM / "vets.tf", INTEGRATION, hover("connection_type ="), "div.monaco-hover", (820, 580), TALL),
    Shot(
        "completion", TERRAFORM / "vets.tf", 'resource "aws_api_gateway_method"', complete, ".suggest-details-container", (800, 430), TALL
    ),
    Shot("finding", TERRAFORM / "pet.tf", f'{INTEGRATION} "add_photo"', fix, ".action-widget", (940, 560), 560),
    Shot("template", HERE / "adopt.tf", INTEGRATION, hover("sourceIp"), "div.monaco-hover", (820, 560), TALL),
)


def take(code: CodeServer, shot: Shot, background: str, folder: Path) -> None:
    """One picture, twice as fine as its size, for screens that are. The folder is made: VS Code remembers what was typed in one that it knows."""
    shutil.copytree(TERRAFORM, folder)
    shutil.copy(HERE / "adopt.tf", folder)
    width, height = shot.size
    options = {"viewport": {"width": width, "height": shot.window}, "device_scale_factor": 2, "color_scheme": background}
    window = code.open(folder, **options)
    try:
        window.page.add_style_tag(content=".decorationsOverviewRuler, .monaco-sash { visibility: hidden }")
        window.run("workbench.action.closeSidebar")
        window.ask("open", str(folder / shot.file.name))
        window.until("the server", lambda: window.hovers("resource_id"))
        line, _ = window.ask("at", shot.first)
        window.run("revealLine", {"lineNumber": line, "at": "top"})
        shot.act(window)
        window.page.locator(shot.shows).first.wait_for()
        window.page.wait_for_timeout(1500)
        fine = folder / f"{shot.name}.png"
        editor = window.page.locator(".part.editor").bounding_box()
        assert editor is not None
        window.page.screenshot(
            path=fine,
            clip={"x": editor["x"], "y": editor["y"], "width": editor["width"], "height": height - 2 * editor["y"]},
            animations="disabled",
        )
    finally:
        window.close()
    small = HERE / f"vscode-{shot.name}-{background}.png"
    subprocess.run(["pngquant", "--force", "--strip", "--output", small, "64", fine], check=True)
    print(f"{small.relative_to(ROOT)}: {small.stat().st_size // 1024} KB")


def colors(folder: Path) -> Path:
    """An extension that colors Terraform."""
    subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, GRAMMARS], check=True)
    grammar = {"language": "terraform", "scopeName": "source.hcl.terraform", "path": "./terraform.json"}
    about = {
        "name": "colors",
        "publisher": "pictures",
        "version": "0.0.1",
        "engines": {"vscode": "*"},
        "contributes": {"grammars": [grammar]},
    }
    package = folder / "colors.vsix"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("extension/package.json", json.dumps(about))
        archive.write(folder / "node_modules/tm-grammars/grammars/terraform.json", "extension/terraform.json")
    return package


def main() -> None:
    """Every shot, or those that are named, as `finding` or `finding-dark`."""
    if missing := [tool for tool in ("chromium", "npm", "pngquant", "fc-list") if not shutil.which(tool)]:
        raise SystemExit(f"Not installed: {', '.join(missing)}")
    if FONT not in subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout:
        raise SystemExit(f"The font {FONT} is not installed. On Debian: apt-get install fonts-firacode")
    program = find()
    if program is None:
        raise SystemExit("No VS Code: tests/editors/vscode/install.sh fetches one.")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        code = CodeServer(program, browser, Path(folder) / "home", [vsix(), colors(Path(folder))], SETTINGS)
        try:
            for shot in SHOTS:
                for background in BACKGROUNDS:
                    if f"{shot.name}-{background}".startswith(tuple(sys.argv[1:] or [""])):
                        take(code, shot, background, Path(folder) / f"{shot.name}-{background}")
        finally:
            code.close()


if __name__ == "__main__":
    main()
