"""For code scanning: SARIF 2.1.0, with the page of each rule, ranges, related places and fixes.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gatewright import __version__
from gatewright.batch.checked import Checked, Found
from gatewright.batch.region import region
from gatewright.cli.baseline import fingerprint
from gatewright.cli.formats.places import each, path_from_here
from gatewright.features.actions import Action
from gatewright.features.card import markdown, plain
from gatewright.features.cards import rule_card
from gatewright.model import Document, Project
from gatewright.rules.registry import pages
from gatewright.rules.rule import Level, Page
from gatewright.text import Span

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFORMATION: "note", Level.HINT: "note", Level.OFF: "none"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(found: Sequence[Checked]) -> str:
    """One run with the rules that reported something."""
    names = sorted({report.rule for one in found for report in one.reports})
    run = {
        "tool": {"driver": {"name": "Gatewright", "semanticVersion": __version__, "rules": [_rule(pages()[name]) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that the check was run in."}}},
        "artifacts": [{"location": _artifact(one.document.uri)} for one in found if one.found],
        "results": [_result(one, finding, names) for one, finding in each(found)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(page: Page) -> dict[str, Any]:
    rule, card = page.rule, rule_card(page)
    made: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": card.summary},
        "help": {"text": plain(card), "markdown": markdown(card)},
        "defaultConfiguration": {"level": _LEVELS[rule.level], "enabled": rule.level is not Level.OFF},
        "properties": {"tags": [rule.category.value]},
    }
    if rule.see:
        made["helpUri"] = rule.see[0]
    return made


def _result(one: Checked, found: Found, names: Sequence[str]) -> dict[str, Any]:
    report = found.report
    result: dict[str, Any] = {
        "ruleId": report.rule,
        "ruleIndex": names.index(report.rule),
        "level": _LEVELS[report.level],
        "message": {"text": report.finding.message},
        "locations": [_location(one.document, report.finding.span)],
        "partialFingerprints": {"gatewright/v1": fingerprint(one, report)},
    }
    related = [
        {"id": number, **_location(document, place.span), "message": {"text": place.message}}
        for number, place in enumerate(report.finding.related)
        if (document := one.project.document(place.uri))
    ]
    if related:
        result["relatedLocations"] = related
    fixes = [_fix(action, one.project) for action in found.fixes]
    if fixes:
        result["fixes"] = fixes
    return result


def _fix(action: Action, project: Project) -> dict[str, Any]:
    changes = [
        {
            "artifactLocation": _artifact(uri),
            "replacements": [{"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.text}} for edit in edits],
        }
        for uri, edits in action.edits.items()
        if (document := project.document(uri))
    ]
    return {"description": {"text": action.title}, "artifactChanges": changes}


def _location(document: Document, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(document.uri), "region": _region(document, span)}}


def _region(document: Document, span: Span) -> dict[str, int]:
    line, column, end_line, end_column = region(document, span)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(uri: str) -> dict[str, str]:
    """Below the working folder a path, which code scanning knows; elsewhere the whole address."""
    path = path_from_here(uri)
    return {"uri": uri} if path.startswith("/") or ":" in path else {"uri": _escaped(path), "uriBaseId": "%SRCROOT%"}


def _escaped(path: str) -> str:
    from urllib.parse import quote

    return quote(path)
