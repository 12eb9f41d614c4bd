"""Throttling limit of zero."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "throttle-of-zero"


def settings(limit: str) -> str:
    return (
        'variable "x" {}\nresource "aws_api_gateway_method_settings" "pets" {\n  rest_api_id = "a1"\n  stage_name = "live"\n'
        f'  method_path = "*/*"\n  settings {{\n    throttling_rate_limit = {limit}\n  }}\n}}\n'
    )


def stage(limit: str) -> str:
    return (
        "Resources:\n  Release:\n    Type: AWS::ApiGateway::Deployment\n    Properties:\n      RestApiId: !Ref Pets\n      StageName: live\n"
        f"      StageDescription:\n        MetricsEnabled: true\n        ThrottlingBurstLimit: {limit}\n"
    )


@pytest.mark.parametrize("snippet", [settings("-1"), settings("0.5"), settings("var.x"), stage("50"), stage("!Ref Limit")])
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        stage(f"0\n                              ^ {RULE}"),
        '`ThrottlingBurstLimit` is 0, which lets nothing through: every call is answered 429 "Too Many Requests".',
    )


def test_fix_sets_no_limit() -> None:
    rewrites(RULE, settings("0"), "= 0", "= -1")
    rewrites(RULE, stage("0"), "        ThrottlingBurstLimit: 0\n", "")


def test_looks_at_stages_of_http_apis_too() -> None:
    says(
        RULE,
        f"""
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: !Ref Pets
              StageName: live
              DefaultRouteSettings:
                ThrottlingRateLimit: 0
                                     ^ {RULE}
        """,
        '`ThrottlingRateLimit` is 0, which lets nothing through: every call is answered 429 "Too Many Requests".',
    )
