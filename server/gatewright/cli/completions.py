"""`gatewright completions`: what a shell asks when somebody presses the tab key. Commands, options, their values, names of rules, files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import cast

import shtab

from gatewright.rules.registry import pages

_RULES = {"select", "ignore", "names"}
_FILES = {"paths", "path", "baseline", "stdin_filename", "template", "event", "response", "source", "terraform"}


def completions(parser: argparse.ArgumentParser, shell: str) -> int:
    """Prints the script for `shell`: bash, zsh or fish."""
    for action in _actions(parser):
        if action.dest in _RULES:
            action.choices = sorted(pages())
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Each option and argument of a command and of those below it."""
    for action in parser._actions:
        yield action
        choices: object = action.choices
        if isinstance(choices, dict):
            parsers = cast(dict[str, argparse.ArgumentParser], choices)
            for below in parsers.values():
                yield from _actions(below)
