"""Names of stage variables, where a stage defines them: who uses one, and which are still missing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.sight import STAGE_VARIABLES, api_of, stage_variable_card, written_keys
from gatewright.features.languages.speaker import Means, Name, Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.inside import Strand, entries
from gatewright.model.graph import Node
from gatewright.rules.phrases import listed
from gatewright.rules.questions.stage_variables import users_of_stage_variables
from gatewright.text import Span


class StageVariableNames(Speaker):
    """A key of the variables of a stage."""

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """Who uses it, and what other stages give it."""
        if not strand.text:
            return None
        users = _users(strand, place).get(strand.text, [])
        labels = listed(dict.fromkeys(node.address for node in users))
        card = stage_variable_card(strand.text, strand.text, strand, place)
        summary = f"Used by {labels}." if users else "Nothing in these files uses it."
        return Said(Card(card.title, card.signature, summary, values=card.values), Span(0, len(strand.text)))

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What the API uses and the stage does not define; for a canary, what its stage defines."""
        taken = written_keys(strand)
        for name, detail in _missing(strand, place):
            if name not in taken:
                taken.add(name)
                yield Offer(name, ItemKind.VARIABLE, detail, name, Span(0, len(strand.text)))

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The whole of it."""
        if strand.text:
            yield Token(Span(0, len(strand.text)), TokenKind.VARIABLE, is_declared=True)

    def names(self, strand: Strand) -> Iterable[Name]:
        """The variable that it defines."""
        if strand.text:
            yield Name(Means.STAGE_VARIABLE, strand.text, Span(0, len(strand.text)), declares=True)


def _users(strand: Strand, place: Place) -> dict[str, list[Node]]:
    api = api_of(strand, place)
    return users_of_stage_variables(api) if api else {}


def _missing(strand: Strand, place: Place) -> Iterator[tuple[str, str]]:
    stage = strand.block.parent
    attribute = stage.get(STAGE_VARIABLES[stage.kind or ""]) if stage and stage.kind in STAGE_VARIABLES else None
    if strand.block.kind == "rest.stage.canary_settings":
        yield from ((entry.key, "defined by the stage") for entry in (entries(attribute.value) if attribute else ()) if entry.key)
        return
    for name, users in _users(strand, place).items():
        yield name, f"used by {users[0].address}"
