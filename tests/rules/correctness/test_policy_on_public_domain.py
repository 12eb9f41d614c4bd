"""Resource policy on a domain that is not private."""

import pytest

from rules.writing import PRIVATE, REGIONAL, rewrites, says, stays_quiet

RULE = "policy-on-public-domain"


def domain(policy: str, endpoint: str = "") -> str:
    return (
        f'variable "x" {{}}\nresource "aws_api_gateway_domain_name" "pets" {{\n  domain_name = "api.pets.example"\n  policy = {policy}\n'
        f"{endpoint}\n}}\n"
    )


@pytest.mark.parametrize(
    "snippet",
    [domain('"{}"', PRIVATE), domain('"{}"', REGIONAL.replace('"REGIONAL"', "var.x")), domain("var.x", REGIONAL), domain("null", REGIONAL)],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        domain(f'"{{}}"\n  {"^" * 13} {RULE}'),
        "The endpoint type of the domain is `EDGE`; only private domains have a `policy`. Put it on the API.",
    )


def test_fix_takes_the_policy_out() -> None:
    rewrites(RULE, domain('"{}"', REGIONAL), '  policy = "{}"\n', "")
