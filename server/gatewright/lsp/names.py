"""Names that client and server agree on."""

from __future__ import annotations

SECTION = "gatewright"
"""The section of an editor's settings that is ours."""

FIX_ALL = "source.fixAll.gatewright"
"""A kind of its own below `source.fixAll`, so that an editor can run ours alone on saving."""

TRY_TEMPLATE = "gatewright.tryTemplate"
"""The command that runs a mapping template with an example request. Its arguments: a file, a line and a column in it."""
