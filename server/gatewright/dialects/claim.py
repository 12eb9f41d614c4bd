"""Whose file is this? Answered from the name and a look at the words, before anything is parsed."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Claim(NamedTuple):
    """The dialect that reads a file (its name, `None` for none), and why."""

    dialect: str | None
    reason: str


class Family(Protocol):
    """The files of one dialect."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of its files end; others are not looked at when a folder is walked."""
        ...

    def claims(self, name: str, text: str) -> Claim:
        """Whether the file called `name` that holds `text` belongs to the dialect."""
        ...
