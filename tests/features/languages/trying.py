"""Short ways to ask what an editor shows at the cursor of a snippet."""

from __future__ import annotations

from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete
from gatewright.features.completion.item import Item
from gatewright.features.hover import hover
from gatewright.text import apply_edits
from harness.snippets import place


def card(snippet: str, dialect: str = "terraform") -> tuple[str, str] | None:
    """The card, and the words that it is about."""
    at = place(snippet, dialect)
    found = hover(at)
    return (markdown(found.card), found.span.of(at.document.text)) if found else None


def offers(snippet: str, dialect: str = "terraform") -> list[Item]:
    """What is offered, best first."""
    return complete(place(snippet, dialect))


def labels(snippet: str, dialect: str = "terraform") -> list[str]:
    """The labels of what is offered."""
    return [item.label for item in offers(snippet, dialect)]


def accepted(snippet: str, label: str, dialect: str = "terraform") -> str:
    """The whole text after an offer is accepted."""
    at = place(snippet, dialect)
    item = next(item for item in complete(at) if item.label == label)
    return apply_edits(at.document.text, [item.edit])
