"""A template tried where it stands: a page with the request that was made up for it, and what it made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatewright.expressions.velocity.running import TemplateError
from gatewright.features.languages.sight import method_of
from gatewright.features.place import Place
from gatewright.features.trial.example import as_event, example_request
from gatewright.features.trial.message import Request
from gatewright.features.trial.template import Outcome, overridden, remarks, run_template
from gatewright.features.trial.texts import filled
from gatewright.inside import Strand, strands
from gatewright.inside.languages import MappingTemplate
from gatewright.model import Document
from gatewright.text import LineIndex


@dataclass(frozen=True)
class Page:
    """A page of Markdown, and a name for its file."""

    name: str
    text: str


def templates(document: Document) -> Iterator[Strand]:
    """The mapping templates that stand in a document as a whole."""
    for block in document.blocks():
        for strand in strands(block) if block.kind else ():
            if isinstance(strand.language, MappingTemplate) and not strand.is_part and not strand.is_bare:
                yield strand


def tried(place: Place) -> Page | None:
    """The page for the template that the place is in; `None` where it is in none."""
    strand = next((strand for strand in templates(place.document) if strand.place.touches(place.offset)), None)
    return _page(strand, place) if strand else None


def _page(strand: Strand, place: Place) -> Page:
    assert isinstance(strand.language, MappingTemplate)
    text, message = filled(strand, place.project), strand.language.message
    request = example_request(strand, place)
    # The body that is made up for a response template is what the backend answers.
    method, media = method_of(strand, place), strand.entry.key if strand.entry else None
    title = " of ".join(part for part in (media or "The template", method.label if method else strand.block.outermost.name) if part)
    event = _fence("json", as_event(request))
    lines = [f"# {title}", f"With this {'request' if message == 'request' else 'request, whose `body` the backend answers'}:", event]
    try:
        outcome = run_template(text, request, place.index, message, request.body if message == "response" else None)
    except TemplateError as error:
        line, column = LineIndex(text).position(error.span.start)
        lines.append(f"it fails at line {line + 1}, column {column + 1} of the template: {error}")
    else:
        lines += [
            "it makes:",
            _fence("json" if outcome.text.lstrip().startswith(("{", "[")) else "text", outcome.text),
            *_remarks(outcome, text),
        ]
    return Page(f"{_file_name(request, message)}.md", "\n\n".join(lines) + "\n")


def _remarks(outcome: Outcome, text: str) -> Iterator[str]:
    notes = [remark.removeprefix("template:").strip() for remark in remarks(outcome, text, "template")]
    if notes:
        yield "\n".join(f"- {note}" for note in notes)
    changes = overridden(outcome)
    if changes:
        yield "and sets:\n\n" + "\n".join(f"- `{change}`" for change in changes)


def _fence(language: str, text: str) -> str:
    ticks = "````" if "```" in text else "```"
    return f"{ticks}{language}\n{text.strip(chr(10))}\n{ticks}"


def _file_name(request: Request, message: str) -> str:
    words = "".join(letter if letter.isalnum() else "-" for letter in request.path).strip("-")
    return "-".join(word for word in (request.verb, words, message) if word).lower()
