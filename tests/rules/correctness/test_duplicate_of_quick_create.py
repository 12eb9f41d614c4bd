"""Route or stage that quick create has made already."""

import pytest

from rules.http_writing import HTTP, http_api, part, route
from rules.writing import says, stays_quiet

RULE = "duplicate-of-quick-create"
QUICK = http_api('target = "https://a.example"')
KEYED = http_api('target = "https://a.example"\nroute_key = "GET /pets"')


@pytest.mark.parametrize(
    "snippet",
    [
        part("stage", 'name = "$default"', HTTP),
        part("stage", 'name = "live"', QUICK),
        part("stage", "name = var.x", QUICK),
        part("stage", 'name = "$default"', http_api("target = var.x")),
        route(before=QUICK),
        route(key='"$default"', before=KEYED),
        route(before=http_api('target = "https://a.example"\nroute_key = var.x')),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            part("stage", f'name = "$default"\n       ^^^^^^^^^^ {RULE}', QUICK),
            "`target` of the API has made a stage `$default`; this one ends in a ConflictException.",
        ),
        (
            route(before=KEYED, key=f'"GET /pets"\n            ^^^^^^^^^^^ {RULE}'),
            "`target` of the API has made a route `GET /pets`; this one ends in a ConflictException.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


def test_quick_create_excludes_a_document() -> None:
    message = "`target` cannot be set beside `body`."
    says("conflicting-attributes", http_api('body = "{}"\ntarget = "https://a.example"\n^^^^^^ conflicting-attributes'), message)
