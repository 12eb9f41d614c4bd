"""What does SAM say? Reads the models that aws-sam-translator checks templates with."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from gatewright.index.facts import Names, Upstream
from gatewright.index.optional import optional

_RESOURCES = {
    "AWS::Serverless::Api": ("aws_serverless_api", "Properties"),
    "AWS::Serverless::HttpApi": ("aws_serverless_httpapi", "Properties"),
    "AWS::Serverless::WebSocketApi": ("aws_serverless_websocketapi", "Properties"),
    "sam.api_event": ("aws_serverless_function", "ApiEventProperties"),
    "sam.http_api_event": ("aws_serverless_function", "HttpApiEventProperties"),
    "sam.state_machine_api_event": ("aws_serverless_statemachine", "ApiEventProperties"),
    "sam.globals.api": ("aws_serverless_api", "Globals"),
    "sam.globals.http_api": ("aws_serverless_httpapi", "Globals"),
    "sam.globals.websocket_api": ("aws_serverless_websocketapi", "Globals"),
}
"""By resource, the module and the model that describe it."""


def read_sam() -> Upstream | None:
    """The APIs, their events and what `Globals` may say of them; `None` without aws-sam-translator."""
    resources: dict[str, Names] = {}
    for resource, (module, model) in _RESOURCES.items():
        described = optional(f"samtranslator.internal.schema_source.{module}")
        if described is None:
            return None
        schema = getattr(described, model).schema()
        resources[resource] = _names(schema, schema)
    return Upstream("sam", f"aws-sam-translator {version('aws-sam-translator')}", resources, frozenset({"required"}))


def _names(node: Mapping[str, Any], root: Mapping[str, Any]) -> Names:
    required = set(node.get("required", ()))
    return {
        name: ({"required": True} if name in required else {}) | _fact(given, root) for name, given in node.get("properties", {}).items()
    }


def _fact(given: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    forms = _forms(given, root)
    values = [value for form in forms for value in form.get("enum", ())]
    inside = _together([_names(form, root) for form in forms if "properties" in form])
    return ({"enum": values} if values else {}) | ({"inside": inside} if inside else {})


def _forms(node: Mapping[str, Any], root: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a property may be, with references followed; of a list or map, what an element may be."""
    if "$ref" in node:
        return _forms(root["definitions"][node["$ref"].rpartition("/")[2]], root)
    nested = [*node.get("anyOf", ()), *node.get("allOf", ())]
    nested += [node[key] for key in ("items", "additionalProperties") if isinstance(node.get(key), dict)]
    return [form for one in nested for form in _forms(one, root)] if nested else [node]


def _together(alternatives: list[Names]) -> Names:
    """The names of all alternatives; required is what each requires."""
    names = {name: [alternative[name] for alternative in alternatives if name in alternative] for one in alternatives for name in one}
    return {name: _merged(facts, everywhere=len(facts) == len(alternatives)) for name, facts in names.items()}


def _merged(facts: list[dict[str, Any]], *, everywhere: bool) -> dict[str, Any]:
    values = [value for fact in facts for value in fact.get("enum", ())]
    inside = _together([fact["inside"] for fact in facts if "inside" in fact])
    return {
        **({"required": True} if everywhere and all(fact.get("required") for fact in facts) else {}),
        **({"enum": values} if values else {}),
        **({"inside": inside} if inside else {}),
    }
