"""Deployment describes a stage that it does not name."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "stage-description-without-stage-name"


def release(lines: str) -> str:
    return (
        "Parameters:\n  X: {Type: String}\nResources:\n  Release:\n    Type: AWS::ApiGateway::Deployment\n"
        f"    Properties:\n      RestApiId: !Ref Pets\n{lines}"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "      Description: first\n",
        "      StageName: !Ref X\n      StageDescription: {MetricsEnabled: true}\n",
        "      StageName: !If [A, live, !Ref AWS::NoValue]\n      StageDescription: {MetricsEnabled: true}\n",
        "      StageDescription: !If [A, {MetricsEnabled: true}, !Ref AWS::NoValue]\n",
    ],
)
def test_stays_quiet(lines: str) -> None:
    stays_quiet(RULE, release(lines))


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        release(f"      DeploymentCanarySettings:\n      {'^' * 24} {RULE}\n        PercentTraffic: 10\n"),
        "`DeploymentCanarySettings` is about a stage, and `StageName` is not set; name the stage, or move the settings to a stage of its own.",
    )


def test_fix_takes_the_settings_out() -> None:
    lines = "      StageDescription:\n        MetricsEnabled: true\n"
    rewrites(RULE, release(lines), lines, "")
