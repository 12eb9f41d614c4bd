"""Names that client and server agree on."""

from __future__ import annotations

SECTION = "gatewright"
"""The section of an editor's settings that is ours."""

FIX_ALL = "source.fixAll.gatewright"
"""A kind of its own below `source.fixAll`, so that an editor can run ours alone on saving."""

TRY_TEMPLATE = "gatewright.tryTemplate"
"""The command that runs a mapping template with an example request. Its arguments: a file, a line and a column in it."""

TOKEN_KINDS = (
    "keyword",
    "variable",
    "parameter",
    "property",
    "function",
    "string",
    "number",
    "operator",
    "comment",
    "namespace",
    "macro",
    "regexp",
)
"""The kinds of colored stretches, those of `TokenKind`. The server says them before anything that knows languages is imported."""

TOKEN_MARKS = ("declaration", "readonly")
"""What may be said on top: the bits of a token's modifiers."""

TRIGGERS = ('"', "'", ".", "=", ":", " ", "!", "{", "[", "-", "$", "#", "/", "(", "*", "\\")
"""The characters that start a completion: those of the file forms, and of each speaker (`Speaker.triggers`)."""

CALL_TRIGGERS = ("(", ",")
"""The characters that start signature help."""
