"""Where is it declared, and where is it used?"""

from __future__ import annotations

from gatewright.features.cursor import OnBlockName, OnBlockType, OnValue, under
from gatewright.features.naming import Highlight, declarations, highlights, uses
from gatewright.features.place import Place
from gatewright.features.spot import Spot
from gatewright.model import Block, Ref, Role


def definition(place: Place) -> list[Spot]:
    """Where that is declared which the cursor is on: a reference, or a name in a text in a small language."""
    spot = _declaration(place)
    return [spot] if spot else declarations(place)


def _declaration(place: Place) -> Spot | None:
    """The declaration that the reference under the cursor names; for a result of a local module, where the module gives it."""
    found = under(place)
    if not isinstance(found, OnValue) or not isinstance(found.value, Ref):
        return None
    ref = found.value
    block = place.project.target(ref)
    if block is None:
        return None
    if block.role is Role.MODULE and ref.path:
        value = place.project.find(ref)
        return Spot(value.origin.uri, value.origin.span) if value else Spot(block.uri, block.name_span)
    return Spot(block.uri, block.name_span)


def references(place: Place, declared: bool = True) -> list[Spot]:
    """Every use of what the cursor is on, in the whole project, and (if `declared`) its declarations first."""
    block = _meant(place)
    if block is None:
        return uses(place, declared)
    found = [Spot(user.uri, ref.target_span) for user, ref in place.project.references_to(block.address)]
    return [Spot(block.uri, block.name_span), *found] if declared else found


def highlighted(place: Place) -> list[Highlight]:
    """The same in the file at hand alone."""
    block = _meant(place)
    if block is None:
        return highlights(place)
    spots, uri = references(place), place.document.uri
    return [Highlight(spot.span, number == 0) for number, spot in enumerate(spots) if spot.uri == uri]


def _meant(place: Place) -> Block | None:
    match under(place):
        case OnBlockName(block=block) | OnBlockType(block=block):
            return block if block.address else None
        case OnValue(path=(*_, Ref() as ref)):
            return place.project.target(ref)
        case _:
            return None
