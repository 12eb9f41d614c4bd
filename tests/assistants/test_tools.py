"""What do the tools answer? Asked through the SDK's own client."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import gatewright
from gatewright.cli import main
from gatewright.cli import mcp as command

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from mcp import Client, StdioServerParameters, stdio_client

from gatewright.assistants.server import server

API = """\
resource "aws_api_gateway_rest_api" "pets" {
  name           = "pets"
  api_key_source = "HEADERS"
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
  path_part   = "pets"
}
"""
FOUND = "main.tf:3:20 error wrong-value: `api_key_source` is `HEADERS`; use `HEADER` or `AUTHORIZER`."


async def _called(client: Client, tool: str, arguments: dict[str, Any]) -> str:
    result = await client.call_tool(tool, arguments)
    (content,) = result.content
    assert content.type == "text"
    return f"refused: {content.text}" if result.is_error else content.text


def ask(roots: Path | tuple[Path, ...], tool: str, **arguments: Any) -> str:
    """The text of an answer; a refusal is marked."""

    async def asked() -> str:
        async with Client(server(roots if isinstance(roots, tuple) else (roots,))) as client:
            return await _called(client, tool, arguments)

    return asyncio.run(asked())


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with one mistake."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "main.tf").write_text(API, encoding="utf-8")
    return folder


def test_the_tools_and_that_they_only_read(shop: Path) -> None:
    async def listed() -> dict[str, tuple[str, list[str], bool]]:
        async with Client(server((shop,))) as client:
            return {
                tool.name: (
                    (tool.description or "").partition("\n")[0],
                    tool.input_schema.get("required", []),
                    bool(tool.annotations and tool.annotations.read_only_hint and not tool.annotations.open_world_hint),
                )
                for tool in (await client.list_tools()).tools
            }

    tools = asyncio.run(listed())
    assert {name: (needed, reads) for name, (_, needed, reads) in tools.items()} == {
        "explain": (["name"], True),
        "check": ([], True),
        "check_text": (["text", "filename"], True),
        "explain_error": (["message"], True),
        "list_routes": ([], True),
        "render_template": (["template"], True),
    }
    assert tools["list_routes"][0] == (
        "List the APIs that files describe, each as a tree: stages, routes or methods with their integration and authorization."
    )


def test_explain(shop: Path) -> None:
    assert ask(shop, "explain", name="VPC_LINK") == gatewright.explain("VPC_LINK")
    assert ask(shop, "explain", name="wrong-valu") == (
        "refused: Error executing tool explain: nothing is known of `wrong-valu`; did you mean `wrong-value`?"
    )


def test_check(shop: Path) -> None:
    assert ask(shop, "check") == ask(shop, "check", path="main.tf") == ask(shop, "check", path=str(shop)) == FOUND
    assert ask(shop, "check", path="main.tf", profile="correctness") == FOUND
    assert ask(shop, "check", path="mian.tf").startswith("refused: Error executing tool check: ")
    assert ask(shop, "check", profile="strickt") == (
        "refused: Error executing tool check: "
        "gatewright: profile `strickt` is not one of default, strict, security, correctness; did you mean `strict`?"
    )


def test_a_long_list_ends(shop: Path) -> None:
    (shop / "main.tf").write_text("".join(API.partition("\n\n")[0].replace("pets", f"pets{number}") + "\n" for number in range(103)))
    lines = ask(shop, "check").split("\n")
    assert len(lines) == 101
    assert lines[-1] == "... and 3 more"


def test_a_text_that_is_in_no_file_yet(shop: Path) -> None:
    assert ask(shop, "check_text", text=API, filename="main.tf") == FOUND
    assert ask(shop, "check_text", text=API.replace("HEADERS", "HEADER"), filename="main.tf") == "Nothing is wrong."
    assert (shop / "main.tf").read_text(encoding="utf-8") == API
    more = 'resource "aws_api_gateway_resource" "pet" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n'
    more += '  parent_id = aws_api_gateway_resource.pets.id\n  path_part = "{id}s"\n}\n'
    assert ask(shop, "check_text", text=more, filename="pet.tf") == (
        "pet.tf:4:16 error path-part-malformed: `path_part` is `{id}s`; braces stand around the whole part or not at all, as in `{petId}`."
    )


def test_an_error_and_where_it_comes_from(shop: Path) -> None:
    message = "The REST API doesn't contain any methods"
    alone = """\
deployment-before-integrations (error)
  Deployment does not wait for the integrations.
  said as "The REST API doesn't contain any methods"

