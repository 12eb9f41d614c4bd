"""How is a fact of the docs index said in words? Types, defaults, bounds, limits and conditions, for cards, lists and pages alike."""

from __future__ import annotations

from gatewright.index import PROTOCOLS, ContextVariable, Index, Param, Quota

DIALECT_NAMES = {"terraform": "Terraform", "cloudformation": "CloudFormation", "sam": "SAM", "openapi": "OpenAPI"}
PROTOCOL_NAMES = {"REST": "REST", "HTTP": "HTTP", "WEBSOCKET": "WebSocket"}


def signature(param: Param, dialect: str) -> str:
    """Type, required or not, default, and what a change does."""
    if param.computed_in(dialect):
        return ", ".join(part for part in (type_words(param, dialect), "set by the service", _protocol(param)) if part)
    parts = [type_words(param, dialect), "required" if param.required_in(dialect) else "optional"]
    default = default_words(param, dialect)
    parts += [part for part in (f"default {default}" if default else "", bounds(param, dialect)) if part]
    update = param.fact("update", dialect)
    if update:
        parts.append("changed in place" if update == "in-place" else "a change replaces the resource")
    if param.fact("since", dialect) and dialect == "terraform":
        parts.append(f"since provider {param.fact('since', dialect)}")
    if param.fact("deprecated", dialect):
        parts.append("deprecated")
    return ", ".join(part for part in (*parts, _protocol(param)) if part)


def _protocol(param: Param) -> str:
    """The kinds of API that it is for, where not all of its kind."""
    return f"{protocol_words(param.protocols)} only" if param.protocols else ""


def detail(param: Param, dialect: str) -> str:
    """The one line beside a completion item."""
    return f"{type_words(param, dialect)}, {'required' if param.required_in(dialect) else 'optional'}"


def type_words(param: Param, dialect: str) -> str:
    """`whole number`, `list of strings`"""
    words = {"block": "block", "blocks": "blocks", "json": "JSON", "integer": "whole number"}
    own, element = param.type_in(dialect), param.element_type(dialect)
    shown = words.get(own, own)
    return f"{shown} of {words.get(element, element)}s" if element and own in ("map", "list", "set") and element != "block" else shown


def default_words(param: Param, dialect: str) -> str:
    """What holds when nothing is written, as code."""
    default = param.fact("default", dialect)
    shown = str(default).lower() if isinstance(default, bool) else '""' if default == "" else default
    return "" if default is None else f"`{shown}`"


def bounds(param: Param, dialect: str, of: str = "") -> str:
    """`50 to 29000`; with `_length` or `_items`, how long it can be or how many it can hold."""
    low, high = param.fact(f"min{of}", dialect), param.fact(f"max{of}", dialect)
    if low is not None and high is not None:
        return f"{low} to {high}" if low != high else f"exactly {low}"
    return f"at least {low}" if low is not None else f"at most {high}" if high is not None else ""


def only_with_words(param: Param, dialect: str, index: Index) -> str:
    """When a parameter has an effect at all."""
    conditions = [f"`{index_name(index, param, name, dialect)}` is {either(values)}" for name, values in param.only_with.items()]
    return f"Has an effect only where {' and '.join(conditions)}." if conditions else ""


def quota_words(quota: Quota) -> str:
    """`Stages of a REST API: 10 stages, raised by AWS on request.`"""
    raised = ", raised by AWS on request" if quota.adjustable else ""
    return f"{quota.summary.rstrip('.')}: {limit_words(quota)}{raised}."


def limit_words(quota: Quota) -> str:
    """`10 stages`"""
    return f"{quota.limit:,} {quota.unit}"


def protocol_words(protocols: tuple[str, ...]) -> str:
    """`REST, HTTP and WebSocket`"""
    return together(tuple(PROTOCOL_NAMES[protocol] for protocol in protocols))


def known_in(variable: ContextVariable) -> dict[str, tuple[str, ...]]:
    """The kinds of API that know a variable in `access logs`, and those that do in `mappings`."""
    uses = {"access logs": "log", "mappings": "mapping"}
    known = {shown: tuple(one for one in PROTOCOLS if f"{one.lower()}-{use}" in variable.valid) for shown, use in uses.items()}
    return {shown: protocols for shown, protocols in known.items() if protocols}


def either(values: tuple[str, ...]) -> str:
    """`A`, `B` or `C`, as code."""
    *most, last = (f"`{value}`" for value in values)
    return f"{', '.join(most)} or {last}" if most else last


def together(names: tuple[str, ...]) -> str:
    """`A, B and C`"""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def index_name(index: Index, param: Param, name: str, dialect: str) -> str:
    """What a dialect calls a sibling of a parameter."""
    sibling = index.param(f"{param.kind}/{name}")
    return sibling.spell.get(dialect, name) if sibling else name
