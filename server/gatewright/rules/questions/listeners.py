"""What does the listener speak that a private integration of an HTTP API leads to?"""

from __future__ import annotations

from gatewright.model import Block
from gatewright.rules.rule import RuleContext

_ENCRYPTED = ("HTTPS", "TLS")


def speaks_tls(integration: Block, ctx: RuleContext) -> bool:
    """Whether the listener is in the project and certainly takes encrypted connections only."""
    listener = ctx.target(integration, "integration_uri")
    return listener is not None and listener.kind == "neighbor.lb_listener" and ctx.value(listener, "protocol") in _ENCRYPTED
