"""Which of PyYAML's two parsers reads? The compiled one where there is one; else the one in Python, a fifth as fast, which is made to agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml


class PatientLoader(yaml.Loader):
    """The parser in Python, with tabs allowed where the compiled one allows them: not in indentation, but anywhere behind it, and in brackets."""

    flow_level: int
    allow_simple_key: bool

    def scan_to_next_token(self) -> None:
        """Skips what stands between two tokens."""
        while True:
            super().scan_to_next_token()
            if self.peek() != "\t" or (self.allow_simple_key and not self.flow_level):
                return
            while self.peek() in " \t":
                self.forward()

    # What PyYAML says of itself in its base classes, without types.
    def peek(self, index: int = 0) -> str:
        """The character so far ahead."""
        character: str = super().peek(index)  # pyright: ignore[reportUnknownMemberType]
        return character


def events(text: str) -> Iterator[tuple[Any, Any]]:
    """PyYAML's events, each behind its type. The text is checked as it is read, so a fault comes after the events before it."""
    loader: Any = LOADER(text)
    try:
        while loader.check_event():
            event: Any = loader.get_event()
            yield type(event), event
    finally:
        loader.dispose()


LOADER: Any = getattr(yaml, "CLoader", PatientLoader)
