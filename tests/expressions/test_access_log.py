"""Formats of access logs."""

import pytest

from gatewright.expressions.access_log import closest, is_among, variables

KNOWN = (
    "$context.requestId",
    "$context.identity.sourceIp",
    "$context.integration.latency",
    "$context.authorizer.property",
    "$context.requestOverride.header.header_name",
    "$context.status",
)


def test_finds_the_variables_and_nothing_else() -> None:
    text = '$context.identity.sourceIp-$context.status. "${context.stage}" $stageVariables.x $context'
    assert [(variable.name, variable.span.of(text)) for variable in variables(text)] == [
        ("$context.identity.sourceIp", "$context.identity.sourceIp"),
        ("$context.status", "$context.status"),
    ]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("$context.requestId", True),
        ("$context.authorizer.shop", True),
        ("$context.requestOverride.header.Accept", True),
        ("$context.requestOverride.query.page", False),
        ("$context.requestid", False),
        ("$context.identity", False),
    ],
)
def test_knows_what_is_listed_and_what_anybody_names(name: str, known: bool) -> None:
    assert is_among(name, KNOWN) is known


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("$context.requestID", "$context.requestId"),
        ("$context.sourceIp", "$context.identity.sourceIp"),
        ("$context.integrationLatency", "$context.integration.latency"),
        ("$context.nothingLikeIt", None),
    ],
)
def test_says_which_was_meant(name: str, meant: str | None) -> None:
    assert closest(name, KNOWN) == meant
