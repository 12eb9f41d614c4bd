"""Which API does a block belong to, and what is around it there?

Terraform ties resources together by references, CloudFormation nests the integration in its method. Only plain references count:
an id that comes from elsewhere leads to no block.
"""

from __future__ import annotations

from gatewright.model import UNKNOWN, Block, Project, Ref, Role, Sequence, Unknown
from gatewright.model.evaluate import Known, fully_known
from gatewright.model.wish import Pointer, ReplaceValue, SetParam, Wish
from gatewright.rules.rule import RuleContext

_DOCUMENTS = ("body", "body_s3_location", "definition_body", "definition_uri", "clone_from", "parameters")


_SAM_PROTOCOLS = {
    "sam.http_api": "HTTP",
    "sam.globals.http_api": "HTTP",
    "sam.websocket_api": "WEBSOCKET",
    "sam.globals.websocket_api": "WEBSOCKET",
}


def api_of(block: Block, ctx: RuleContext) -> Block | None:
    """The REST API that a method, an integration or a stage belongs to, when it is declared in the project."""
    api = ctx.target(block.outermost, "rest_api_id")
    return api if api and api.kind == "rest.api" else None


def owner(block: Block, ctx: RuleContext) -> Block | None:
    """The API of either generation that a block belongs to, or is, when it is declared in the project."""
    outer = block.outermost
    if outer.kind in ("rest.api", "http.api"):
        return outer
    api = ctx.target(outer, "api_id") or ctx.target(outer, "rest_api_id")
    return api if api and api.kind in ("rest.api", "http.api") else None


def described_elsewhere(api: Block) -> bool:
    """Whether a document, or another API that it is a copy of, may say what the resource does not."""
    return any(api.sets(name) for name in _DOCUMENTS)


def protocol_of(block: Block, project: Project) -> str | None:
    """`HTTP` or `WEBSOCKET`: what the API of a route, an integration or a stage of the second generation speaks, where that is known."""
    outer = block.outermost
    if outer.kind in _SAM_PROTOCOLS:
        return _SAM_PROTOCOLS[outer.kind]
    reference = outer.get("api_id")
    named = project.target(reference.value) if reference and isinstance(reference.value, Ref) else None
    api = outer if outer.kind == "http.api" else named
    protocol = api.get("protocol_type") if api and api.kind == "http.api" else None
    known = project.known(protocol.value) if protocol else None
    return known if isinstance(known, str) else None


def verb_of(integration: Block, ctx: RuleContext) -> Known:
    """The verb of the method that an integration stands behind."""
    return ctx.value(integration.parent or integration, "http_method")


def endpoint_types(api: Block, ctx: RuleContext) -> list[str] | Unknown:
    """The kinds of endpoint of an API or a domain; without any, and without a document that could name one, it is edge-optimized."""
    if "endpoint_configuration" in api.contents.uncertain:
        return UNKNOWN
    for configuration in api.nested("endpoint_configuration"):
        types = ctx.value(configuration, "types")
        return types if isinstance(types, list) and fully_known(types) else UNKNOWN  # pyright: ignore[reportUnknownVariableType]
    described = api.sets("endpoint_configuration") or described_elsewhere(api)
    return UNKNOWN if described else ["EDGE"]


def single_endpoint(block: Block, ctx: RuleContext) -> str | Unknown:
    """The one kind of endpoint of an API or a domain."""
    types = endpoint_types(block, ctx)
    return types[0] if types is not UNKNOWN and len(types) == 1 else UNKNOWN


def to_endpoint(configuration: Block, kind: str) -> Wish:
    """Make it an endpoint of that kind, in place of the one that is written."""
    types = configuration.get("types")
    match types.value if types else None:
        case Sequence(items=(one,)):
            return ReplaceValue(one, kind)
        case _:
            return SetParam(configuration, "types", [kind])


def binary_types(api: Block, ctx: RuleContext) -> list[str] | Unknown:
    """The binary media types of an API, with a plain slash; none where neither it nor a document lists any."""
    if not api.sets("binary_media_types"):
        return UNKNOWN if described_elsewhere(api) else []
    types = ctx.value(api, "binary_media_types")
    if not isinstance(types, list):
        return UNKNOWN
    texts = [kind.replace("~1", "/") for kind in types if isinstance(kind, str)]  # pyright: ignore[reportUnknownVariableType]
    return texts if len(texts) == len(types) else UNKNOWN  # pyright: ignore[reportUnknownArgumentType]


def authorizers_of(method: Block, ctx: RuleContext) -> dict[str, list[Block]]:
    """The authorizers of the API of a method or route, by the authorization that it needs for them."""
    api, found = owner(method, ctx), dict[str, list[Block]]()
    kind = "http.authorizer" if method.kind == "http.route" else "rest.authorizer"
    for authorizer in ctx.of_kind(kind) if api else ():
        if owner(authorizer, ctx) is api and not authorizer.conditional:
            authorization = authorization_for(authorizer, ctx)
            if authorization:
                found.setdefault(authorization, []).append(authorizer)
    return found


def authorization_parameter(method: Block) -> str:
    """The parameter of a method or route that says how callers are checked."""
    return "authorization_type" if method.kind == "http.route" else "authorization"


def authorization_for(authorizer: Block, ctx: RuleContext) -> str | None:
    """What a method or route says about its authorization to use an authorizer."""
    shared = authorizer.kind == "http.authorizer"
    match ctx.effective(authorizer, "authorizer_type" if shared else "type"):
        case "REQUEST":
            return "CUSTOM"
        case "JWT":
            return "JWT"
        case "TOKEN" if not shared:
            return "CUSTOM"
        case "COGNITO_USER_POOLS" if not shared:
            return "COGNITO_USER_POOLS"
        case _:
            return None


def only_one(blocks: tuple[Block, ...] | list[Block]) -> Block | None:
    """The one resource among `blocks` that is there for certain; `None` when there is none, or a choice."""
    certain = [block for block in blocks if block.role is Role.RESOURCE and not block.conditional]
    return certain[0] if len(certain) == 1 == len(blocks) else None


def id_of(block: Block, ctx: RuleContext) -> Pointer:
    """A reference to the id of a resource."""
    return Pointer(block.address, "id" if ctx.dialect == "terraform" else None)


def reference_to(block: Block, attribute: str, ctx: RuleContext) -> Pointer:
    """A reference to what a template gets by `!Ref` and Terraform by an attribute."""
    return Pointer(block.address, attribute if ctx.dialect == "terraform" else None)
