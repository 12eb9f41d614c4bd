"""OpenAPI documents inside of templates and Terraform files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.mutations.mutation import DEPLOY, RUN, Make, Mistake, Mutation, Place
from gatewright.model import Attribute, Block, Call, MapEntry, Mapping, Text, Value
from gatewright.model.wish import Remove, ReplaceValue, ReplaceWords
from gatewright.rules.rule import RuleContext
from gatewright.text import Span, TextEdit

HOLDERS = ("rest.api", "rest.api_put", "http.api", "sam.api", "sam.http_api")
INTEGRATION = "x-amazon-apigateway-integration"
VERBS = ("get", "put", "post", "delete", "patch", "head", "options", "x-amazon-apigateway-any-method")


def document_in(block: Block) -> tuple[str, Mapping] | None:
    """The document that is written out in a block, and the parameter that holds it."""
    for name in ("body", "definition_body"):
        attribute = block.get(name)
        value = attribute.value if attribute else None
        while isinstance(value, Call) and value.arguments:
            value = value.arguments[0]
        if isinstance(value, Mapping):
            return name, value
    return None


def entry(value: Value | None, name: str) -> MapEntry | None:
    return next((one for one in value.entries if one.key == name), None) if isinstance(value, Mapping) else None


def paths(document: Mapping) -> Iterator[MapEntry]:
    found = entry(document, "paths")
    yield from found.value.entries if found and isinstance(found.value, Mapping) else ()


def operations(document: Mapping) -> Iterator[tuple[MapEntry, MapEntry, MapEntry]]:
    """Path, verb and integration of what has one."""
    for path in paths(document):
        for verb in path.value.entries if isinstance(path.value, Mapping) else ():
            integration = entry(verb.value, INTEGRATION) if verb.key in VERBS else None
            if integration:
                yield path, verb, integration


def in_document(change: Callable[[Mapping, Block, RuleContext], tuple[ReplaceWords | ReplaceValue | Remove, str] | None]) -> Make:
    """A change inside of the document, and the words near which one looks."""

    def make(block: Block, ctx: RuleContext) -> Mistake | None:
        found = document_in(block)
        made = change(found[1], block, ctx) if found else None
        return Mistake((made[0],), (Place(block, (found[0],), made[1]),)) if found and made else None

    return make


def odd_path(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceWords, str] | None:
    path = next(iter(paths(document)), None)
    return (ReplaceWords(TextEdit(Span.at(path.key_span.end), "/id-{id}")), "/id-{id}") if path else None


def without_integration(document: Mapping, block: Block, ctx: RuleContext) -> tuple[Remove, str] | None:
    for _, verb, integration in operations(document):
        start = integration.key_span.start
        start -= ctx.document.text[start - 1] in "\"'"
        span = Span(start, integration.value.span.end)
        return Remove(Attribute(INTEGRATION, integration.key_span, integration.value, span)), verb.key or ""
    return None


def called_otherwise(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceValue, str] | None:
    """A function that is called with GET."""
    for _, _, integration in operations(document):
        uri, method = entry(integration.value, "uri"), entry(integration.value, "httpMethod")
        words = uri.value.span.of(ctx.document.text) if uri else ""
        if method and isinstance(method.value, Text) and ("invoke_arn" in words or "/functions/" in words):
            return ReplaceValue(method.value, "GET"), "GET"
    return None


def odd_type(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceValue, str] | None:
    for _, _, integration in operations(document):
        kind = entry(integration.value, "type")
        if kind and isinstance(kind.value, Text):
            return ReplaceValue(kind.value, "lambda_proxy"), "lambda_proxy"
    return None


def version(new: str) -> Make:
    def change(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceValue, str] | None:
        found = entry(document, "openapi")
        return (ReplaceValue(found.value, new), new) if found else None

    return in_document(change)


def misspelled_version(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceWords, str] | None:
    found = entry(document, "openapi")
    return (ReplaceWords(TextEdit(found.key_span, "openApi")), "") if found else None


def swagger(document: Mapping, block: Block, ctx: RuleContext) -> tuple[ReplaceWords, str] | None:
    """A document of version 2 for an HTTP API."""
    found = entry(document, "openapi")
    return (ReplaceWords(TextEdit(found.key_span, "swagger")), "swagger") if found and block.kind in ("http.api", "sam.http_api") else None


MUTATIONS = (
    Mutation(
        "variable inside of words in a document",
        ("openapi-path-segment-charset",),
        DEPLOY,
        HOLDERS,
        in_document(odd_path),
        ("path-malformed",),
    ),
    Mutation(
        "operation without integration",
        ("method-without-integration",),
        DEPLOY,
        HOLDERS,
        in_document(without_integration),
        ("operation-without-integration",),
    ),
    Mutation(
        "function called with GET in a document",
        ("lambda-integration-must-post",),
        RUN,
        HOLDERS,
        in_document(called_otherwise),
        ("lambda-integration-not-post",),
    ),
    Mutation(
        "unknown integration type in a document", ("integration-type-enum",), DEPLOY, HOLDERS, in_document(odd_type), ("wrong-value",)
    ),
    Mutation(
        "document of a version that is not read",
        ("openapi-version-supported",),
        DEPLOY,
        HOLDERS,
        version("3.1.0"),
        ("openapi-version-unsupported",),
    ),
    Mutation(
        "document of version 2 for an HTTP API",
        ("openapi-version-supported",),
        DEPLOY,
        HOLDERS,
        in_document(swagger),
        ("openapi-version-unsupported",),
    ),
    Mutation(
        "document without version",
        ("openapi-body-parseable",),
        DEPLOY,
        HOLDERS,
        in_document(misspelled_version),
        ("openapi-document-malformed",),
    ),
)
