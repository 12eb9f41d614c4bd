"""The examples of docs/api.md give what stands there, and its tables and its configuration are those of the code."""

from __future__ import annotations

import asyncio
import doctest
import json
import os
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import gatewright

ROOT = Path(__file__).parents[2]
PATH = ROOT / "docs" / "api.md"
PAGE = PATH.read_text(encoding="utf-8")


def test_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(PATH), module_relative=False, encoding="utf-8", optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert (outcome.failed, outcome.attempted) == (0, 7)


def test_the_text_of_the_error_in_the_example() -> None:
    with pytest.raises(gatewright.UnknownNameError) as raised:
        gatewright.explain("conection_type")
    assert f"gatewright.UnknownNameError: {raised.value}\n" in PAGE


def test_the_table_has_all_of_a_finding() -> None:
    table = PAGE.partition("| of a `Finding` |")[2].partition("\n\n")[0]
    named = [name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert named == [field.name for field in fields(gatewright.Finding)]


def test_the_configuration_starts_a_server_with_the_tools_of_the_table() -> None:
    mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    match = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert match
    configured = json.loads(match[1])["mcpServers"]["gatewright"]
    assert configured["command"] == "gatewright"
    started = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "gatewright", *configured["args"]], env={"PYTHONPATH": os.pathsep.join(sys.path)}, cwd=ROOT
    )

    async def listed() -> dict[str, list[str]]:
        async with mcp.Client(mcp.stdio_client(started)) as client:
            return {tool.name: list(tool.input_schema["properties"]) for tool in (await client.list_tools()).tools}

    rows = re.findall(r"^\| `(\w+)` \| (`.*?`) \| ", PAGE.partition("| tool |")[2], re.MULTILINE)
    assert asyncio.run(listed()) == {tool: re.findall(r"`(\w+)`", asked) for tool, asked in rows}
