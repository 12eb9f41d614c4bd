"""Do hover, completion, findings and fixes arrive in a real Neovim, with the configuration in `editors/neovim`?"""

from __future__ import annotations

from pathlib import Path

import pytest

from editors.neovim.session import Neovim
from gatewright import __version__
from gatewright.features.card import markdown
from gatewright.features.hover import hover
from harness.snippets import place

pytestmark = pytest.mark.editor

NAMES = {"terraform": "main.tf", "cloudformation": "template.yaml", "json": "template.json"}

TERRAFORM = """\
resource "aws_api_gateway_integration" "photo" {
  type = "HTTP"
  /* 🐾 */ content_handling = "CONVERT_TO_JSON"
}
"""
CLOUDFORMATION = """\
Resources:
  GetCover:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Library
      ResourceId: !Ref Cover
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration: { Type: HTTP, IntegrationHttpMethod: GET, Uri: "https://covers.example/📚", ContentHandling: CONVERT_TO_JSON }
"""
JSON = """\
{
  "Resources": {
    "GetCover": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": {
        "RestApiId": { "Ref": "Library" },
        "ResourceId": { "Ref": "Cover" },
        "HttpMethod": "GET",
        "AuthorizationType": "AWS_IAM",
        "Integration": { "Type": "HTTP", "IntegrationHttpMethod": "GET", "Uri": "https://covers.example/📚", "ContentHandling": "CONVERT_TO_JSON" }
      }
    }
  }
}
"""
FILES = {"terraform": TERRAFORM, "cloudformation": CLOUDFORMATION, "json": JSON}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the editor takes for the project: one server for all tests."""
    folder = tmp_path_factory.mktemp("project")
    (folder / ".git").mkdir()
    return folder


@pytest.fixture
def folder(root: Path) -> Path:
    """A module of its own for each test."""
    folder = root / str(len(list(root.iterdir())))
    folder.mkdir()
    return folder


@pytest.mark.parametrize("dialect", FILES)
def test_the_server_attaches(neovim: Neovim, root: Path, folder: Path, dialect: str) -> None:
    neovim.edit(folder / NAMES[dialect], FILES[dialect])
    assert neovim.client("name") == "gatewright"
    assert neovim.client("config.root_dir") == str(root)
    assert neovim.client("server_capabilities.positionEncoding") == ("utf-8" if neovim.has("0.11") else "utf-16")
    if neovim.has("0.11"):
        assert neovim.client("server_info") == {"name": "gatewright", "version": __version__}


@pytest.mark.parametrize(
    ("dialect", "words", "title"),
    [
        ("terraform", "content_handling", "**`content_handling`** string, optional, changed in place"),
        ("cloudformation", "ContentHandling", "**`ContentHandling`** string, optional, changed in place"),
        ("json", "ContentHandling", "**`ContentHandling`** string, optional, changed in place"),
    ],
)
def test_hover_floats(neovim: Neovim, folder: Path, dialect: str, words: str, title: str) -> None:
    neovim.edit(folder / NAMES[dialect], FILES[dialect])
    neovim.go_to(words)
    neovim.lua("vim.lsp.buf.hover()")
    shown = neovim.until("hover", neovim.take_float)
    answer = hover(place(FILES[dialect].replace(words, f"<|>{words}"), dialect))
    assert shown[0] == title
    assert answer is not None
    assert "\n".join(shown) == markdown(answer.card)


@pytest.mark.parametrize(
    ("dialect", "before", "menu", "after", "cursor"),
    [
        (
            "terraform",
            'resource "aws_api_gateway_integration" "photo" {\n  type = "HTTP"\n  content\n}\n',
            ["content_handling"],
            'resource "aws_api_gateway_integration" "photo" {\n  type = "HTTP"\n  content_handling = ""\n}\n',
            (3, 22),
        ),
        (
            "cloudformation",
            "Resources:\n  Photo:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n        Content\n",
            ["ContentHandling"],
            "Resources:\n  Photo:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n        ContentHandling: \n",
            (6, 25),
        ),
    ],
)
def test_an_attribute_is_completed(
    neovim: Neovim, folder: Path, dialect: str, before: str, menu: list[str], after: str, cursor: tuple[int, int]
) -> None:
    neovim.edit(folder / NAMES[dialect], before)
    neovim.go_to("ontent")
    neovim.keys("A<C-x><C-o>")
    assert neovim.until("the menu", neovim.menu) == menu
    neovim.keys("<C-n><C-y>")
    neovim.until(after, lambda: neovim.text() == after)
    # A Neovim without snippets stops behind the quotes.
    where = cursor if neovim.has("0.11") else (cursor[0], len(after.split("\n")[cursor[0] - 1]))
    neovim.until(f"the cursor at {where}", lambda: neovim.cursor() == where)


@pytest.mark.parametrize(
    ("dialect", "before", "after"),
    [
        ("terraform", "  content_handling = <|>", '  content_handling = "CONVERT_TO_BINARY"'),
        ("terraform", '  content_handling = "<|>"', '  content_handling = "CONVERT_TO_BINARY"'),
        ("cloudformation", "        ContentHandling: <|>", "        ContentHandling: CONVERT_TO_BINARY"),
        ("cloudformation", "        ContentHandling: CON<|>", "        ContentHandling: CONVERT_TO_BINARY"),
    ],
)
def test_a_value_is_completed(neovim: Neovim, folder: Path, dialect: str, before: str, after: str) -> None:
    around = {
        "terraform": 'resource "aws_api_gateway_integration" "photo" {\n%s\n}\n',
        "cloudformation": "Resources:\n  Photo:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n%s\n",
    }[dialect]
    typed, _, rest = before.partition("<|>")
    neovim.edit(folder / NAMES[dialect], around % (typed + rest))
    neovim.go_to(typed)
    neovim.keys(f"A{'<Left>' * len(rest)}<C-x><C-o>")
    assert neovim.until("the menu", neovim.menu) == ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]
    neovim.keys("<C-n><C-y><Esc>")
    neovim.until("the end of typing", lambda: neovim.lua("return vim.api.nvim_get_mode().mode") == "n")
    assert neovim.text() == around % after


@pytest.mark.parametrize(
    ("dialect", "words", "fixed"),
    [
        ("terraform", '"CONVERT_TO_JSON"', '"CONVERT_TO_BINARY"'),
        ("cloudformation", "CONVERT_TO_JSON", "CONVERT_TO_BINARY"),
        ("json", '"CONVERT_TO_JSON"', '"CONVERT_TO_BINARY"'),
    ],
)
def test_a_finding_behind_an_emoji_is_shown_and_fixed(neovim: Neovim, folder: Path, dialect: str, words: str, fixed: str) -> None:
    text = FILES[dialect]
    neovim.edit(folder / NAMES[dialect], text)
    found = neovim.until("findings", neovim.findings)
    assert ("wrong-value", words) in found
    neovim.go_to("CONVERT_TO_JSON")
    offered = neovim.act("Change to `CONVERT_TO_BINARY`")
    # Neovim asks about the whole line, which may have other findings.
    changes = [title for title in offered if title.startswith("Change to")]
    assert changes == ["Change to `CONVERT_TO_BINARY`", "Change to `CONVERT_TO_TEXT`"]
    neovim.until("the fix", lambda: neovim.text() == text.replace(words, fixed))
    left = [finding for finding in found if finding[0] != "wrong-value"]
    neovim.until("the finding gone", lambda: neovim.findings() == left)


def test_other_yaml_is_left_alone(neovim: Neovim, folder: Path) -> None:
    neovim.edit(folder / "compose.yaml", "services:\n  web:\n    image: nginx\n    Type: CONVERT_TO_JSON\n")
    stranger = neovim.lua("return vim.api.nvim_get_current_buf()")
    # The server answers in order: when the second file has its findings, the first had its turn.
    neovim.edit(folder / "template.yaml", CLOUDFORMATION)
    neovim.until("findings", neovim.findings)
    assert neovim.lua(f"return vim.diagnostic.get({stranger})") == []


@pytest.mark.parametrize("farewell", ["stop", "quit"])
def test_the_server_ends_well(program: Path, tmp_path: Path, farewell: str) -> None:
    editor = Neovim(program, tmp_path / "home")
    try:
        editor.edit(tmp_path / "main.tf", TERRAFORM)
        editor.until("findings", editor.findings)
        if farewell == "stop":
            editor.stop_server()
            editor.until("the server's end", editor.server_exit.exists)
        assert editor.quit() == 0
        editor.until("the server's end", editor.server_exit.exists)
        assert editor.server_exit.read_text(encoding="utf-8") == "0\n"
        assert "ERROR" not in editor.log()
    finally:
        editor.close()
