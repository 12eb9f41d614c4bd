"""The door to the command line: the only package that prints. One file per subcommand.

Exit codes: 0 for done and nothing found, 1 for findings at or above `--fail-on`, and for faults and drift of the docs index, 2 when
the command could not run or a file that it was asked for could not be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from gatewright.cli.arguments import parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with the arguments of the process, or with those given; returns its exit code."""
    parsed = parser().parsed(arguments)
    # A terminal that cannot show a character gets its number instead.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    try:
        code = _run(parsed)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Somebody closed the pipe (`| head`); what is left goes nowhere, also when Python flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(parsed: argparse.Namespace) -> int:
    # Each command imports what it needs: `--version` and `--help` are there at once.
    match parsed.command:
        case "check":
            from gatewright.cli.check import check

            return check(parsed)
        case "explain":
            from gatewright.cli.explain import explain

            return explain(parsed)
        case "graph":
            from gatewright.cli.graph import graph

            return graph(parsed)
        case "render":
            from gatewright.cli.render import render

            return render(parsed)
        case "trace":
            from gatewright.cli.trace import trace

            return trace(parsed)
        case "mcp":
            from gatewright.cli.mcp import serve_assistants

            return serve_assistants(parsed.root)
        case "index":
            from gatewright.cli import index

            return index.check(parsed) if parsed.question == "check" else index.drift(parsed)
        case "init":
            from gatewright.cli.init import init

            return init(parsed)
        case "completions":
            from gatewright.cli.completions import completions

            return completions(parser(), parsed.shell)
        case _:
            from gatewright.cli.serve import serve

            return serve(parsed.tcp)
