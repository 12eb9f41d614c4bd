"""What does a good access log say, for each kind of stage?"""

from gatewright.model import Block

_COMMON = '"requestId":"$context.requestId","ip":"$context.identity.sourceIp","requestTime":"$context.requestTime"'
_FORMATS = {
    "rest": f'{{{_COMMON},"httpMethod":"$context.httpMethod","resourcePath":"$context.resourcePath","status":"$context.status"}}',
    "http": f'{{{_COMMON},"routeKey":"$context.routeKey","status":"$context.status","error":"$context.integrationErrorMessage"}}',
}


def json_format(block: Block) -> str:
    """A line of JSON for a stage of the generation that a block is of; what it names, REST, HTTP and WebSocket stages all have."""
    return _FORMATS["http" if (block.kind or "").startswith(("http.", "sam.http_api")) else "rest"]
