"""Mapping templates in an editor: what a piece gives, what can be called there, and how a template is colored."""

from __future__ import annotations

from collections.abc import Iterable

from gatewright.expressions.velocity.tree import Index as IndexLink
from gatewright.expressions.velocity.typed import typed_argument
from gatewright.features.card import Card
from gatewright.features.languages import context
from gatewright.features.languages.speaker import Name, Offer, Said, Signature, Speaker, Token
from gatewright.features.languages.velocity.cards import card_at, member_card
from gatewright.features.languages.velocity.coloring import folds_of, names_of, tokens_of
from gatewright.features.languages.velocity.directives import directive_card
from gatewright.features.languages.velocity.offers import offers_at
from gatewright.features.languages.velocity.scope import members_named, owner_of, template_of
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.text import Span

__all__ = ["MappingTemplates"]


class MappingTemplates(Speaker):
    """A mapping template."""

    triggers = "$#.'\""

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """The innermost piece that means something: a function, a variable, the name of a parameter, a directive."""
        return card_at(strand, at, place)

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """Members, variables, directives or parameters, after what is typed."""
        return offers_at(strand, at, place)

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of a directive, of something that templates know, or of a context variable."""
        if about.startswith("#"):
            return directive_card(about[1:])
        member = index.template_members.get(about)
        return member_card(member) if member else context.documentation(about, index)

    def signature(self, strand: Strand, at: int, place: Place) -> Signature | None:
        """The function in whose brackets the cursor is."""
        found = typed_argument(strand.text, at)
        if found is None or isinstance(found.link, IndexLink):
            return None
        owner = owner_of(found.reference, template_of(strand.text), place.index)
        member = next((one for one in members_named(owner, found.link.name, place.index) if one.takes), None)
        if member is None or not member.takes:
            return None
        label, spans = f"{member.last}(", list[Span]()
        for name in member.takes:
            label += ", " if spans else ""
            spans.append(Span(len(label), len(label) + len(name)))
            label += name
        return Signature(f"{label})", tuple(spans), found.active, member.summary)

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """Directives, variables, what is asked of them, and values."""
        return tokens_of(template_of(strand.text))

    def names(self, strand: Strand) -> Iterable[Name]:
        """Variables that it sets, stage variables, and parameters of the request."""
        return names_of(template_of(strand.text))

    def folds(self, strand: Strand) -> Iterable[Span]:
        """Directives and comments of several lines."""
        return folds_of(template_of(strand.text))
