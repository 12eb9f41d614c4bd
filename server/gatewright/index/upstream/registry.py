"""What do CloudFormation's resource schemas say? Reads those that cfn-lint carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from gatewright.index.facts import PREFIXES, Names, Upstream
from gatewright.index.optional import optional

_REGION = "us-east-1"
"""The Region in which every resource type is known first."""

_BOUNDS = {
    "minimum": "min",
    "maximum": "max",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
}
_TYPES = {"string": "string", "boolean": "boolean", "integer": "integer", "number": "number", "object": "map", "array": "list"}


def read_registry(wanted: frozenset[str]) -> Upstream | None:
    """API Gateway's resource types, and others that are wanted; `None` without cfn-lint."""
    schema = optional("cfnlint.schema")
    if schema is None:
        return None
    manager = schema.PROVIDER_SCHEMA_MANAGER
    ours = PREFIXES["cloudformation"]
    # What SAM says of its own resources is better asked of SAM.
    types = [name for name in manager.get_resource_types(_REGION) if not name.startswith("AWS::Serverless::")]
    names = [name for name in types if name in wanted or name.startswith(ours)]
    resources = {name: _resource(manager.get_resource_schema(_REGION, name).schema) for name in sorted(names)}
    return Upstream("cloudformation", f"cfn-lint {version('cfn-lint')}", resources, frozenset({"required", "read_only", "replace"}))


def _resource(schema: dict[str, Any]) -> Names:
    names = _names(schema, schema, ())
    for key, fact in (("createOnlyProperties", "replace"), ("readOnlyProperties", "read_only")):
        for pointer in schema.get(key, ()):
            place = _at(names, pointer.removeprefix("/properties/").split("/"))
            if place is not None:
                place[fact] = True
    return names


def _at(names: Names, path: list[str]) -> dict[str, Any] | None:
    """The facts at a pointer, which names what is inside with or without the words of JSON Schema (`properties`, `*`)."""
    first, *rest = [step for step in path if step not in ("properties", "items", "*")]
    fact = names.get(first)
    return _at(fact.get("inside", {}), rest) if fact is not None and rest else fact


def _names(node: Mapping[str, Any], root: Mapping[str, Any], seen: tuple[str, ...]) -> Names:
    required = set(node.get("required", ()))
    return {
        name: ({"required": True} if name in required else {}) | _fact(given, root, seen)
        for name, given in node.get("properties", {}).items()
    }


def _fact(given: Mapping[str, Any], root: Mapping[str, Any], seen: tuple[str, ...]) -> dict[str, Any]:
    """The facts of one property. A definition that holds itself is followed once."""
    node, seen = _followed(given, root, seen)
    fact = {ours: node[theirs] for theirs, ours in _BOUNDS.items() if theirs in node}
    types = list(_types(node))
    if "enum" in node:
        fact["enum"] = list(node["enum"])
    if node.get("type") == "array":
        node, seen = _followed(node.get("items", {}), root, seen)
        if "properties" in node:
            types = ["blocks"]
    if "properties" in node:
        fact["inside"] = _names(node, root, seen)
    return fact | ({"types": types} if types else {})


def _followed(node: Mapping[str, Any], root: Mapping[str, Any], seen: tuple[str, ...]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    reference = node.get("$ref")
    if reference is None:
        return node, seen
    if reference in seen:
        return {}, seen
    return root["definitions"][reference.rpartition("/")[2]], (*seen, reference)


def _types(node: Mapping[str, Any]) -> Iterator[str]:
    """The types of the index that a schema allows. What may be text or an object is a document, which the index calls `json`."""
    written = node.get("type", ())
    if isinstance(written, list):
        yield "json"
        return
    if "properties" in node:
        yield "block"
    elif written in _TYPES:
        yield _TYPES[written]
        # The schemas do not tell lists, of which the order counts, from sets.
        yield from {"array": ["set"], "object": ["json"]}.get(written, ())
