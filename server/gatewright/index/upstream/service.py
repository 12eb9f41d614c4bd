"""What does the service's own API say? Reads the models that botocore carries: names, values and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from gatewright.index.facts import Names, Upstream
from gatewright.index.optional import optional

_SERVICES = {"apigateway": ("2015-07-09", ("rest",)), "apigatewayv2": ("2018-11-29", ("http", "websocket"))}
"""By service, the version of its model and the families that it makes."""

_OWN_NAMES = {"rest.rest_api": "rest.api", "rest.method_setting": "rest.method_settings.settings"}
"""Kinds that the index calls otherwise than the service."""

_MAKING = re.compile(r"(?:Create|Put|Generate)(\w+)Request")
_BOUNDS = {
    "string": ("min_length", "max_length"),
    "list": ("min_items", "max_items"),
    "integer": ("min", "max"),
    "long": ("min", "max"),
    "double": ("min", "max"),
}

Shapes = Mapping[str, Mapping[str, Any]]


def read_service(kinds: frozenset[str]) -> Upstream | None:
    """What can be made with the API, by the ids of the index's kinds; `None` without botocore."""
    loaders = optional("botocore.loaders")
    if loaders is None:
        return None
    resources: dict[str, Names] = {}
    for service, (model, families) in _SERVICES.items():
        shapes: Shapes = loaders.Loader().load_service_model(service, "service-2", model)["shapes"]
        for thing in _things(shapes):
            ids = [_id(family, thing) for family in families]
            made = _present(("Create", "Put", "Generate"), thing, shapes)
            rest = _present(("Import",), thing, shapes) + ([thing] if thing in shapes else [])
            for kind in [kind for kind in ids if kind in kinds] or (ids[:1] if made else ()):
                resources[kind] = _members(rest, shapes, aside=bool(made)) | _members(made, shapes, aside=False)
    return Upstream("api", f"botocore {version('botocore')}", resources, frozenset())


def _things(shapes: Shapes) -> list[str]:
    """The names of what the service has: `Stage` of `CreateStageRequest`, and of the structure `Stage`."""
    made = {match.group(1) for shape in shapes if (match := _MAKING.fullmatch(shape))}
    return sorted(made | {name for name, shape in shapes.items() if shape["type"] == "structure" and not _MAKING.fullmatch(name)})


def _id(family: str, thing: str) -> str:
    snake = f"{family}.{re.sub(r'(?<!^)(?=[A-Z])', '_', thing).lower()}"
    return _OWN_NAMES.get(snake, snake)


def _present(verbs: tuple[str, ...], thing: str, shapes: Shapes) -> list[str]:
    return [name for verb in verbs if (name := f"{verb}{thing}Request") in shapes]


def _members(structures: list[str], shapes: Shapes, *, aside: bool) -> Names:
    """The members of some structures. What is only read or imported stands aside of what is made."""
    members = {name: member for structure in structures for name, member in shapes[structure].get("members", {}).items()}
    mark = {"aside": True} if aside else {}
    return {name: mark | dict(_fact(member["shape"], shapes)) for name, member in members.items()}


def _fact(name: str, shapes: Shapes) -> Iterator[tuple[str, Any]]:
    shape = shapes[name]
    low, high = _BOUNDS.get(shape["type"], ("", ""))
    yield from ((ours, shape[theirs]) for ours, theirs in ((low, "min"), (high, "max")) if ours and theirs in shape)
    held = shape["member"]["shape"] if shape["type"] == "list" else shape["value"]["shape"] if shape["type"] == "map" else name
    if "enum" in shapes[held]:
        yield "enum", list(shapes[held]["enum"])
    if shapes[held]["type"] == "structure":
        yield "inside", _members([held], shapes, aside=False)
