"""The variables of `$context` in an editor: the card of one, and those that a place can name, the most used first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gatewright.expressions.access_log import head_of, is_open_ended, listed_as
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import context_card
from gatewright.features.languages.speaker import Offer
from gatewright.index import Index
from gatewright.index.entry import ContextVariable
from gatewright.text import Span

_USUAL = (
    "$context.requestId",
    "$context.extendedRequestId",
    "$context.requestTime",
    "$context.identity.sourceIp",
    "$context.httpMethod",
    "$context.routeKey",
    "$context.eventType",
    "$context.connectionId",
    "$context.resourcePath",
    "$context.path",
    "$context.status",
    "$context.responseLength",
    "$context.responseLatency",
    "$context.integrationLatency",
    "$context.integration.error",
    "$context.error.message",
    "$context.error.messageString",
    "$context.error.responseType",
    "$context.authorizer.error",
    "$context.identity.userAgent",
    "$context.stage",
)
"""What most people want to know of a request."""


def named(name: str, index: Index) -> ContextVariable | None:
    """The variable that the docs index has for a name as it is written: `$context.authorizer.tenant`."""
    return index.context_variables.get(listed_as(name, index.context_variables) or "")


def card_of(name: str, index: Index, *, missing: str = "", places: Iterable[str] = ()) -> Card | None:
    """The card of a variable by its name, with the sentence `missing` where it has no value in any of the places."""
    variable = named(name, index)
    if variable is None:
        return None
    card = context_card(variable, name)
    is_there = not missing or any(place in variable.valid for place in places)
    return card if is_there else replace(card, beware=(missing, *card.beware))


def offers(
    variables: Iterable[ContextVariable], span: Span, first: tuple[str, ...] = _USUAL, sigil: str = "$", closing: str = ""
) -> Iterator[Offer]:
    """Each variable, in place of what is typed. Of one whose last part anybody names, what comes before it, without the `closing` brace."""
    order = {name: rank for rank, name in enumerate(first)}
    for variable in variables:
        is_open = is_open_ended(variable.name)
        label = sigil + (head_of(variable.name) if is_open else variable.name).removeprefix("$")
        rank = 20 + order.get(variable.name, len(order)) + (10 if is_open else 0)
        yield Offer(label, ItemKind.VARIABLE, variable.summary, label if is_open else label + closing, span, rank=rank, about=variable.name)


def documentation(about: str, index: Index) -> Card | None:
    """The card of an offer."""
    variable = index.context_variables.get(about)
    return context_card(variable, about) if variable else None
