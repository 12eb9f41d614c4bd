"""Mapping templates that stand alone: a file is one block with one attribute, the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from gatewright.dialects.layout import newline
from gatewright.model import Attribute, Block, Document, Outline, Project, Ref, Role, Text
from gatewright.model.block import Contents, Places
from gatewright.model.evaluate import Found
from gatewright.model.project import file_name
from gatewright.model.wish import Allow, ReplaceValue, ReplaceWords, Wish
from gatewright.syntax.problem import Problem
from gatewright.text import SourceMap, Span, TextEdit

KIND = "velocity.template"
"""What the one block of such a file is."""

_TEXT = f"{KIND}/text"


@dataclass(frozen=True)
class Whole:
    """A text that is not taken apart here: `expressions/velocity/` reads it, as it reads every template."""

    text: str
    broken: tuple[Span, ...] = ()


class Velocity:
    """The dialect of mapping templates in files of their own. What is wrong with one, rules say."""

    name = "velocity"

    def parse(self, uri: str, text: str, earlier: Whole | None) -> Whole:
        """The text as it is."""
        return Whole(text)

    def lower(self, uri: str, tree: Whole, earlier: Outline | None) -> Outline:
        """One block, named after the file; where a type and a name would stand, there is nothing."""
        nowhere, read = Span.at(0), partial(_contents, text=tree.text)
        return Outline(
            (Block(uri, Role.OTHER, KIND, "template", "", file_name(uri), Places(Span(0, len(tree.text)), nowhere, nowhere), read),)
        )

    def problems(self, tree: Whole) -> Sequence[Problem]:
        """None: any text is a template."""
        return ()

    def find(self, project: Project, ref: Ref) -> Found | None:
        """Nothing: a template refers to no values of a file."""
        return None

    def render(self, document: Document, wishes: Iterable[Wish]) -> list[TextEdit]:
        """Edits of words as they are. None where something else is wished for, since a template has no other parts."""
        edits: list[TextEdit] = []
        for wish in wishes:
            match wish:
                case ReplaceWords(edit=edit):
                    edits.append(edit)
                case ReplaceValue(value=Text(span=span), new=str() as new):
                    edits.append(TextEdit(span, new))
                case Allow(offset=offset, rule=rule):
                    line = Span.at(document.lines.start_of(document.lines.line_of(offset)))
                    edits.append(TextEdit(line, f"## gatewright: allow {rule}{newline(document)}"))
                case _:
                    return []
        return edits


def _contents(block: Block, text: str) -> Contents:
    value = Text(block.span, text, SourceMap.identity(*block.span), quoted=False)
    return Contents(block.span, (Attribute("text", block.name_span, value, block.span, _TEXT),))


VELOCITY = Velocity()
