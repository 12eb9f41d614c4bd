"""`gatewright explain NAME`: the page of a rule, or what is known of a resource or parameter, whatever a dialect calls it.

`gatewright explain --error MESSAGE` turns it around: which rules are behind what the service said?
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from gatewright.batch.checked import Checked, checked
from gatewright.cli.formats.as_text import shown
from gatewright.cli.prose import prose
from gatewright.cli.reading import complain, reading
from gatewright.cli.terminal import columns
from gatewright.features.explain import UnknownMessageError, UnknownNameError, explained, explained_match, matches_of
from gatewright.index import installed_index
from gatewright.rules.messages import Match
from gatewright.rules.rule import Page


def explain(parsed: argparse.Namespace) -> int:
    """Prints what is known of a name, or what is behind a message."""
    if parsed.error is not None:
        return _explain_error(sys.stdin.read() if parsed.error == "-" else parsed.error, parsed.names)
    if len(parsed.names) != 1:
        parsed.parser.error("one NAME is explained, or --error MESSAGE")
    return _explain_name(parsed.names[0])


def _explain_error(text: str, paths: list[str]) -> int:
    """Prints the rules behind a message or a log, with what they report in `paths` now; 2 with the nearest messages when there are none."""
    try:
        matches = matches_of(text, installed_index())
    except UnknownMessageError as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    asked = reading(paths) if paths else None
    if paths and asked is None:
        return 2
    found = list(checked(asked)) if asked else None
    missed = complain(asked) if asked else False
    print("\n\n".join("\n".join(_match(match, found)) for match in matches))
    return 2 * missed


def _match(match: Match, found: list[Checked] | None) -> Iterator[str]:
    """What is behind a message, and where a rule reports it."""
    for line in explained_match(match):
        yield from prose(line, columns())
    if found is None or not isinstance(match.cause, Page):
        return
    places = [(one, report) for one in found for report in one.reports if report.rule == match.name]
    for one, report in places:
        yield ""
        yield from shown(one, report, "  ")
    if not places:
        yield "  It reports nothing here."


def _explain_name(name: str) -> int:
    """Prints what is known of a name; 2 with the nearest name when nothing is."""
    try:
        print("\n".join(prose(explained(name, installed_index()), columns())))
    except UnknownNameError as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    return 0
