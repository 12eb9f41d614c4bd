"""A parser of command lines that names the nearest right thing where something is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """As in the standard library, but for what it says of mistakes. Options are not abbreviated: a new one could change what is meant."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, allow_abbrev=False, **named)
        self.set_defaults(parser=self)

    def parsed(self, arguments: Sequence[str] | None = None) -> argparse.Namespace:
        """The arguments of the process, or those given. What is not understood ends the process with 2, and a sentence that says why."""
        parsed, unknown = self.parse_known_args(arguments)
        if unknown:
            command: Parser = parsed.parser
            command.error(_unknown(unknown[0], [option for action in command._actions for option in action.option_strings]))
        return parsed

    def error(self, message: str) -> NoReturn:
        """Ends the process with 2 and the message."""
        self.exit(2, f"gatewright: {message.removeprefix('argument ')}\nSee: {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices: Iterable[str] | None = action.choices
        if choices is not None and value not in choices:
            name = action.option_strings[-1] if action.option_strings else action.metavar or action.dest
            raise argparse.ArgumentError(None, f"{name} takes {', '.join(choices)}, and not `{value}`{_near(value, choices)}")


def _unknown(word: str, options: Sequence[str]) -> str:
    return f"`{word}` is no option{_near(word, options)}" if word.startswith("-") else f"`{word}` is one argument too many"


def _near(word: str, known: Iterable[str]) -> str:
    from gatewright.text import nearest  # needed by nobody whose command is right

    close = nearest(word, known)
    return f"; did you mean `{close}`?" if close else ""
