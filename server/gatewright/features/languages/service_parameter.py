"""Parameters of a service action: what each is, and which are still missing."""

from __future__ import annotations

from collections.abc import Iterable

from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.speaker import Offer, Said, Speaker, Token, TokenKind
from gatewright.features.place import Place
from gatewright.index import Index, ServiceAction
from gatewright.inside import Strand, entries
from gatewright.text import Span

_SERVICES = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html"


class ServiceParameters(Speaker):
    """The keys of `request_parameters` beside an `integration_subtype`."""

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What the action takes under that name."""
        action = _action_of(strand, place)
        if action is None or strand.text not in action.parameters:
            return None
        return Said(_card(strand.text, action), Span(0, len(strand.text)))

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What the action takes and has not got yet, what it needs first."""
        action = _action_of(strand, place)
        written = {entry.key for entry in entries(strand.attribute.value) if entry is not strand.entry}
        for name, meaning in action.parameters.items() if action else ():
            if action and name not in written:
                needed = name in action.required
                detail = f"required; {meaning[:1].lower()}{meaning[1:]}" if needed else meaning
                rank = 10 if needed else 20
                yield Offer(name, ItemKind.ATTRIBUTE, detail, name, Span(0, len(strand.text)), None, rank, f"{action.name} {name}")

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a parameter."""
        subtype, _, name = about.partition(" ")
        action = index.service_actions.get(subtype)
        return _card(name, action) if action and name in action.parameters else None

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """The name as a whole."""
        if strand.text:
            yield Token(Span(0, len(strand.text)), TokenKind.PROPERTY)


def _action_of(strand: Strand, place: Place) -> ServiceAction | None:
    attribute = strand.block.get("integration_subtype")
    subtype = place.project.known(attribute.value) if attribute else None
    return place.index.service_actions.get(subtype) if isinstance(subtype, str) else None


def _card(name: str, action: ServiceAction) -> Card:
    usual = action.usual.get(name)
    need = "required by" if name in action.required else "optional for"
    example = f"Mostly `{usual}`." if usual else ""
    return Card(name, f"{need} `{action.name}`", action.parameters[name], example, links=(("AWS documentation", _SERVICES),))
