"""Which APIs may an access log belong to, and what does a good one say?"""

from gatewright.model import Block, Project
from gatewright.rules.questions.apis import protocol_of

KINDS = {"REST": "a REST API", "HTTP": "an HTTP API", "WEBSOCKET": "a WebSocket API"}

_COMMON = {"requestId": "requestId", "ip": "identity.sourceIp", "requestTime": "requestTime"}
_FIELDS: dict[tuple[str, ...], dict[str, str]] = {
    ("REST",): _COMMON | {"httpMethod": "httpMethod", "resourcePath": "resourcePath", "status": "status"},
    ("HTTP",): _COMMON | {"routeKey": "routeKey", "path": "path", "status": "status", "error": "integrationErrorMessage"},
    ("WEBSOCKET",): _COMMON
    | {"eventType": "eventType", "routeKey": "routeKey", "connectionId": "connectionId", "status": "status", "error": "integration.error"},
    ("HTTP", "WEBSOCKET"): _COMMON | {"routeKey": "routeKey", "status": "status", "error": "integrationErrorMessage"},
}


def protocols_of(settings: Block, project: Project) -> tuple[str, ...]:
    """The kinds of API that the stage with these settings may belong to."""
    outer = settings.outermost.kind or ""
    if settings.kind == "rest.stage.access_log_settings":
        return ("REST",)
    if outer.startswith("sam."):
        return ("HTTP",) if "http_api" in outer else ("WEBSOCKET",)
    protocol = protocol_of(settings, project)
    return (protocol,) if protocol in ("HTTP", "WEBSOCKET") else ("HTTP", "WEBSOCKET")


def fields(protocols: tuple[str, ...]) -> dict[str, str]:
    """What a line shows for some kinds of API, as a key of JSON and the variable behind it."""
    return {key: f"$context.{name}" for key, name in _FIELDS[protocols].items()}


def as_json(shown: dict[str, str]) -> str:
    """A line of JSON that shows the variables. The service fills them in without escapes; all of these are plain words."""
    return "{" + ",".join(f'"{key}":"{variable}"' for key, variable in shown.items()) + "}"


def json_format(block: Block) -> str:
    """A line of JSON for a stage of the generation that a block is of; what it names, REST, HTTP and WebSocket stages all have."""
    return as_json(fields(("HTTP", "WEBSOCKET") if (block.kind or "").startswith(("http.", "sam.http_api")) else ("REST",)))
