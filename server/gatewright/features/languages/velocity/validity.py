"""What of `$context` has a value in a template: that depends on the kind of API, and on the message that the template is for."""

from __future__ import annotations

from gatewright.index.entry import ContextVariable
from gatewright.inside import Strand
from gatewright.inside.languages import MappingTemplate

_REQUEST, _RESPONSE = "$context.requestOverride.", "$context.responseOverride."
_ERRORS = "$context.error."


def places_of(strand: Strand) -> tuple[str, ...]:
    """What the docs index calls the templates of the kind of API that a template belongs to; both kinds where that is not known."""
    kind = strand.block.kind or ""
    if kind.startswith("rest."):
        return ("rest-mapping",)
    return ("websocket-mapping",) if kind.startswith(("http.", "websocket.")) else ("rest-mapping", "websocket-mapping")


def missing_in(variable: ContextVariable, strand: Strand) -> str:
    """Why a variable has no value in a template; empty where it has one."""
    message = strand.language.message if isinstance(strand.language, MappingTemplate) else ""
    if variable.name.startswith(_REQUEST) and message == "response":
        return "The request was sent already when a response template runs."
    if variable.name.startswith(_RESPONSE) and message == "request":
        return "There is no response yet when a request template runs."
    if variable.name.startswith(_ERRORS):
        return "Templates run where there is no error yet."
    if not any(place in variable.valid for place in places_of(strand)):
        kinds = {"rest-mapping": "a REST API", "websocket-mapping": "a WebSocket API"}
        return f"It has no value in a template of {' or '.join(kinds[place] for place in places_of(strand))}."
    return ""
