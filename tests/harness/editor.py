"""What a person sees in an editor at the cursor of a snippet, and what accepting an offer makes of the file."""

from __future__ import annotations

from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete
from gatewright.features.hover import hover
from gatewright.text import apply_edits
from harness.snippets import CURSOR, place


def card(snippet: str, dialect: str = "terraform") -> tuple[str, str] | None:
    """The card as Markdown, and the words that it is about."""
    at = place(snippet, dialect)
    found = hover(at)
    return (markdown(found.card), found.span.of(at.document.text)) if found else None


def labels(snippet: str, dialect: str = "terraform") -> list[str]:
    """What is offered, best first."""
    return [item.label for item in complete(place(snippet, dialect))]


def accepted(snippet: str, label: str, dialect: str = "terraform") -> str:
    """The file after an offer is accepted, with a `CURSOR` where its first tab stop is, if it has one."""
    at = place(snippet, dialect)
    (item,) = [one for one in complete(at) if one.label == label]
    written = item.snippet.replace("\\$", "\1").replace("$0", CURSOR).replace("\1", "$") if item.snippet else item.edit.text
    return apply_edits(at.document.text, [item.edit._replace(text=written)])
