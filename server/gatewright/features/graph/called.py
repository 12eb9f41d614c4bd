"""What does an integration call, in one word and a name?"""

from __future__ import annotations

import re

from gatewright.features.graph.naming import function_in, name_of, neighbor
from gatewright.features.graph.parts import UNKNOWN, Called
from gatewright.model.graph import Integration, Node
from gatewright.rules.integrations import parts_of
from gatewright.rules.uris import rendered, service_of, shown

_ACTION = re.compile(r":action/(?P<name>\w+)")
_INVOCATION = ":lambda:path/"


def called(integration: Integration) -> Called:
    """What stands behind an integration."""
    kind = integration.text(parts_of(integration.block).type)
    if kind == "MOCK":
        return Called("mock")
    link = neighbor(integration.named("connection_id", Node)) if _is_private(integration) else None
    function = integration.function
    if function:
        return Called("lambda", name_of(function.base, "function_name"))
    action = integration.text("integration_subtype")
    if action:
        return Called("service", action)
    text = rendered(integration.uri, integration.project) if integration.uri is not None else ""
    literal = function_in(text)
    if literal or _INVOCATION in text:
        return Called("lambda", literal or UNKNOWN)
    service, action = service_of(text), _ACTION.search(text)
    if service:
        return Called("service", f"{service} {action['name']}" if action else service)
    if text.startswith(("http://", "https://")):
        return Called("http", shown(text).replace("…", UNKNOWN), link)
    return Called("http", UNKNOWN, link) if link or (kind or "").startswith("HTTP") else Called("unknown", UNKNOWN)


def _is_private(integration: Integration) -> bool:
    return integration.text("connection_type") == "VPC_LINK"
