"""What does an integration call, in one word and a name?"""

from __future__ import annotations

import re
from dataclasses import replace

from gatewright.features.graph.naming import function_in, name_of, neighbor
from gatewright.features.graph.parts import UNKNOWN, Called
from gatewright.model import Project, Value
from gatewright.model.graph import Function, Integration, Node
from gatewright.rules.questions.integrations import parts_of
from gatewright.rules.questions.uris import rendered, service_of, shown

_ACTION = re.compile(r":action/(?P<name>\w+)")
_INVOCATION = ":lambda:path/"
_HTTP = ("http://", "https://")


def called(integration: Integration) -> Called:
    """What stands behind an integration."""
    kind = integration.text(parts_of(integration.block).type)
    if kind == "MOCK":
        return Called("mock")
    action = integration.text("integration_subtype")
    if action:
        return Called("service", action)
    found = called_by(integration.uri, integration.project, integration.function)
    if found.kind == "unknown" and (kind or "").startswith("HTTP"):
        found = replace(found, kind="http")
    private = integration.text("connection_type") == "VPC_LINK"
    return replace(found, through=neighbor(integration.named("connection_id", Node))) if private else found


def called_by(uri: Value | None, project: Project, function: Function | None) -> Called:
    """What a URI leads to; `function` is the Lambda function of the project in it."""
    if function:
        return Called("lambda", name_of(function.base, "function_name"))
    text = rendered(uri, project) if uri is not None else ""
    literal = function_in(text)
    if literal or _INVOCATION in text:
        return Called("lambda", literal or UNKNOWN)
    service, action = service_of(text), _ACTION.search(text)
    if service:
        return Called("service", f"{service} {action['name']}" if action else service)
    return Called("http", shown(text).replace("…", UNKNOWN)) if text.startswith(_HTTP) else Called("unknown", UNKNOWN)
