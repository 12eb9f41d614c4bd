"""The tools as a server of the Model Context Protocol."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from gatewright import __version__
from gatewright.assistants.roots import Roots
from gatewright.assistants.tools import REASONS, Tools

INSTRUCTIONS = """\
Facts and checks for AWS API Gateway written as Terraform, CloudFormation or SAM. Look a name up before you write it, and check a file after you changed it. \
What a file does not show is unknown, and nothing is reported about it."""

_READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(folders: tuple[Path, ...]) -> MCPServer:
    """A server with all tools, which reads files below these folders only."""
    tools = Tools(Roots(folders))
    made = MCPServer("gatewright", version=__version__, instructions=INSTRUCTIONS, log_level="ERROR")
    for tool in (tools.explain, tools.check, tools.check_text, tools.explain_error, tools.list_routes, tools.render_template):
        made.add_tool(_answering(tool), description=inspect.getdoc(tool), annotations=_READS_ONLY, structured_output=False)
    return made


def _answering(tool: Callable[..., str]) -> Callable[..., Awaitable[str]]:
    """The tool as the SDK wants it: one call at a time, since what is kept between calls is not made for threads, and reasons reach the client."""

    @functools.wraps(tool)
    async def answer(*args: Any, **kwargs: Any) -> str:
        try:
            return tool(*args, **kwargs)
        except REASONS as error:
            raise ToolError(str(error)) from error

    return answer
