"""Security policy named by year has no endpoint access mode beside it."""

import pytest

from rules.writing import api, offers, rewrites, says, stays_quiet

RULE = "security-policy-without-access-mode"

NEW = 'security_policy = "SecurityPolicy_TLS13_1_3_2025_09"\n'


@pytest.mark.parametrize(
    "lines",
    [
        'security_policy = "TLS_1_2"',
        "security_policy = var.x",
        NEW + "endpoint_access_mode = var.x",
        NEW + "body = var.x",
    ],
)
def test_stays_quiet(lines: str) -> None:
    stays_quiet(RULE, api(lines))


def test_a_condition_may_set_the_mode() -> None:
    stays_quiet(
        RULE,
        """
        Resources:
          Pets:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: pets
              SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
              EndpointAccessMode: !If [A, BASIC, !Ref AWS::NoValue]
        """,
    )


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        api(NEW + "                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security-policy-without-access-mode"),
        "`SecurityPolicy_TLS13_1_3_2025_09` needs `endpoint_access_mode`; begin with `BASIC`, and change to `STRICT` once the logs show no "
        "caller with another host name.",
    )


def test_fixes_offer_both_modes() -> None:
    assert offers(RULE, api(NEW)) == [("Set `endpoint_access_mode` to `BASIC`", False), ("Set `endpoint_access_mode` to `STRICT`", False)]
    rewrites(RULE, api(NEW), '_2025_09"\n', '_2025_09"\n  endpoint_access_mode = "BASIC"\n')
