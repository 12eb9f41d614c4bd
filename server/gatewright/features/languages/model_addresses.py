"""The address by which one model names another, written as the file can: with the id of the API in it."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.expressions.forms import Spot
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.documents import Writing
from gatewright.features.languages.sight import api_of
from gatewright.features.languages.speaker import Offer
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.inside import Strand
from gatewright.model import Missing, Template, Text
from gatewright.model.graph import OfApi


def models_in_sight(strand: Strand, place: Place) -> dict[str, OfApi]:
    """By name, the other models of the API that a model belongs to."""
    api = api_of(strand, place)
    named = ((model.text("name"), model) for model in api.models) if api else ()
    return {name: model for name, model in named if name and model.block is not strand.block}


def model_addresses(spot: Spot, writing: Writing, strand: Strand, place: Place) -> Iterator[Offer]:
    """The models that `$ref` can name, where the address can hold the id of the API."""
    api = api_of(strand, place)
    for name in models_in_sight(strand, place) if api else ():
        form = _form(spot, strand, place)
        if api and form:
            ident = f"{api.block.address}.id" if place.dialect == "terraform" else api.block.address
            address = f"https://apigateway.amazonaws.com/restapis/${{{ident}}}/models/{name}"
            yield writing.spelled(name, ItemKind.REFERENCE, "model of this API", form.replace("ADDRESS", address), 20)


def _form(spot: Spot, strand: Strand, place: Place) -> str | None:
    """How an address with a reference in it is written there; `None` where it cannot be."""
    in_quotes = isinstance(spot.value, Text) and spot.value.quoted
    if place.dialect == "terraform":
        return "ADDRESS" if in_quotes else '"ADDRESS"' if strand.tree is not None and isinstance(spot.value, Missing) else None
    if strand.tree is None:
        return "ADDRESS" if isinstance(strand.value, Template) and in_quotes else None
    if not isinstance(spot.value, Missing):
        return None
    return '!Sub "ADDRESS"' if style_of(place.document) is Style.YAML else '{"Fn::Sub": "ADDRESS"}'
