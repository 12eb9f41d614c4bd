"""What holds for an API of a SAM template: its own settings, and those that `Globals` gives every API of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block, Mapping, Unknown, Value
from gatewright.model.evaluate import Known
from gatewright.model.graph import Api, Event
from gatewright.rules.rule import ABSENT, RuleContext

_GLOBALS = {"sam.api": "sam.globals.api", "sam.http_api": "sam.globals.http_api", "sam.websocket_api": "sam.globals.websocket_api"}
_DEFINITIONS = ("definition_body", "definition_uri")


def settings_of(api: Block, ctx: RuleContext) -> tuple[Block, ...]:
    """The block of an API, and the section of `Globals` that it starts from."""
    return (api, *defaults_of(api.kind or "", ctx))


def defaults_of(kind: str, ctx: RuleContext) -> tuple[Block, ...]:
    """The section of `Globals` for APIs of a kind."""
    return ctx.of_kind(_GLOBALS[kind]) if kind in _GLOBALS else ()


def may_inherit(block: Block, name: str, ctx: RuleContext) -> bool:
    """Whether `Globals` may set a parameter of a block in a SAM API, or the block is in `Globals` and the rest is up to the APIs."""
    api = block.outermost
    if (api.kind or "") in _GLOBALS.values():
        return True
    while block.parent and block.param:
        block, name = block.parent, block.param.rpartition("/")[2]
    return any(one.sets(name) for one in defaults_of(api.kind or "", ctx))


def settings_for(event: Event, ctx: RuleContext) -> tuple[Block, ...] | None:
    """What an event's API is made of: its resource, if it is not the implicit one, and `Globals`.

    `None` where that is not known, and where a document of its own may say anything.
    """
    api = event.api
    if isinstance(api, Api):
        found = settings_of(api.block, ctx) if api.kind == event.kind_of_api else None
    else:
        found = defaults_of(event.kind_of_api, ctx) if event.is_implicit else None
    if found is None or any(one.sets(name) for one in found for name in _DEFINITIONS) or any(one.contents.open_ended for one in found):
        return None
    return found


def auth_value(settings: tuple[Block, ...], name: str, ctx: RuleContext) -> Known:
    """What a setting of `Auth` is: of the API itself, or else of `Globals`; `ABSENT` where neither has it."""
    for api in settings:
        value = _auth_value(api, name, ctx)
        if value is not ABSENT:
            return value
    return ABSENT


def _auth_value(api: Block, name: str, ctx: RuleContext) -> Known:
    parts = api.nested("auth")
    if not parts:
        return UNKNOWN if api.sets("auth") else ABSENT
    return ctx.value(parts[0], name)


def names_in(settings: tuple[Block, ...], name: str) -> set[str] | Unknown:
    """The keys of a map (`Models`) of an API and of `Globals`."""
    return _keys(settings, name)


def authorizers_in(settings: tuple[Block, ...]) -> set[str] | Unknown:
    """The names of the authorizers of an API and of `Globals`."""
    if any(api.sets("auth") and not api.nested("auth") for api in settings):
        return UNKNOWN
    return _keys(tuple(part for api in settings for part in api.nested("auth")), "authorizers")


def header_values(block: Block) -> Iterator[Value]:
    """The values that SAM writes as headers into a REST API: those of `Cors`, which may be one text, and of gateway responses."""
    match block.kind:
        case "sam.api" | "sam.globals.api":
            cors = block.get("cors")
            if cors and not isinstance(cors.value, Mapping):
                yield cors.value
        case "sam.api.cors":
            found = (block.get(name) for name in ("allow_origin", "allow_headers", "allow_methods", "max_age"))
            yield from (attribute.value for attribute in found if attribute)
        case "sam.api.gateway_responses.response_parameters":
            headers = block.get("headers")
            yield from (entry.value for entry in (headers.value.entries if headers and isinstance(headers.value, Mapping) else ()))
        case _:
            return


HEADER_HOLDERS = ("sam.api", "sam.globals.api", "sam.api.cors", "sam.api.gateway_responses.response_parameters")
"""The kinds of block that `header_values` reads."""


def _keys(blocks: tuple[Block, ...], name: str) -> set[str] | Unknown:
    found: set[str] = set()
    for block in blocks:
        attribute = block.get(name)
        if attribute is None:
            if block.sets(name):
                return UNKNOWN
            continue
        if not isinstance(attribute.value, Mapping):
            return UNKNOWN
        keys = list(_known_keys(attribute.value))
        if len(keys) < len(attribute.value.entries):
            return UNKNOWN
        found.update(keys)
    return found


def _known_keys(mapping: Mapping) -> Iterator[str]:
    return (entry.key for entry in mapping.entries if entry.key is not None and entry.key != "<<")
