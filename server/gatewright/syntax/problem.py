"""What a parser has to say against a text."""

from __future__ import annotations

from typing import NamedTuple

from gatewright.text import Span


class Problem(NamedTuple):
    """A fault of syntax: where it is and what it is, in a sentence."""

    span: Span
    message: str

    def shift(self, by: int) -> Problem:
        """The same fault in a text that starts `by` code points further on."""
        return Problem(self.span.shift(by), self.message)
