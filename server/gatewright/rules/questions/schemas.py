"""What is wrong in the schema of a model, and where?"""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.expressions import json_value
from gatewright.expressions.forms import pieces
from gatewright.expressions.json_schema import FORMS, Fault, Trouble, faults
from gatewright.inside import document_of, strands_of
from gatewright.model import UNKNOWN, Block, Text
from gatewright.model.graph import Api, OfApi
from gatewright.model.wish import ReplaceWords
from gatewright.rules.rule import ABSENT, Fix, RuleContext
from gatewright.text import Span, TextEdit

MODELS = ("rest.model", "websocket.model")
"""The kinds of block that hold a schema."""

BUILT_IN = ("Empty", "Error")
"""The models that every REST API is born with."""


def known_models(api: Api) -> dict[str, OfApi] | None:
    """The models by name; `None` where there may be others. One that a template does not name has a name that nobody can write."""
    names = [model.value("name") for model in api.models]
    if api.is_described or api.is_handed_on or api.may_have(*MODELS) or UNKNOWN in names:
        return None
    return {name: model for name, model in zip(names, api.models, strict=True) if isinstance(name, str)}


def references_in(model: Block, ctx: RuleContext) -> tuple[tuple[str, Span], ...]:
    """What each `$ref` of a model's schema says, and where."""
    return ctx.once("schema references", model, lambda: tuple(_references(model)))


def _references(model: Block) -> Iterator[tuple[str, Span]]:
    attribute = model.get("schema")
    for strand in strands_of(model, attribute) if attribute else ():
        for piece in pieces(document_of(strand), "schema", FORMS):
            if piece.form == "reference" and isinstance(piece.value, Text):
                yield piece.value.text, strand.in_file(piece.value.inner)


def schema_faults(model: Block, ctx: RuleContext, *troubles: Trouble) -> Iterator[tuple[Fault, Span]]:
    """The faults of some kinds in a model's schema, each with its place in the file; none where the text is no JSON at all."""
    is_json = ctx.value(model, "content_type") in ("application/json", ABSENT)
    found = ctx.once("schema faults", model, lambda: tuple(_faults(model))) if is_json else ()
    return ((fault, span) for fault, span in found if fault.trouble in troubles)


def _faults(model: Block) -> Iterator[tuple[Fault, Span]]:
    attribute = model.get("schema")
    for strand in strands_of(model, attribute) if attribute else ():
        if strand.tree is not None or not json_value.read(strand.text).problems:
            for fault in faults(document_of(strand)):
                yield fault, strand.in_file(fault.span)


def change_words(span: Span, words: str, *, certain: bool = True) -> tuple[Fix, ...]:
    """To write other words in the place of a name."""
    return (Fix(f"Change to `{words}`", (ReplaceWords(TextEdit(span, words)),), certain),)
