"""What of an OpenAPI document, which stands in a file as a value, is written in small languages?

Each integration of it, and each of its responses, is a block of the same kind as in the docs index, nested in the one that holds the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from functools import partial
from typing import NamedTuple

from gatewright.expressions.http_mapping import REQUEST, RESPONSE
from gatewright.inside.languages import LANGUAGES, HttpMappingKey, HttpMappingValue, Uri, Written
from gatewright.model import Attribute, Block, Contents, Mapping, Role
from gatewright.model.block import Places
from gatewright.model.graph import DOCUMENTS, INTEGRATION
from gatewright.model.graph.openapi import entry, read_document
from gatewright.model.value import MapEntry
from gatewright.text import Span


class Placed(NamedTuple):
    """A parameter with the languages that it is written in, and the block that it belongs to."""

    block: Block
    attribute: Attribute
    written: Written


_REST: dict[str, tuple[str, Written]] = {
    "uri": ("uri", Written(Uri())),
    "cacheKeyParameters": ("cache_key_parameters", LANGUAGES["rest.integration/cache_key_parameters"]),
    "requestParameters": ("request_parameters", LANGUAGES["rest.integration/request_parameters"]),
    "requestTemplates": ("request_templates", LANGUAGES["rest.integration/request_templates"]),
}
_REST_RESPONSE: dict[str, tuple[str, Written]] = {
    "responseParameters": ("response_parameters", LANGUAGES["rest.integration_response/response_parameters"]),
    "responseTemplates": ("response_templates", LANGUAGES["rest.integration_response/response_templates"]),
}
_HTTP: dict[str, tuple[str, Written]] = {
    "uri": ("uri", Written(Uri())),
    "requestParameters": ("request_parameters", Written(keys=HttpMappingKey(REQUEST), values=HttpMappingValue(REQUEST))),
}
_HTTP_RESPONSE = Written(keys=HttpMappingKey(RESPONSE), values=HttpMappingValue(RESPONSE))


def holds_document(block: Block, attribute: Attribute) -> bool:
    """Whether a parameter takes an OpenAPI document."""
    return bool(attribute.param) and attribute.param == f"{block.kind}/{DOCUMENTS.get(block.kind or '')}"


def described(holder: Block, attribute: Attribute) -> Iterator[Placed]:
    """Everything in a document that is written in a small language."""
    document = read_document(attribute.value)
    is_http = holder.kind in ("http.api", "sam.http_api")
    for operation in document.operations if document else ():
        written = entry(operation.contents, INTEGRATION)
        if written and isinstance(written.value, Mapping):
            block = _block(holder, "openapi.integration", written, written.value, _HTTP if is_http else _REST)
            yield from _placed(block, _HTTP if is_http else _REST)
            yield from _of_answers(block, written.value) if is_http else _of_responses(block, written.value)


def _of_responses(integration: Block, written: Mapping) -> Iterator[Placed]:
    """The responses of an integration of a REST API, by pattern."""
    responses = entry(written, "responses")
    for one in responses.value.entries if responses and isinstance(responses.value, Mapping) else ():
        if isinstance(one.value, Mapping):
            yield from _placed(_block(integration, "openapi.integration_response", one, one.value, _REST_RESPONSE), _REST_RESPONSE)


def _of_answers(integration: Block, written: Mapping) -> Iterator[Placed]:
    """The mappings of answers of an HTTP API, by status."""
    answers = entry(written, "responseParameters")
    for one in answers.value.entries if answers and isinstance(answers.value, Mapping) else ():
        if isinstance(one.value, Mapping):
            span = Span(one.key_span.start, one.value.span.end)
            mappings = Attribute(one.key or "", one.key_span, one.value, span, "openapi.integration/response_parameters")
            yield Placed(integration, mappings, _HTTP_RESPONSE)


def _placed(block: Block, names: Table[str, tuple[str, Written]]) -> Iterator[Placed]:
    return (Placed(block, attribute, names[attribute.name][1]) for attribute in block.attributes if attribute.name in names)


def _block(around: Block, kind: str, written: MapEntry, inside: Mapping, names: Table[str, tuple[str, Written]]) -> Block:
    key, span = written.key_span, Span(written.key_span.start, inside.span.end)
    read = partial(_contents, inside=inside, kind=kind, names=names)
    return Block(around.uri, Role.NESTED, kind, written.key or "", "", written.key or "", Places(span, key, key), read, None, around)


def _contents(_: Block, inside: Mapping, kind: str, names: Table[str, tuple[str, Written]]) -> Contents:
    attributes: list[Attribute] = []
    for one in inside.entries:
        if one.key is not None:
            param = f"{kind}/{names[one.key][0]}" if one.key in names else None
            attributes.append(Attribute(one.key, one.key_span, one.value, Span(one.key_span.start, one.value.span.end), param))
    return Contents(inside.span, tuple(attributes))
