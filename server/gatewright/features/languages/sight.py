"""What can be named where a text stands: the parameters of its method, the variables of its path, of its stages, of the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gatewright.expressions.resource_path import variables
from gatewright.features.card import Card
from gatewright.features.cards import variable_card
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.index.entry import ContextVariable
from gatewright.inside import Strand, entries
from gatewright.model.graph import STAGES, Api, Method, Node, OfApi, OnMethod, Stage
from gatewright.model.value import MapEntry

STAGE_VARIABLES = {"rest.stage": "variables", "http.stage": "stage_variables"}
"""The parameter that defines stage variables."""


def method_of(strand: Strand, place: Place) -> Method | None:
    """The REST method that a text belongs to, where it is known."""
    kind = strand.block.kind or ""
    if kind == "rest.method":
        return place.graph.node(strand.block, of=Method)
    if kind in ("rest.integration", "rest.integration_response", "rest.method_response"):
        method = place.graph.node(strand.block, of=OnMethod).method
        return method if isinstance(method, Method) else None
    return None


def api_of(strand: Strand, place: Place) -> Api | None:
    """The API that a text belongs to, where it is known."""
    api = place.graph.node(strand.block, of=OfApi).api
    return api if isinstance(api, Api) else None


def declared(node: Node, name: str) -> Iterator[MapEntry]:
    """What a method or a response declares in one of its maps."""
    attribute = node.block.get(name)
    yield from entries(attribute.value) if attribute else ()


def path_variables(method: Method) -> tuple[str, ...]:
    """The variables of a method's path, as far as it is known."""
    return variables(method.path or "")


def stage_variables(strand: Strand, place: Place) -> dict[str, dict[str, str | None]]:
    """By name, the value that each stage of the text's API gives a variable; `None` where that is not known."""
    api = api_of(strand, place)
    found: dict[str, dict[str, str | None]] = {}
    for stage in (stage for stage in place.graph.all(Stage, *STAGES) if api is None or stage.api is api):
        attribute = stage.block.get(STAGE_VARIABLES[stage.kind])
        for entry in entries(attribute.value) if attribute else ():
            if entry.key is not None:
                value = place.project.known(entry.value)
                found.setdefault(entry.key, {})[stage.name or stage.block.name] = value if isinstance(value, str) else None
    return found


def context_variables(index: Index, *places: str) -> Iterator[ContextVariable]:
    """What `$context` holds at one of some places, such as `rest-mapping`."""
    return (one for one in index.context_variables.values() if any(place in one.valid for place in places))


def context_card(variable: ContextVariable, title: str) -> Card:
    """The card of a context variable, spelled as its place wants it."""
    return replace(variable_card(variable), title=title)


def stage_variable_card(name: str, title: str, strand: Strand, place: Place) -> Card:
    """The card of a stage variable: what each stage of the API puts there."""
    values = stage_variables(strand, place).get(name, {})
    known = tuple(
        (stage, f"has `{value}`." if value is not None else "has a value that is not in the files.") for stage, value in values.items()
    )
    return Card(
        title, "stage variable", "The text that the stage defines." if known else "No stage in these files defines it.", values=known
    )
