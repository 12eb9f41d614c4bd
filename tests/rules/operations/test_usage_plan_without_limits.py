"""Usage plan limits nothing."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "usage-plan-without-limits"


def plan(lines: str = "") -> str:
    return f'variable "x" {{}}\nresource "aws_api_gateway_usage_plan" "pets" {{\n  name = "pets"\n{lines}}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        plan('  quota_settings {\n    limit = 5\n    period = "DAY"\n  }\n'),
        plan('  dynamic "throttle_settings" {\n    for_each = var.x\n    content {}\n  }\n'),
        plan('  dynamic "api_stages" {\n    for_each = var.x\n    content {}\n  }\n'),
        """
        Resources:
          Plan:
            Type: AWS::ApiGateway::UsagePlan
            Properties:
              ApiStages:
                - ApiId: !Ref Pets
                  Stage: live
                  Throttle:
                    /pets/GET: {RateLimit: 5}
        """,
        """
        Resources:
          Plan:
            Type: AWS::ApiGateway::UsagePlan
            Properties:
              Throttle: !If [A, {RateLimit: 5}, !Ref AWS::NoValue]
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    marked = plan().replace("\n  name", f"\n          {'^' * 26} {RULE}\n  name")
    says(RULE, marked, "The usage plan has neither `throttle_settings` nor `quota_settings`, so its keys are counted and never held back.")


def test_fixes_add_limits() -> None:
    throttle = "\n  throttle_settings {\n    burst_limit = 50\n    rate_limit  = 100\n  }\n"
    rewrites(RULE, plan(), '  name = "pets"\n', f'  name = "pets"\n{throttle}')
    template = "Resources:\n  Plan:\n    Type: AWS::ApiGateway::UsagePlan\n    Properties:\n      UsagePlanName: pets\n"
    quota = "      Quota:\n        Limit: 10000\n        Period: DAY\n"
    rewrites(RULE, template, "UsagePlanName: pets\n", f"UsagePlanName: pets\n{quota}", fix=1)
