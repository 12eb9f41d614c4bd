"""What on a block belongs to the other kind of API: WebSocket on an HTTP API, HTTP on a WebSocket API?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.model import Attribute, Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Fix, RuleContext
from gatewright.text import Span

KINDS = (
    "http.api",
    "http.authorizer",
    "http.integration",
    "http.route",
    "http.stage",
    "http.stage.default_route_settings",
    "http.stage.route_settings",
)
"""The kinds of which parts belong to one protocol only."""

PROTOCOL_NAMES = {"HTTP": "an HTTP API", "WEBSOCKET": "a WebSocket API"}

_EXECUTION_LOGS = "Execution logs are not supported on protocolType HTTP"
_REFUSED = {
    "api_key_required": "ApiKeyRequired is not currently supported for HTTP APIs.",
    "cors_configuration": "Cors is not supported for WEBSOCKET protocolType",
    "data_trace_enabled": _EXECUTION_LOGS,
    "logging_level": _EXECUTION_LOGS,
}
_ASKS_FOR_NOTHING = (False, "false", "OFF")


@dataclass(frozen=True)
class Foreign:
    """An attribute or nested block that is there for certain and meant for the other protocol than `protocol`.

    `refused` is what the service says to it, empty where it says nothing, or never hears of it.
    """

    written: Attribute | Block
    protocol: str
    refused: str

    @property
    def place(self) -> Span:
        """The whole attribute, or what the nested block is called."""
        return self.written.span if isinstance(self.written, Attribute) else self.written.type_span

    @property
    def owner(self) -> str:
        """The kind of API that it is meant for."""
        return next(name for protocol, name in PROTOCOL_NAMES.items() if protocol != self.protocol)

    @property
    def fix(self) -> Fix:
        """Taking it out."""
        return Fix(f"Remove `{self.written.name}`", (Remove(self.written),), certain=False)


def foreign(block: Block, ctx: RuleContext) -> Iterator[Foreign]:
    """Everything in a block that its API's protocol does not have; nothing where that protocol cannot be known."""
    protocol, kind = protocol_of(block, ctx.project), ctx.index.kind(block.kind or "")
    if kind is None or protocol not in PROTOCOL_NAMES:
        return
    for param in kind.params.values():
        if param.protocols and protocol not in param.protocols:
            attribute = given(block, param.name, ctx)
            # What is switched off or says the default asks for nothing.
            idle = (*_ASKS_FOR_NOTHING, param.fact("default", ctx.dialect))
            written = () if attribute and ctx.known(attribute.value) in idle else (attribute,) if attribute else block.nested(param.name)
            # Terraform sends no settings of execution logs to an HTTP API.
            silent = ctx.dialect == "terraform" and _REFUSED.get(param.name) == _EXECUTION_LOGS
            yield from (Foreign(one, protocol, "" if silent else _REFUSED.get(param.name, "")) for one in written)
