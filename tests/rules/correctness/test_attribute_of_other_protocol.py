"""Attribute has no effect on this kind of API."""

import pytest

from rules.http_writing import UNKNOWN_PROTOCOL, WEBSOCKET, http_api, part, route, template, websocket_api
from rules.writing import rewrites, says, stays_quiet

RULE = "attribute-of-other-protocol"
SETTINGS = "default_route_settings {{\n  logging_level = {}\n  throttling_burst_limit = 1\n  throttling_rate_limit = 1\n}}"


@pytest.mark.parametrize(
    "snippet",
    [
        part("stage", SETTINGS.format('"INFO"'), before=WEBSOCKET),
        part("stage", SETTINGS.format('"INFO"'), before=UNKNOWN_PROTOCOL),
        part("stage", SETTINGS.format('"OFF"')),
        part("stage", SETTINGS.format("var.x")),
        part("stage", "client_certificate_id = var.x"),
        route("request_models = {}"),
        http_api('api_key_selection_expression = "$request.header.x-api-key"'),
        template("Route", "RouteKey: GET /a\nApiKeyRequired: false"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            route(f'model_selection_expression = "a"\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ {RULE}'),
            "`model_selection_expression` belongs to a WebSocket API; an HTTP API has no use for it.",
        ),
        (
            websocket_api(f"fail_on_warnings = true\n^^^^^^^^^^^^^^^^^^^^^^^ {RULE}"),
            "`fail_on_warnings` belongs to an HTTP API; a WebSocket API has no use for it.",
        ),
        (
            part("integration", f"tls_config {{\n^^^^^^^^^^ {RULE}\n}}", before=WEBSOCKET),
            "`tls_config` belongs to an HTTP API; a WebSocket API has no use for it.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "removed"),
    [
        (part("stage", SETTINGS.format('"INFO"')), '    logging_level = "INFO"\n'),
        (
            template("Authorizer", "AuthorizerType: REQUEST\nEnableSimpleResponses: true", "WEBSOCKET"),
            "      EnableSimpleResponses: true\n",
        ),
    ],
)
def test_fix_takes_it_out(snippet: str, removed: str) -> None:
    rewrites(RULE, snippet, removed, "")
