"""Endpoint access mode stands beside a security policy that knows none."""

import pytest

from rules.writing import api, rewrites, says, stays_quiet

RULE = "access-mode-with-old-security-policy"


@pytest.mark.parametrize(
    "lines",
    [
        'security_policy = "SecurityPolicy_TLS13_1_3_2025_09"\nendpoint_access_mode = "BASIC"',
        'security_policy = var.x\nendpoint_access_mode = "BASIC"',
        'security_policy = "TLS_1_2"\nendpoint_access_mode = var.x',
        'security_policy = "TLS_1_2"\nendpoint_access_mode = null',
        'endpoint_access_mode = "BASIC"',
    ],
)
def test_stays_quiet(lines: str) -> None:
    stays_quiet(RULE, api(lines))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        api(
            'security_policy = "TLS_1_0"\nendpoint_access_mode = "BASIC"\n'
            "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-mode-with-old-security-policy"
        ),
        "`endpoint_access_mode` goes only with a policy that starts with `SecurityPolicy_`, and `security_policy` is `TLS_1_0`; leave it out.",
    )


def test_fix_takes_the_mode_out() -> None:
    snippet = """
        Resources:
          Pets:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: pets
              SecurityPolicy: TLS_1_2
              EndpointAccessMode: BASIC
        """
    rewrites(RULE, snippet, "      EndpointAccessMode: BASIC\n", "")
