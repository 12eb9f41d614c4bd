"""The table of what the server answers. Each module registers one group of methods."""

from __future__ import annotations

from gatewright.lsp.handlers import actions, commands, completion, hover, life, navigation, renaming, sync, tokens, trial, writing
from gatewright.lsp.server import Gatewright


def register(server: Gatewright) -> None:
    """Registers every handler."""
    for group in (life, sync, hover, completion, actions, navigation, renaming, tokens, writing, trial, commands):
        group.register(server)
