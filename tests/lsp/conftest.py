"""A server for the tests of one module: starting one costs about a second."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from harness.client import Editor, capable


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor() -> AsyncIterator[Editor]:
    """An editor that can do everything and that types without pauses."""
    editor = await Editor.start(capable(), options={"debounce": 0})
    yield editor
    assert await editor.close() == 0
