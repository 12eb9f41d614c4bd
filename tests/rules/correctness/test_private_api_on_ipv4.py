"""Private API or domain is limited to IPv4."""

import pytest

from rules.writing import api, rewrites, says, stays_quiet

RULE = "private-api-on-ipv4"


def endpoint(types: str, address: str) -> str:
    return f"endpoint_configuration {{\n  types           = {types}\n  ip_address_type = {address}\n}}"


@pytest.mark.parametrize(
    ("types", "address"), [('["REGIONAL"]', '"ipv4"'), ("[var.x]", '"ipv4"'), ('["PRIVATE"]', "var.x"), ('["PRIVATE"]', '"dualstack"')]
)
def test_stays_quiet(types: str, address: str) -> None:
    stays_quiet(RULE, api(endpoint(types, address)))


def test_a_private_domain_is_held_to_the_same() -> None:
    says(
        RULE,
        """
        Resources:
          PetsDomain:
            Type: AWS::ApiGateway::DomainNameV2
            Properties:
              DomainName: api.pets.example
              EndpointConfiguration:
                Types: [PRIVATE]
                IpAddressType: ipv4
                               ^^^^ private-api-on-ipv4
        """,
        '`IpAddressType` is `ipv4`; the service refuses it with "Only dualstack ipAddressType is supported for Private APIs."',
    )


def test_fix_changes_one_word() -> None:
    rewrites(RULE, api(endpoint('["PRIVATE"]', '"ipv4"')), '"ipv4"', '"dualstack"')
