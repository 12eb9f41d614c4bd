"""Which blocks switch on logs that API Gateway writes with the role of the account?

REST and WebSocket APIs do, for execution logs and for access logs in a log group. HTTP APIs deliver their logs in another way, and so does
Firehose.
"""

from __future__ import annotations

from gatewright.model import Attribute, Block
from gatewright.model.graph import Api, Node, OfApi
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import RuleContext

LOGGING = (
    "rest.stage.access_log_settings",
    "rest.method_settings.settings",
    "http.stage.access_log_settings",
    "http.stage.default_route_settings",
    "http.stage.route_settings",
)
"""Where logs are switched on."""

ACCOUNT = "rest.account"
REFUSED = "CloudWatch Logs role ARN must be set in account settings to enable logging"


def log_of(block: Block, ctx: RuleContext) -> Attribute | None:
    """The attribute of one of these blocks that certainly asks for logs by the role of the account."""
    return _log_of(ctx.graph.node(block, of=OfApi))


def first_logging(ctx: RuleContext) -> Block | None:
    """The first block of the project that asks for such logs, by file and place."""
    outer = (node for kind in ("rest.stage", "rest.method_settings", "http.stage", "sam.api") for node in ctx.graph.all(Node, kind))
    nodes = (inner for node in outer if node.project is ctx.project for inner in ctx.graph.nested(node, LOGGING, OfApi))
    first = min((node for node in nodes if _log_of(node)), key=lambda node: node.written_at, default=None)
    return first.block if first else None


def _log_of(node: OfApi) -> Attribute | None:
    if node.kind.startswith("http.") and not (isinstance(node.api, Api) and node.api.protocol == "WEBSOCKET"):
        return None
    if node.kind.endswith("access_log_settings"):
        destination = node.block.get("destination_arn")
        return destination if destination and _is_log_group(node, destination) else None
    return node.block.get("logging_level") if node.value("logging_level") in ("ERROR", "INFO") else None


def _is_log_group(node: OfApi, destination: Attribute) -> bool:
    found = node.named("destination_arn", Node)
    return bool(found and found.kind == "neighbor.cloudwatch_log_group") or ":logs:" in rendered(destination.value, node.project)
