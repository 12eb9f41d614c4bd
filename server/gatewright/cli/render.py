"""`gatewright render TEMPLATE`: what a mapping template makes of a request."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gatewright.cli.given import GivenError, given_text
from gatewright.expressions.velocity.running import TemplateError
from gatewright.features.trial.alone import notes, request_for, tried
from gatewright.features.trial.example import as_event
from gatewright.features.trial.message import MessageError, read_answer
from gatewright.index import installed_index
from gatewright.text import LineIndex


def render(parsed: argparse.Namespace) -> int:
    """Prints what the template makes, and on standard error what somebody should know of it; 1 where the service would refuse it."""
    index = installed_index()
    name = "template" if parsed.template == "-" else Path(parsed.template).name
    try:
        text = given_text(parsed.template)
        request = request_for(text, given_text(parsed.event) if parsed.event else None, index)
        answer = read_answer(given_text(parsed.response)) if parsed.response else None
    except (GivenError, MessageError) as error:
        print(f"gatewright: {error}", file=sys.stderr)
        return 2
    if parsed.show_event:
        print(as_event(request))
        return 0
    try:
        outcome = tried(text, request, answer, index)
    except TemplateError as error:
        line, column = LineIndex(text).position(error.span.start)
        print(f"{name}:{line + 1}:{column + 1}: {error}", file=sys.stderr)
        return 1
    print(outcome.text, end="" if outcome.text.endswith("\n") else "\n")
    for remark in notes(outcome, text, name):
        print(remark, file=sys.stderr)
    return 0
