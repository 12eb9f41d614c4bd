"""What do the files say of a custom domain, and of the APIs that are mapped to it?

Three kinds are custom domains: of REST APIs, private ones in CloudFormation, and those of the second generation, which all serve
each other's APIs.
"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block, Ref, Role, Unknown
from gatewright.rules.questions.apis import protocol_of, single_endpoint
from gatewright.rules.rule import ABSENT, RuleContext

MAPPINGS = ("rest.base_path_mapping", "rest.private_base_path_mapping", "http.api_mapping")
"""The kinds that put an API behind a domain."""


def endpoint_of(domain: Block, ctx: RuleContext) -> str | Unknown:
    """The type of endpoint of a domain, or of a REST API."""
    match domain.kind:
        case "rest.domain_name" | "rest.api":
            return single_endpoint(domain, ctx)
        case "rest.private_domain_name":
            return "PRIVATE"
        case "http.domain_name":
            types = [ctx.value(configuration, "endpoint_type") for configuration in domain.nested("domain_name_configuration")]
            return types[0] if len(types) == 1 and isinstance(types[0], str) else UNKNOWN
        case _:
            return UNKNOWN


def has_mutual_tls(domain: Block, ctx: RuleContext) -> bool:
    """Whether a domain certainly asks clients for a certificate."""
    return any(ctx.value(part, "truststore_uri") not in (ABSENT, "") for part in domain.nested("mutual_tls_authentication"))


def domain_of(mapping: Block, ctx: RuleContext) -> Block | None:
    """The domain that a mapping or a routing rule is of, when it is declared in the project."""
    domain = ctx.target(mapping, _domain_param(mapping))
    return domain if domain and domain.kind in ("rest.domain_name", "rest.private_domain_name", "http.domain_name") else None


def same_domain(mapping: Block, ctx: RuleContext) -> str | None:
    """A word that is the same for two mappings or routing rules only when they certainly are of one domain."""
    attribute = mapping.get(_domain_param(mapping))
    value = attribute.value if attribute else None
    named = ctx.project.target(value) if isinstance(value, Ref) and value.exact else None
    if isinstance(value, Ref) and named and named.role in (Role.RESOURCE, Role.DATA):
        return value.target
    if value is None or mapping.meta("provider") or mapping.sets("region"):
        return None  # one host name can be a domain in each of several regions
    if isinstance(value, Ref):
        return f"{value.target}.{value.attribute}" if value.exact else None
    known = ctx.known(value)
    return f'"{known}"' if isinstance(known, str) else None


def mapped_api(mapping: Block, ctx: RuleContext) -> Block | None:
    """The API that a mapping leads to, when it is declared in the project."""
    api = ctx.target(mapping, "rest_api_id" if mapping.kind == "rest.private_base_path_mapping" else "api_id")
    return api if api and api.kind in ("rest.api", "http.api") else None


def speaks(api: Block, ctx: RuleContext) -> str | None:
    """`REST`, `HTTP` or `WEBSOCKET`, where that is known."""
    return "REST" if api.kind == "rest.api" else protocol_of(api, ctx.project)


def mappings(ctx: RuleContext) -> Iterator[Block]:
    """Every mapping of the project, of all kinds."""
    for kind in MAPPINGS:
        yield from ctx.of_kind(kind)


def needs_more(mapping: Block, ctx: RuleContext) -> str | None:
    """What it is in a mapping of the second generation that needs a regional domain with TLS 1.2, in words for a message."""
    api, path = mapped_api(mapping, ctx), ctx.value(mapping, "api_mapping_key")
    if api and api.kind == "http.api":
        return {"HTTP": "An HTTP API", "WEBSOCKET": "A WebSocket API"}.get(speaks(api, ctx) or "", "An HTTP or WebSocket API")
    return "A path of several segments" if isinstance(path, str) and "/" in path.strip("/") else None


def certificate_param(endpoint: str | Unknown) -> str:
    """The parameter that takes the certificate of a domain of that type."""
    return "regional_certificate_arn" if endpoint == "REGIONAL" else "certificate_arn"


def _domain_param(mapping: Block) -> str:
    return "domain_name_arn" if mapping.kind == "rest.private_base_path_mapping" else "domain_name"
