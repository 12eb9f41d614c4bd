"""Format of an access log has several lines."""

import pytest

from harness.snippets import reports
from rules.writing import VARIABLE, offers, rewrites, stays_quiet

RULE = "access-log-format-with-line-breaks"


def stage(words: str) -> str:
    """A stage in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_stage" "it" {{\n  access_log_settings {{\n    format = {words}\n  }}\n}}\n'


def template(words: str) -> str:
    """A stage in CloudFormation."""
    return f"Resources:\n  It:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      AccessLogSetting:\n        Format: {words}\n"


JSON = '{\n  "id": "$context.requestId"\n}'


@pytest.mark.parametrize(
    "snippet",
    [
        stage("<<EOT\n$context.requestId\nEOT"),
        stage(f'replace(<<EOT\n{JSON}\nEOT\n, "\\n", "")'),
        stage('jsonencode({\n  id = "$context.requestId"\n})'),
        stage("var.x"),
        template(">\n          $context.requestId\n          $context.status"),
        template("|\n          $context.requestId"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_an_unknown_part_hides_no_line_break() -> None:
    text = stage(f"<<EOT\n{JSON} ${{var.x}}\nEOT")
    assert [report.finding.fixes for report in reports(text) if report.rule == RULE] == [()]


@pytest.mark.parametrize(
    ("snippet", "old", "new"),
    [
        (stage('"$context.requestId\\n$context.status"'), "Id\\n$", "Id $"),
        (stage(f"<<-EOT\n{JSON}\nEOT"), f"<<-EOT\n{JSON}\nEOT", '"{\\"id\\": \\"$context.requestId\\"}"'),
        (
            template('"$context.requestId\\n$context.status"'),
            '"$context.requestId\\n$context.status"',
            '"$context.requestId $context.status"',
        ),
    ],
)
def test_fix_writes_one_line(snippet: str, old: str, new: str) -> None:
    assert offers(RULE, snippet) == [("Write it on one line", False)]
    rewrites(RULE, snippet, old, new)
