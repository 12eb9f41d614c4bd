"""`gatewright graph`: the APIs that files and folders describe, as a tree, as JSON or as a diagram."""

from __future__ import annotations

import argparse
import json
import sys

from gatewright.cli.reading import complain, reading
from gatewright.features.graph import as_dot, as_json, as_mermaid, as_text, sketches


def graph(parsed: argparse.Namespace) -> int:
    """Prints the APIs of each module and template once."""
    asked = reading(parsed.paths)
    if asked is None:
        return 2
    found = [sketch for read in asked.roots() for sketch in sketches(read.project)]
    missed = complain(asked)
    if not found:
        print("gatewright: there is no API in these files", file=sys.stderr)
    match parsed.format:
        case "json":
            print(json.dumps({"version": 1, "apis": as_json(found)}, indent=2, ensure_ascii=False))
        case "mermaid":
            print(as_mermaid(found))
        case "dot":
            print(as_dot(found))
        case _:
            if found:
                print(as_text(found))
    return 2 * missed
