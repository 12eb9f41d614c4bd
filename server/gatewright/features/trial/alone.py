"""A template that nothing is known of but its text: what does it make of a request, or of an answer?"""

from __future__ import annotations

from dataclasses import replace

from gatewright.features.trial.example import example_of_text
from gatewright.features.trial.message import Answer, Request, read_event
from gatewright.features.trial.template import Outcome, overridden, remarks, run_template
from gatewright.index import Index


def request_for(template: str, event: str | None, index: Index) -> Request:
    """The request in an event, or one that has what the template asks for. Raises `MessageError` for an event that is none."""
    if event is None:
        return example_of_text(template, index)
    request = read_event(event)
    return request if request.stage_variables is not None else replace(request, stage_variables={})


def tried(template: str, request: Request, answer: Answer | None, index: Index) -> Outcome:
    """What a template makes of a request; with an answer of the backend it is a template of the response. Raises `TemplateError`."""
    if answer is None:
        return run_template(template, request, index)
    return run_template(template, request, index, "response", answer.body)


def notes(outcome: Outcome, template: str, name: str) -> list[str]:
    """What somebody should know of a run: `send.vtl:3:7: ...`, and what it sets of the message besides its text."""
    return [*remarks(outcome, template, name), *(f"{name}: sets {change}" for change in overridden(outcome))]
