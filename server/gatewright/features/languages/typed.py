"""What is somebody typing? The variable at the cursor, in a text that mixes variables with words."""

from __future__ import annotations

import re

from gatewright.text import Span

_TYPED = re.compile(r"\\?\$\{[\w.-]*$|\\?\$[\w.-]*$")
_MORE = re.compile(r"[\w.-]*")


def typed_variable(text: str, at: int) -> tuple[Span, bool]:
    """The stretch that a variable typed at a place would replace, and whether it needs braces there."""
    before, after = _TYPED.search(text, 0, at), _MORE.match(text, at)
    end = after.end() if after else at
    if before is None:
        alone = not re.search(r"[^\w.-]", text)
        return (Span(0, len(text)), False) if alone else (Span.at(at), True)
    in_braces = "{" in before.group()
    end += 1 if in_braces and text[end : end + 1] == "}" else 0
    return Span(before.start(), end), in_braces or before.start() > 0 or end < len(text)
