"""Which of PyYAML's parsers reads? The compiled one where there is one; else the one in Python, a fifth as fast, which is made to agree with it."""

# PyYAML's scanner has no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml


class PatientLoader(yaml.Loader):
    """The parser in Python, which goes on where the compiled one does: at a tab that indents no key, and at a question mark in brackets."""

    index: int
    line: int
    flow_level: int
    allow_simple_key: bool

    def scan_to_next_token(self) -> None:
        """Skips what stands between two tokens."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self._blanks()
            super().scan_to_next_token()

    def scan_plain(self) -> Any:
        """A scalar without quotes."""
        token = super().scan_plain()
        while self.flow_level and self.peek() == "?" and self.index == token.end_mark.index:
            self.forward()
            rest = super().scan_plain()
            token.value, token.end_mark = f"{token.value}?{rest.value}", rest.end_mark
        return token

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        """The spaces or line breaks inside a scalar without quotes; nothing where it ends."""
        first = self.line
        chunks = super().scan_plain_spaces(indent, start_mark) or []
        while self.peek() == "\t":
            blanks, line = self._blanks(), self.line
            more = super().scan_plain_spaces(indent, start_mark)
            if more is None:
                return []
            # Blanks around a line break say nothing.
            if self.line > line:
                chunks = _folded(_breaks(chunks) + _breaks(more)) if line > first else more
            elif line == first:
                chunks = [*chunks, blanks]
        return chunks

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """What stands behind `|` and `>`."""
        self._blanks()
        super().scan_block_scalar_ignored_line(start_mark)

    def _blanks(self) -> str:
        """Goes on to what is neither a space nor a tab; what stood before it."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        return str(blanks)


def _breaks(chunks: list[str]) -> int:
    """How many line breaks were folded into these."""
    return 1 if chunks == [" "] else len(chunks) + 1


def _folded(breaks: int) -> list[str]:
    """What line breaks between two words become: one is a space, of several the first is nothing."""
    return [" "] if breaks == 1 else ["\n"] * (breaks - 1)


LOADER: Any = getattr(yaml, "CLoader", PatientLoader)


def events(text: str) -> Iterator[tuple[Any, Any]]:
    """PyYAML's events, each behind its type. The text is checked as it is read, so a fault comes after the events before it."""
    loader = LOADER(text)
    try:
        while loader.check_event():
            event: Any = loader.get_event()
            yield type(event), event
    finally:
        loader.dispose()
