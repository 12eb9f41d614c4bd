"""Templates that were read a moment ago: is this text one of them, or a later version of one?

Whoever asks about a template has its text only. Of a large one that differs by an edit from one read before, only what changed is
read again.
"""

from __future__ import annotations

from gatewright.expressions.velocity.template import Template, alike, read

_KEPT = 8
_LARGE = 4000
"""Templates with fewer characters are read faster than compared."""

_recent: list[Template] = []


def read_recent(text: str) -> Template:
    """Reads a template, with the help of those read before it."""
    if len(text) < _LARGE:
        return read(text)
    earlier = None
    for kept in _recent:
        if kept.text == text:
            return kept
        if _is_version(text, kept.text):
            earlier = kept
    template = read(text, earlier)
    if earlier:
        _recent.remove(earlier)
    _recent.append(template)
    del _recent[:-_KEPT]
    return template


def _is_version(text: str, earlier: str) -> bool:
    """Whether two texts are alike but for one stretch of at most half of them."""
    before = alike(earlier, text)
    return before + alike(earlier, text, before) > max(len(text), len(earlier)) // 2
