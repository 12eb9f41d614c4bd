"""Security policy belongs to another type of endpoint."""

import pytest

from rules.writing import PRIVATE, REGIONAL, api, rewrites, says, stays_quiet

RULE = "security-policy-for-other-endpoint"


def policy(name: str) -> str:
    return f'security_policy      = "{name}"\nendpoint_access_mode = "BASIC"\n'


@pytest.mark.parametrize(
    "lines",
    [
        policy("TLS_1_2") + REGIONAL,
        policy("SecurityPolicy_TLS13_2025_EDGE"),
        policy("SecurityPolicy_TLS13_1_3_2025_09") + PRIVATE,
        policy("SecurityPolicy_TLS13_2025_EDGE") + REGIONAL.replace('"REGIONAL"', "var.x"),
        policy("SecurityPolicy_TLS13_1_3_2025_09") + "body = var.x",
        "security_policy = var.x\n" + REGIONAL,
    ],
)
def test_stays_quiet(lines: str) -> None:
    stays_quiet(RULE, api(lines))


def test_without_a_type_an_api_is_edge_optimized() -> None:
    says(
        RULE,
        api(
            'security_policy = "SecurityPolicy_TLS13_1_2_2021_06"\n'
            "                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-for-other-endpoint"
        ),
        "The endpoint type is `EDGE`; such endpoints take only policies that end in `_EDGE`, so `SecurityPolicy_TLS13_1_2_2021_06` is refused.",
    )


def test_a_private_domain_of_a_template_has_no_edge() -> None:
    says(
        RULE,
        """
        Resources:
          PetsDomain:
            Type: AWS::ApiGateway::DomainNameV2
            Properties:
              DomainName: api.pets.example
              SecurityPolicy: SecurityPolicy_TLS12_2018_EDGE
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-for-other-endpoint
        """,
        "The endpoint type is `PRIVATE`; such endpoints take none that ends in `_EDGE`, so `SecurityPolicy_TLS12_2018_EDGE` is refused.",
    )


@pytest.mark.parametrize(
    ("wrong", "lines", "right"),
    [
        ("SecurityPolicy_TLS12_PFS_2025_EDGE", REGIONAL, "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"),
        ("SecurityPolicy_TLS13_1_2_2021_06", "", "SecurityPolicy_TLS12_2018_EDGE"),
        ("SecurityPolicy_TLS13_1_2_PQ_2025_09", "", "SecurityPolicy_TLS13_2025_EDGE"),
    ],
)
def test_fix_takes_the_counterpart(wrong: str, lines: str, right: str) -> None:
    rewrites(RULE, api(policy(wrong) + lines), wrong, right)
