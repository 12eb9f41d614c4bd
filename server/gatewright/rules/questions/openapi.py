"""OpenAPI documents that stand in a file as a value: what is in them, and how are their integrations judged?

An integration of a document is a block like any other, of the kind `openapi.integration`, so that the rules on names and values and those
on what an integration calls hold there, too. It is spelled as OpenAPI spells it, whatever the dialect of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from gatewright.model import Attribute, Block, Contents, Mapping, Places, Role
from gatewright.model.graph import DOCUMENTS, INTEGRATION, ApiGraph
from gatewright.model.graph.openapi import OpenApi, entry, is_whole, read_document
from gatewright.model.wish import ReplaceValue, ReplaceWords, Repoint, SetParam, Wish
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.rule import Finding, Fix, RuleContext
from gatewright.text import Span

HOLDERS = tuple(DOCUMENTS)
"""The kinds of block that can hold a document."""

_KIND = "openapi.integration"


def document_of(holder: Block, ctx: RuleContext) -> OpenApi | None:
    """The document in a block, where it is known. What is wrong with one whose text stands elsewhere is said there."""
    return ctx.once("document", holder, lambda: _document_of(holder))


def _document_of(holder: Block) -> OpenApi | None:
    attribute = holder.get(DOCUMENTS.get(holder.kind or "", ""))
    return read_document(attribute.value) if attribute else None


def protocol_of_document(holder: Block, ctx: RuleContext) -> str | None:
    """`REST` or `HTTP`: what the document is imported as, where that is known."""
    if holder.kind in ("rest.api", "rest.api_put", "sam.api"):
        return "REST"
    return "HTTP" if holder.kind == "sam.http_api" or protocol_of(holder, ctx.project) == "HTTP" else None


def is_kept(holder: Block) -> bool:
    """Whether the document is imported as it stands: SAM adds what events say where `MergeDefinitions` is on, and always for HTTP APIs."""
    return holder.kind != "sam.http_api" and not (holder.kind == "sam.api" and holder.sets("merge_definitions"))


@dataclass(frozen=True, kw_only=True)
class InDocument(RuleContext):
    """What a rule may ask while it looks at a part of a document: the same as for the block around, in the words of OpenAPI."""

    around: RuleContext

    @property
    def dialect(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The name of the dialect in the docs index."""
        return "openapi"

    @property
    def graph(self) -> ApiGraph:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The APIs that the project describes."""
        return self.around.graph


def integrations_in(holder: Block, ctx: RuleContext) -> Iterator[tuple[Block, InDocument]]:
    """The integrations of a document, each with what to ask about it."""
    document = document_of(holder, ctx) if holder.kind in DOCUMENTS else None
    inside = InDocument(ctx.project, ctx.document, ctx.index, ctx.wants_fixes, around=ctx)
    for operation in document.operations if document else ():
        written = entry(operation.contents, INTEGRATION)
        if written and isinstance(written.value, Mapping) and not entry(written.value, "$ref"):
            yield _block(holder, written.key_span, written.value, ctx), inside


def _block(holder: Block, key: Span, written: Mapping, ctx: RuleContext) -> Block:
    read = partial(_contents, written=written, ctx=ctx)
    span = Span(key.start, written.span.end)
    return Block(holder.uri, Role.NESTED, _KIND, INTEGRATION, "", INTEGRATION, Places(span, key, key), read, None, holder)


def _contents(_: Block, written: Mapping, ctx: RuleContext) -> Contents:
    kind = ctx.index.kind(_KIND)
    attributes: list[Attribute] = []
    for one in written.entries:
        param = kind.find("openapi", one.key) if kind and one.key else None
        if one.key and (param or not one.key.startswith("x-")):
            span = Span(one.key_span.start, one.value.span.end)
            attributes.append(Attribute(one.key, one.key_span, one.value, span, param.id if param else None))
    return Contents(written.span, tuple(attributes), open_ended=not is_whole(written))


def as_written(finding: Finding, part: Block) -> Finding:
    """A finding in a part of a document, with the fixes that can be written there: other words for a name or a value."""
    fixes = (replace(fix, wishes=wishes) for fix in finding.fixes if (wishes := _wishes(fix, part)))
    return replace(finding, fixes=tuple(fixes))


def _wishes(fix: Fix, part: Block) -> tuple[Wish, ...]:
    """The wishes of a fix as changes of values; empty where one of them is more than that."""
    found: list[Wish] = []
    for wish in fix.wishes:
        match wish:
            case ReplaceValue() | ReplaceWords() | Repoint():
                found.append(wish)
            case SetParam(block=block, name=name, new=new) if block is part and (attribute := part.get(name)):
                found.append(ReplaceValue(attribute.value, new))
            case _:
                return ()
    return tuple(found)
