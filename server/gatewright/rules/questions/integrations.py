"""What do the two generations of APIs call the parts of an integration?

REST APIs keep one behind each method, HTTP and WebSocket APIs share theirs between routes; what they call is named alike in all but words.
"""

from __future__ import annotations

from typing import NamedTuple

from gatewright.model import Block
from gatewright.model.evaluate import Known
from gatewright.rules.rule import RuleContext


class Parts(NamedTuple):
    """The canonical names of what both generations have."""

    type: str
    uri: str
    method: str
    credentials: str


_REST = Parts("type", "uri", "integration_http_method", "credentials")
_HTTP = Parts("integration_type", "integration_uri", "integration_method", "credentials_arn")


def parts_of(integration: Block) -> Parts:
    """What the parts of that integration are called."""
    return _HTTP if integration.kind == "http.integration" else _REST


def type_of(integration: Block, ctx: RuleContext) -> Known:
    """`AWS_PROXY`, `HTTP` and so on; OpenAPI takes lower case as well."""
    known = ctx.value(integration, parts_of(integration).type)
    return known.upper() if isinstance(known, str) and ctx.dialect == "openapi" else known
