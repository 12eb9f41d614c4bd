"""Two mappings of a domain have one path."""

import pytest

from harness.snippets import check
from rules.writing import says, stays_quiet

RULE = "duplicate-base-path"

SHOP = "aws_api_gateway_domain_name.shop.domain_name"


def mapping(name: str, path: str = '"v1"', domain: str = SHOP, meta: str = "") -> str:
    return (
        f'resource "aws_api_gateway_base_path_mapping" "{name}" {{\n{meta}  api_id = "a1"\n  stage_name = "live"\n'
        f"  domain_name = {domain}\n  base_path = {path}\n}}\n"
    )


BEFORE = 'variable "x" {}\nresource "aws_api_gateway_domain_name" "shop" {\n  domain_name = "api.shop.example"\n}\n' + mapping("one")


@pytest.mark.parametrize(
    "second",
    [
        mapping("two", '"v2"'),
        mapping("two", "var.x"),
        mapping("two", "null"),
        mapping("two", domain="aws_api_gateway_domain_name.pets.domain_name"),
        mapping("two", domain="var.x"),
        mapping("two", meta="  for_each = var.x\n"),
        mapping("two", domain="aws_api_gateway_domain_name.shop[0].domain_name"),
    ],
)
def test_stays_quiet(second: str) -> None:
    stays_quiet(RULE, BEFORE + second)


def test_mappings_of_both_generations_share_paths() -> None:
    mixed = (
        'resource "aws_apigatewayv2_api_mapping" "two" {\n  api_id = "b2"\n  stage = "live"\n'
        f'  domain_name = aws_api_gateway_domain_name.shop.id\n  api_mapping_key = "v1"\n                    {"^" * 4} {RULE}\n}}\n'
    )
    check(BEFORE + mixed, rule=RULE)


def test_one_name_may_be_a_domain_in_two_regions() -> None:
    there = mapping("two", domain='"api.shop.example"', meta="  provider = aws.ireland\n")
    stays_quiet(RULE, mapping("one", domain='"api.shop.example"') + there)


def test_entries_of_one_local_are_not_one_domain() -> None:
    stays_quiet(RULE, mapping("one", domain="local.domains.a") + mapping("two", domain="local.domains.b"))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        BEFORE + mapping("two", f'"v1"\n              {"^" * 4} {RULE}'),
        '`one` has the path `v1` of the domain already; "Base path already exists for this domain name".',
    )
