"""Route settings let no request through."""

import pytest

from rules.http_writing import part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "route-settings-without-throttling"


@pytest.mark.parametrize(
    "snippet",
    [
        part("stage", "default_route_settings {\n  throttling_burst_limit = 0\n  throttling_rate_limit = var.x\n}"),
        part(
            "stage",
            'dynamic "route_settings" {\n  for_each = var.x\n  content {\n    throttling_burst_limit = 1\n    throttling_rate_limit = 1\n  }\n}',
        ),
        part("stage", ""),
        template("Stage", "StageName: a\nDefaultRouteSettings: {DetailedMetricsEnabled: true}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        part("stage", f'route_settings {{\n^^^^^^^^^^^^^^ {RULE}\n  route_key = "GET /a"\n}}'),
        "`throttling_burst_limit` and `throttling_rate_limit` are not set, which Terraform sends as 0: every call is answered with 429.",
    )


def test_fix_adds_the_limits_of_an_account() -> None:
    snippet = part("stage", "default_route_settings {\n  throttling_burst_limit = 10\n}")
    rewrites(RULE, snippet, "_limit = 10\n", "_limit = 10\n    throttling_rate_limit  = 10000\n")