deployment-without-methods (error)
  Deployment of an API that has no methods.
  said as "The REST API doesn't contain any methods\""""
    assert ask(shop, "explain_error", message=message) == alone
    with (shop / "main.tf").open("a", encoding="utf-8") as file:
        file.write('resource "aws_api_gateway_deployment" "pets" {\n  rest_api_id = aws_api_gateway_rest_api.pets.id\n}\n')
    first, second = ask(shop, "explain_error", message=message, path=".").split("\n\n")
    assert first.endswith('methods"\n  It reports nothing here.')
    assert second.split("\n")[3].startswith("  main.tf:11:11 error deployment-without-methods: ")
    assert ask(shop, "explain_error", message="quack") == ("refused: Error executing tool explain_error: nothing is known of this message")


def test_routes(shop: Path) -> None:
    assert ask(shop, "list_routes") == "REST API pets\n└─ /pets"
    (shop / "main.tf").write_text("", encoding="utf-8")
    assert ask(shop, "list_routes") == "There is no API in these files."


def test_a_template(shop: Path) -> None:
    template = '{"id": "$input.params(\'id\')"}'
    assert ask(shop, "render_template", template=template, event={"pathParameters": {"id": "7"}}) == '{"id": "7"}'
    assert ask(shop, "render_template", template=template) == '{"id": "42"}'
    assert ask(shop, "render_template", template="$input.body", response={"statusCode": 200, "body": "late"}) == "late"
    assert (
        ask(shop, "render_template", template="$petId") == "$petId\n\ntemplate:1:1: `$petId` has no value, so it is printed as it stands."
    )
    assert ask(shop, "render_template", template="#if(").startswith("refused: Error executing tool render_template: template:1:1: ")
    assert ask(shop, "render_template", template="a", event={"pathParameters": 1}).startswith(
        "refused: Error executing tool render_template: "
    )


@pytest.mark.parametrize(
    ("tool", "given"), [("check", "path"), ("list_routes", "path"), ("check_text", "filename"), ("explain_error", "path")]
)
@pytest.mark.parametrize("where", ["../main.tf", "link.tf", "linked/main.tf", "up/../../main.tf", "{tmp}/main.tf"])
def test_what_lies_outside_is_not_read(shop: Path, tool: str, given: str, where: str) -> None:
    outside = shop.parent
    (outside / "main.tf").write_text(API, encoding="utf-8")
    (shop / "link.tf").symlink_to(outside / "main.tf")
    (shop / "linked").symlink_to(outside, target_is_directory=True)
    (shop / "up").mkdir()
    where = where.replace("{tmp}", str(outside))
    others = {"check_text": {"text": ""}, "explain_error": {"message": "No integration defined for method"}}.get(tool, {})
    answer = ask(shop, tool, **{given: where}, **others)
    assert answer == f"refused: Error executing tool {tool}: {where} is not below {shop}"


def test_links_and_modules_that_lead_out_are_as_if_they_were_not_there(shop: Path) -> None:
    shared = shop.parent / "shared"
    shared.mkdir()
    (shared / "api.tf").write_text(API, encoding="utf-8")
    (shop / "link.tf").symlink_to(shared / "api.tf")
    (shop / "linked").symlink_to(shared, target_is_directory=True)
    call = 'module "api" {\n  source = "../shared"\n}\n'
    stage = 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id = module.api.id\n  deployment_id = module.api.last\n  stage_name = "live"\n}\n'
    (shop / "main.tf").write_text(call + stage, encoding="utf-8")
    assert ask(shop, "check", profile="correctness") == "Nothing is wrong."
    assert ask(shop, "list_routes") == "API that is not in these files\n└─ stage live → deployment ?"
    (shop / "link.tf").unlink()
    assert ask((shop, shared), "list_routes", path="main.tf").startswith("REST API pets\n├─ /pets\n")
    assert ask((shop, shared), "check", path=str(shared)) == f"{shared}/api.tf{FOUND.removeprefix('main.tf')}"


def test_the_command_over_standard_input_and_output(shop: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "gatewright", "mcp", "--root", str(shop)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=shop.parent,
    )

    async def asked() -> tuple[str | None, str]:
        async with Client(stdio_client(parameters)) as client:
            return client.server_info.version if client.server_info else None, await _called(client, "check", {})

    assert asyncio.run(asked()) == (gatewright.__version__, FOUND)


def test_a_root_that_is_no_folder(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", "--root", str(shop / "main.tf"), "--root", str(shop)]) == 2
    assert capsys.readouterr() == ("", f"gatewright: {shop / 'main.tf'} is no folder\n")


def test_the_extra_is_missing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert main(["mcp"]) == 2
    assert capsys.readouterr() == ("", "gatewright: `gatewright mcp` needs an extra; install it with: pip install 'gatewright[mcp]'\n")
