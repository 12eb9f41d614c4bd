"""Default endpoint leads around mutual TLS."""

import pytest

from rules.writing import REGIONAL, api, rewrites, says, stays_quiet

RULE = "default-endpoint-bypasses-mtls"

TRUST = '  mutual_tls_authentication {\n    truststore_uri = "s3://trust/a.pem"\n  }\n'
DOMAIN = f'resource "aws_api_gateway_domain_name" "shop" {{\n  domain_name = "a"\n{REGIONAL}\n{TRUST}}}\n'
MAPPING = (
    'resource "aws_api_gateway_base_path_mapping" "pets" {\n  api_id = aws_api_gateway_rest_api.pets.id\n'
    "  domain_name = aws_api_gateway_domain_name.shop.domain_name\n}\n"
)


@pytest.mark.parametrize(
    "snippet",
    [
        api("disable_execute_api_endpoint = true") + DOMAIN + MAPPING,
        api("disable_execute_api_endpoint = var.x") + DOMAIN + MAPPING,
        api("body = var.x") + DOMAIN + MAPPING,
        api() + DOMAIN.replace(TRUST, "") + MAPPING,
        api() + DOMAIN + MAPPING.replace("rest_api.pets", "rest_api.orders"),
        api() + DOMAIN + MAPPING.replace("name.shop", "name.other"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        api(f"disable_execute_api_endpoint = false\n                               {'^' * 5} {RULE}") + DOMAIN + MAPPING,
        "The domain `shop` asks clients for a certificate, the API's default endpoint does not; set `disable_execute_api_endpoint` to `true`.",
    )


def test_fix_turns_the_endpoint_off() -> None:
    rewrites(RULE, api("disable_execute_api_endpoint = false") + DOMAIN + MAPPING, "= false", "= true")
