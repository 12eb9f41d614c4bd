"""What is around a block of an HTTP or WebSocket API: its API, the routes there, the integration behind a route?

As in `apis`, only plain references count. Whoever wants to say that something is missing asks `all_routes`, which is `None` where
there may be routes that the files do not show.
"""

from __future__ import annotations

from gatewright.expressions.route_key import CONNECT, HttpRouteKey, read_http_key
from gatewright.model import UNKNOWN, Block, Ref, Role, walk
from gatewright.model.evaluate import Known
from gatewright.rules.questions.apis import owner, protocol_of
from gatewright.rules.rule import RuleContext

_DOCUMENTS = ("body", "body_s3_location")


def http_api_of(block: Block, ctx: RuleContext) -> Block | None:
    """The HTTP or WebSocket API that a block belongs to, or is, when it is a resource of the project."""
    api = owner(block, ctx)
    return api if api and api.kind == "http.api" else None


def is_http(block: Block, ctx: RuleContext) -> bool:
    """Whether a block certainly belongs to an HTTP API."""
    return protocol_of(block, ctx.project) == "HTTP"


def is_websocket(block: Block, ctx: RuleContext) -> bool:
    """Whether a block certainly belongs to a WebSocket API."""
    return protocol_of(block, ctx.project) == "WEBSOCKET"


def from_document(api: Block) -> bool:
    """Whether an OpenAPI document may define anything in an API."""
    return any(api.sets(name) for name in _DOCUMENTS)


def route_key_of(route: Block, ctx: RuleContext) -> str | None:
    """What a route matches, where that is known."""
    key: Known = ctx.value(route, "route_key")
    return key if isinstance(key, str) else None


def http_key_of(route: Block, ctx: RuleContext) -> HttpRouteKey | None:
    """The key of a route of an HTTP API; of one whose API is not known, when only an HTTP API has keys like it."""
    text = route_key_of(route, ctx)
    protocol = protocol_of(route, ctx.project)
    key = read_http_key(text) if text and protocol != "WEBSOCKET" else None
    return key if key and (protocol == "HTTP" or (key.path and not key.faults)) else None


def is_connect(route: Block, ctx: RuleContext) -> bool:
    """Whether a route is the one of the handshake, which only a WebSocket API has."""
    return route_key_of(route, ctx) == CONNECT and not is_http(route, ctx)


def routes_of(api: Block, ctx: RuleContext) -> list[Block]:
    """The routes that certainly name that API, also those that a condition may leave out."""
    return ctx.once("routes", api, lambda: [route for route in ctx.of_kind("http.route") if http_api_of(route, ctx) is api])


def all_routes(api: Block, ctx: RuleContext) -> list[Block] | None:
    """The routes of an API, `None` where there may be others: from a document, a module, quick create, or of an API that is not known."""
    return ctx.once("all routes", api, lambda: _all_routes(api, ctx))


def _all_routes(api: Block, ctx: RuleContext) -> list[Block] | None:
    hidden = from_document(api) or api.sets("target") or ctx.graph.may_make_more or _leaves(api, ctx)
    if api.role is not Role.RESOURCE or hidden:
        return None
    routes = [route for route in ctx.of_kind("http.route") if route.role is Role.RESOURCE]
    known = all(http_api_of(route, ctx) or ctx.value(route, "api_id") is not UNKNOWN for route in routes)
    return routes_of(api, ctx) if known else None


def _leaves(api: Block, ctx: RuleContext) -> bool:
    """Whether a module is given the API, or may find it in an output."""
    away = (Role.MODULE, Role.OUTPUT) if ctx.dialect == "terraform" else (Role.MODULE,)
    return any(block.role in (*away, Role.LOCAL) for block, _ in ctx.project.references_to(api.address))


def integration_of(route: Block, ctx: RuleContext) -> Block | None:
    """The integration that a route sends its requests to, when its target names one of the project."""
    target = route.get("target")
    for inner in walk(target.value) if target else ():
        block = ctx.project.target(inner) if isinstance(inner, Ref) else None
        if block and block.kind == "http.integration":
            return block
    return None
