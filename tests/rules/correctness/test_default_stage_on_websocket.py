"""Stage `$default` of a WebSocket API."""

import pytest

from rules.http_writing import HTTP, UNKNOWN_PROTOCOL, WEBSOCKET, part, template
from rules.writing import says, stays_quiet

RULE = "default-stage-on-websocket"


@pytest.mark.parametrize(
    "snippet",
    [
        part("stage", 'name = "$default"', HTTP),
        part("stage", 'name = "$default"', UNKNOWN_PROTOCOL),
        part("stage", "name = var.x", WEBSOCKET),
        template("Stage", "StageName: live", "WEBSOCKET"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        part("stage", f'name = "$default"\n       ^^^^^^^^^^ {RULE}', WEBSOCKET),
        "`name` is `$default`, which only HTTP APIs have; name the stage, as in `live`.",
    )
