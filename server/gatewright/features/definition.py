"""Where is it declared, and where is it used?"""

from __future__ import annotations

from dataclasses import dataclass

from gatewright.features.cursor import OnBlockName, OnBlockType, OnValue, under
from gatewright.features.place import Place
from gatewright.model import Block, Ref, Role
from gatewright.text import Span


@dataclass(frozen=True)
class Spot:
    """A stretch of some file."""

    uri: str
    span: Span


def definition(place: Place) -> Spot | None:
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


def references(place: Place) -> list[Spot]:
    """Every use of what is declared or referred to under the cursor, in the whole project, and its declaration first."""
    block = _meant(place)
    if block is None:
        return []
    uses = [Spot(user.uri, ref.target_span) for user, ref in place.project.references_to(block.address)]
    return [Spot(block.uri, block.name_span), *uses]


def _meant(place: Place) -> Block | None:
    match under(place):
        case OnBlockName(block=block) | OnBlockType(block=block):
            return block if block.address else None
        case OnValue(path=(*_, Ref() as ref)):
            return place.project.target(ref)
        case _:
            return None
