"""For whatever reads test reports: JUnit's XML. A file is a suite, a finding a failure in it; a file without one is a test that passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from gatewright.batch.checked import Checked
from gatewright.batch.region import region
from gatewright.cli.formats.places import shown_path

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(found: Sequence[Checked]) -> str:
    """The report of one run."""
    total = sum(len(one.found) for one in found)
    root = ET.Element("testsuites", name="gatewright", tests=str(sum(max(1, len(one.found)) for one in found)), failures=str(total))
    for one in found:
        suite = ET.SubElement(
            root, "testsuite", name=shown_path(one), tests=str(max(1, len(one.found))), failures=str(len(one.found)), errors="0"
        )
        if not one.found:
            ET.SubElement(suite, "testcase", name="no findings", classname=shown_path(one))
        for finding in one.found:
            report = finding.report
            line, column, _, _ = region(one.document, report.finding.span)
            case = ET.SubElement(suite, "testcase", name=f"{report.rule} at {line}:{column}", classname=shown_path(one))
            failure = ET.SubElement(case, "failure", type=report.level.value, message=_clean(report.finding.message))
            failure.text = _clean(f"{one.path}:{line}:{column}: {report.finding.message}")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _clean(text: str) -> str:
    """Without characters that no XML can hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
