"""Method settings that set nothing."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "empty-method-settings"


def settings(lines: str) -> str:
    return (
        'variable "x" {}\nresource "aws_api_gateway_method_settings" "pets" {\n  rest_api_id = "a1"\n  stage_name = "live"\n'
        f'  method_path = "*/*"\n  settings {{\n{lines}  }}\n}}\n'
    )


def stage(entry: str) -> str:
    return (
        "Resources:\n  Live:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      RestApiId: !Ref Pets\n      StageName: live\n"
        f"      MethodSettings:\n        - HttpMethod: GET\n          ResourcePath: /\n          {entry}\n"
    )


@pytest.mark.parametrize(
    "snippet",
    [
        settings("    logging_level = var.x\n"),
        settings("    logging_levle = var.x\n"),
        stage("LoggingLevel: INFO"),
        stage("Fn::Transform: {Name: A}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        settings(f"  {'^' * 8} {RULE}\n"),
        "These method settings set nothing; the service drops them without a word.",
    )


def test_fix_takes_entry_or_resource_out() -> None:
    entry = "        - HttpMethod: GET\n          ResourcePath: /\n"
    full = "        - HttpMethod: ANY\n          ResourcePath: /\n          MetricsEnabled: true\n"
    rewrites(RULE, stage("").rstrip() + "\n" + full, entry, "")
    assert offers(RULE, settings("") + 'output "x" {\n  value = aws_api_gateway_method_settings.pets.id\n}\n') == []
