"""Offset of a quota lies outside its period."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "quota-offset-outside-period"


def quota(period: str, offset: str) -> str:
    return (
        f'variable "x" {{}}\nresource "aws_api_gateway_usage_plan" "pets" {{\n  name = "pets"\n  quota_settings {{\n    limit = 5\n'
        f"    period = {period}\n    offset = {offset}\n  }}\n}}\n"
    )


@pytest.mark.parametrize(
    ("period", "offset"), [('"DAY"', "0"), ('"WEEK"', "6"), ('"MONTH"', "27"), ('"MONTH"', "28"), ("var.x", "7"), ('"DAY"', "var.x")]
)
def test_stays_quiet(period: str, offset: str) -> None:
    stays_quiet(RULE, quota(period, offset))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        quota('"WEEK"', f"27\n             {'^' * 2} {RULE}"),
        '`offset` is 27; "Usage Plan quota offset must be between 0 and 6 inclusive in the WEEK period".',
    )


def test_fix_takes_the_last_day() -> None:
    rewrites(RULE, quota('"WEEK"', "20"), "20", "6")
