"""Can a client that counts columns in bytes, and offers no unit, be set up to say so?"""

from __future__ import annotations

import pytest

from harness.client import Editor, capable, seen

TEXT = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n  /* 🚀é */ api_key_source = "HEADERS"\n}\n'
FOUND = {"utf-8": [("wrong-value", "2:32-2:41")], "utf-16": [("wrong-value", "2:29-2:38")]}


@pytest.mark.parametrize(
    ("offered", "options", "unit"),
    [
        ((), {"positionEncoding": "utf-8"}, "utf-8"),
        ((), {"positionEncoding": "utf-7"}, "utf-16"),
        ((), {"positionEncoding": None}, "utf-16"),
        (("utf-16",), {"positionEncoding": "utf-8"}, "utf-16"),
    ],
    ids=["said", "unknown", "null", "offered otherwise"],
)
@pytest.mark.asyncio
async def test_the_unit_may_stand_among_the_options(offered: tuple[str, ...], options: dict[str, object], unit: str) -> None:
    editor = await Editor.start(capable(*offered), options={**options, "debounce": 0})
    assert editor.result.capabilities.position_encoding == unit
    assert seen(await editor.shown(editor.open(TEXT), 1)) == FOUND[unit]
    # It is no setting, and nobody is told that it is none.
    assert editor.messages == []
    assert await editor.close() == 0
