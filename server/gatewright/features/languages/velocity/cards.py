"""What a piece of a mapping template is: the card of a variable, a function, a parameter, a directive."""

from __future__ import annotations

from gatewright.expressions import velocity
from gatewright.expressions.access_log import listed_as
from gatewright.expressions.velocity.tree import Property, Reference, String
from gatewright.features.card import Card
from gatewright.features.languages import context
from gatewright.features.languages.sight import stage_variable_card
from gatewright.features.languages.speaker import Said
from gatewright.features.languages.velocity.directives import word_at
from gatewright.features.languages.velocity.parameters import PLACES, parameter_card
from gatewright.features.languages.velocity.scope import (
    IN_LOOPS,
    ROOTS,
    chain,
    content_of,
    locals_of,
    members_named,
    named_by,
    template_of,
    types_of,
    up_to,
)
from gatewright.features.languages.velocity.validity import missing_in, places_of
from gatewright.features.place import Place
from gatewright.index import Index, TemplateMember
from gatewright.inside import Strand
from gatewright.text import Span

_TYPES = {"object": "any value", "params": "parameters by place", "loop": "loop", "entry": "entry of a map", "context": "variables"}


def card_at(strand: Strand, at: int, place: Place) -> Said | None:
    """The card of the innermost piece under the cursor that has one."""
    template = template_of(strand.text)
    for node in reversed(template.at(at)):
        parts = velocity.around((node,), at)
        for number in reversed(range(len(parts))):
            part = parts[number]
            match part:
                case Reference():
                    said = _reference(part, at, template, strand, place)
                case String():
                    outer = parts[number - 1] if number else None
                    said = _argument(part, outer, at, strand, place) if isinstance(outer, Reference) else None
                case _:
                    said = word_at(part, at, strand.text)
            if said:
                return said
    return None


def member_card(member: TemplateMember) -> Card:
    """Something that templates know, as the docs index has it."""
    arguments = f"({', '.join(member.takes)})" if member.takes is not None else ""
    title = member.name if member.name.startswith("$") else member.last
    of = f", of a {member.owner}" if member.owner and not member.owner.startswith("$") else ""
    shows = f" shows `{member.shows}`" if member.shows else ""
    example = f"Example: `{member.example}`{shows}" if member.example else ""
    links = (("AWS", member.see),) if member.see else ()
    kind = _TYPES.get(member.gives, member.gives)
    return Card(title + arguments, kind + of, member.summary, example, beware=member.beware, links=links)


def _reference(reference: Reference, at: int, template: velocity.Template, strand: Strand, place: Place) -> Said | None:
    index = place.index
    if at <= reference.name_span.end:
        card = _variable(reference.name, at, template, strand, index)
        return Said(card, Span(reference.start, reference.name_span.end)) if card else None
    if reference.name == "context":
        return _context(reference, strand, place)
    for number, (span, owner, name) in enumerate(chain(reference, template, index)):
        if not span.touches(at) or not name:
            continue
        link = reference.links[number]
        where = named_by(link, up_to(reference, number)) if isinstance(link, Property) else None
        if where == "stage":
            return Said(stage_variable_card(name, f"$stageVariables.{name}", strand, place), Span(reference.start, span.end))
        if where in PLACES:
            return Said(parameter_card(name, where, strand, place), span)
        card = _member(members_named(owner, name, index), name)
        return Said(card, span) if card else None
    return None


def _variable(name: str, at: int, template: velocity.Template, strand: Strand, index: Index) -> Card | None:
    own = [one for one in locals_of(template) if one.name == name]
    if own:
        kind = types_of(template, index).get(name, "object")
        there = [one for one in own if one.reach.touches(at) or one.by.touches(at)] or own
        places = tuple((f"line {template.text.count(chr(10), 0, one.by.start) + 1}", _set_by(one.by, template)) for one in there)
        return Card(f"${name}", _TYPES.get(kind, kind), "A variable of this template, which has its value from:", values=places)
    if name in ROOTS or name in IN_LOOPS:
        member = index.template_members.get(f"${name}")
        return member_card(member) if member else None
    if strand.is_part or strand.holes or template.macros:
        return None
    return Card(f"${name}", "not set", "Nothing in this template gives it a value, and so it is printed as it stands.")


def _set_by(by: Span, template: velocity.Template) -> str:
    """A directive as code, with its line breaks as blanks."""
    return f"`{' '.join(by.of(template.text).split())}`"


def _context(reference: Reference, strand: Strand, place: Place) -> Said | None:
    """The longest name of a variable that the properties make: behind it functions of its text may follow."""
    known = place.index.context_variables
    names: list[tuple[str, int]] = []
    written = "$context"
    for link in reference.links:
        if not isinstance(link, Property):
            break
        written = f"{written}.{link.name}"
        names.append((written, link.end))
    for name, end in reversed(names):
        listed = known.get(listed_as(name, known) or "")
        if listed:
            valid = places_of(strand)
            missing = missing_in(listed, strand)
            card = context.card_of(name, place.index, missing=missing, places=() if missing else valid)
            return Said(card, Span(reference.start, end)) if card else None
    return None


def _argument(text: String, reference: Reference, at: int, strand: Strand, place: Place) -> Said | None:
    """A text in brackets that names a parameter or a stage variable."""
    for number, link in enumerate(reference.links):
        if not link.span.covers(text.span) or not text.text or not content_of(text).touches(at):
            continue
        where = named_by(link, up_to(reference, number))
        if where == "stage":
            return Said(stage_variable_card(text.text, text.text, strand, place), content_of(text))
        if where == "any" or where in PLACES:
            return Said(parameter_card(text.text, where, strand, place), content_of(text))
    return None


def _member(found: tuple[TemplateMember, ...], name: str) -> Card | None:
    """The card of a function; of one that several types have, what it does in each."""
    if len(found) < 2:
        return member_card(found[0]) if found else None
    takes = found[0].takes
    arguments = f"({', '.join(takes)})" if takes is not None else ""
    return Card(f"{name}{arguments}", "of what the value turns out to be", values=tuple((one.owner, one.summary) for one in found))
