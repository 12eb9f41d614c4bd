"""For GitLab: a code quality report.

Source: https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from gatewright.batch.checked import Checked
from gatewright.batch.region import region
from gatewright.cli.baseline import fingerprint
from gatewright.cli.formats.places import each, shown_path
from gatewright.rules.rule import Level

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.INFORMATION: "minor", Level.HINT: "info"}


def write(found: Sequence[Checked]) -> str:
    """A list of findings; two that are alike have different fingerprints, as GitLab shows one of each only."""
    seen: dict[str, int] = {}
    issues: list[dict[str, object]] = []
    for one, finding in each(found):
        report, mark = finding.report, fingerprint(one, finding.report)
        seen[mark] = seen.get(mark, 0) + 1
        line, _, end_line, _ = region(one.document, report.finding.span)
        issues.append(
            {
                "description": report.finding.message,
                "check_name": report.rule,
                "fingerprint": mark if seen[mark] == 1 else f"{mark}-{seen[mark]}",
                "severity": _SEVERITIES[report.level],
                "location": {"path": shown_path(one), "lines": {"begin": line, "end": end_line}},
            }
        )
    return json.dumps(issues, indent=2, ensure_ascii=False)
