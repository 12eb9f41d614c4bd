"""What a person sees who types: the card under the cursor, the offers, and the line once one is accepted."""

from __future__ import annotations

from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete
from gatewright.features.hover import hover
from gatewright.text import apply_edits
from harness.snippets import place


def card(snippet: str, dialect: str = "terraform") -> tuple[str, str] | None:
    """The card at the cursor as Markdown, and the words that it is about."""
    at = place(snippet, dialect)
    found = hover(at)
    return (markdown(found.card), found.span.of(at.document.text)) if found else None


def offers(snippet: str, dialect: str = "terraform") -> list[str]:
    """The labels of what is offered at the cursor, best first."""
    return [item.label for item in complete(place(snippet, dialect))]


def accepted(snippet: str, label: str, dialect: str = "terraform") -> str:
    """The line of the cursor after an offer is accepted."""
    at = place(snippet, dialect)
    item = next(one for one in complete(at) if one.label == label)
    line = at.document.lines.line_of(at.offset)
    return apply_edits(at.document.text, [item.edit]).split("\n")[line].strip()


def snippet_of(snippet: str, label: str, dialect: str = "terraform") -> str | None:
    """What an offer writes with tab stops."""
    return next(item.snippet for item in complete(place(snippet, dialect)) if item.label == label)
