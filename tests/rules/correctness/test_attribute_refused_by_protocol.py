"""Attribute that the service refuses for this kind of API."""

import pytest

from rules.http_writing import HTTP, WEBSOCKET, http_api, part, route, template, websocket_api
from rules.writing import rewrites, says, stays_quiet

RULE = "attribute-refused-by-protocol"
CORS = 'cors_configuration {\n  allow_origins = ["*"]\n}'


@pytest.mark.parametrize(
    "snippet",
    [
        http_api(CORS),
        route("api_key_required = true", before=WEBSOCKET),
        route("api_key_required = var.x", before=HTTP),
        part("stage", 'default_route_settings {\n  logging_level = "INFO"\n}'),
        template("Stage", "StageName: a\nDefaultRouteSettings: {LoggingLevel: 'OFF', DataTraceEnabled: false}"),
        template("Stage", "StageName: a\nDefaultRouteSettings: {LoggingLevel: INFO}", "WEBSOCKET"),
        template("Stage", "StageName: a\nDefaultRouteSettings: {LoggingLevel: !Ref X}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            websocket_api(CORS.replace("{\n", f"{{\n^^^^^^^^^^^^^^^^^^ {RULE}\n")),
            '`cors_configuration` belongs to an HTTP API; the call fails with "Cors is not supported for WEBSOCKET protocolType".',
        ),
        (
            template("Stage", f"StageName: a\nRouteSettings:\n  GET /a:\n    DataTraceEnabled: true\n    ^^^^^^^^^^^^^^^^^^^^^^ {RULE}"),
            '`DataTraceEnabled` belongs to a WebSocket API; the call fails with "Execution logs are not supported on protocolType HTTP".',
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_fix_takes_it_out() -> None:
    rewrites(RULE, route("api_key_required = true"), "  api_key_required = true\n", "")
