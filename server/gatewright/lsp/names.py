"""Names that client and server agree on."""

from __future__ import annotations

SECTION = "gatewright"
"""The section of an editor's settings that is ours."""

FIX_ALL = "source.fixAll.gatewright"
"""A kind of its own below `source.fixAll`, so that an editor can run ours alone on saving."""

ALLOW = "quickfix.allow"
"""The kind of the quick fixes that allow a rule, so that an editor can offer them alone."""

EXPLAIN_ERROR = "gatewright.server.explainError"
"""The command that says what is behind a message of the service. Its argument: the text. It answers `rules`, with `name` and `summary`, and `places` in the workspace, with `uri`, `range`, `rule` and `message`."""

DOCUMENTATION = "gatewright.server.documentation"
"""The command that names the page about what is under the cursor. Its arguments: a file, a line and a column in it. It answers an address, or null."""

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
