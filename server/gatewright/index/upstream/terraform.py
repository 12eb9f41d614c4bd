"""What does a version of the Terraform provider say? Reads the output of `terraform providers schema -json`.

It knows names, nesting, types and what is required or read-only; neither values nor bounds, nor what a change replaces.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gatewright.index.facts import PREFIXES, Names, Upstream

_TYPES = {"string": ("string",), "bool": ("boolean",), "number": ("number", "integer"), "map": ("map",), "object": ("block",)}
_SINGLE = ("single", "group")


def read_provider(path: Path, wanted: frozenset[str]) -> Upstream:
    """API Gateway's resources and data sources (`data.aws_...`), and others that are wanted. Raises `ValueError` for another file."""
    try:
        providers = json.loads(path.read_text(encoding="utf-8"))["provider_schemas"]
        schemas = next(schemas for address, schemas in providers.items() if address.endswith("/aws"))
    except (ValueError, KeyError, TypeError, StopIteration):
        raise ValueError(f"{path} is no output of `terraform providers schema -json` with the AWS provider") from None
    found = dict(schemas["resource_schemas"]) | {f"data.{name}": schema for name, schema in schemas["data_source_schemas"].items()}
    ours = PREFIXES["terraform"]
    resources = {name: _resource(schema["block"]) for name, schema in found.items() if name in wanted or name.startswith(ours)}
    return Upstream("terraform", f"provider of {path.name}", resources, frozenset({"required", "read_only"}))


def _resource(block: Mapping[str, Any]) -> Names:
    names = _names(block)
    given = block["attributes"].get("id", {})
    if given.get("computed") and not given.get("required"):
        names["id"]["read_only"] = True  # the older plugin framework calls every id optional
    return names


def _names(block: Mapping[str, Any]) -> Names:
    attributes = {name: _attribute(given) for name, given in block.get("attributes", {}).items()}
    return attributes | {name: _block(given) for name, given in block.get("block_types", {}).items()}


def _attribute(given: Mapping[str, Any]) -> dict[str, Any]:
    fact: dict[str, Any] = {}
    if given.get("required"):
        fact["required"] = True
    if given.get("computed") and not given.get("optional"):
        fact["read_only"] = True
    nested = given.get("nested_type")
    if nested:
        return fact | {"types": ["block"] if nested["nesting_mode"] in _SINGLE else ["blocks"], "inside": _names(nested)}
    return fact | {"types": list(_types(given["type"]))}


def _types(written: Any) -> tuple[str, ...]:
    """`"string"`, or a list of the type and what it holds: `["set", "string"]`."""
    if isinstance(written, str):
        return _TYPES.get(written, ("json",))
    outer, inner = written[0], written[1]
    if outer in ("list", "set"):
        # A list of objects is written with braces and without an equals sign, like blocks.
        return (outer, "block", "blocks") if isinstance(inner, list) and inner[0] == "object" else (outer,)  # pyright: ignore[reportUnknownMemberType]
    return _TYPES[outer]


def _block(given: Mapping[str, Any]) -> dict[str, Any]:
    one = given["nesting_mode"] in _SINGLE or given.get("max_items") == 1
    fact: dict[str, Any] = {"types": ["block"] if one else ["blocks"], "inside": _names(given["block"])}
    return fact | ({"required": True} if given.get("min_items") else {})
