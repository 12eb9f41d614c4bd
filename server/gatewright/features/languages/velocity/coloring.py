"""How a mapping template is colored, which names it has, and what of it folds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from gatewright.expressions import velocity
from gatewright.expressions.velocity.tree import (
    HOLE,
    Binary,
    Boolean,
    Branch,
    Call,
    Command,
    Comment,
    Define,
    Escaped,
    Foreach,
    If,
    Index,
    Interpolated,
    Link,
    Macro,
    Method,
    Number,
    Property,
    Reference,
    Set,
    Stray,
    String,
    Text,
    Unary,
    Word,
)
from gatewright.expressions.velocity.walk import Part, walk
from gatewright.features.languages.speaker import Means, Name, Token, TokenKind
from gatewright.features.languages.velocity.scope import IN_LOOPS, ROOTS, content_of, locals_of, named_by, up_to
from gatewright.text import Span

_MEANS = {
    "stage": (Means.STAGE_VARIABLE,),
    "path": (Means.PATH,),
    "querystring": (Means.QUERY,),
    "header": (Means.HEADER,),
    "any": (Means.PATH, Means.QUERY, Means.HEADER),
}


def tokens_of(template: velocity.Template) -> Iterable[Token]:
    """The colored stretches in the order of the text. A text in double quotes is colored around what stands in it."""
    declared = {one.span for one in locals_of(template)}
    return sorted((token for part in walk(template.nodes) for token in _own_tokens(part, declared)), key=lambda token: token.span)


def names_of(template: velocity.Template) -> Iterator[Name]:
    """Variables of the template, stage variables, and parameters. One that may be in several places of the request has a name for each."""
    declaring = {one.span for one in locals_of(template)}
    own = {one.name for one in locals_of(template)}
    for reference in velocity.references(template.nodes):
        if reference.name in own and HOLE not in reference.name:
            yield Name(Means.TEMPLATE_VARIABLE, reference.name, reference.name_span, reference.name_span in declaring)
        for number, link in enumerate(reference.links):
            where = named_by(link, up_to(reference, number))
            word = _word(link) if where in _MEANS else None
            if where and word:
                yield from (Name(one, *word) for one in _MEANS[where])


def folds_of(template: velocity.Template) -> Iterator[Span]:
    """Directives with an inside, each branch of an `#if` for itself, and comments, where they have several lines."""
    for part in walk(template.nodes):
        match part:
            case If(branches=branches, closing=closing):
                ends = [one.start for one in branches[1:]] + [closing.span.end if closing else part.end]
                yield from _long(template, *(Span(one.start, end) for one, end in zip(branches, ends, strict=True)))
            case Foreach() | Define() | Macro() | Comment():
                yield from _long(template, part.span)
            case _:
                pass


def _long(template: velocity.Template, *spans: Span) -> Iterator[Span]:
    return (span for span in spans if "\n" in span.of(template.text).rstrip("\n"))


def _own_tokens(part: Part, declared: Container[Span]) -> Iterator[Token]:
    """The stretches of a part, without those of what stands in it."""
    match part:
        case Reference():
            yield from _of_reference(part, is_declared=part.name_span in declared)
        case Comment():
            yield Token(part.span, TokenKind.COMMENT)
        case String():
            yield Token(part.span, TokenKind.STRING)
        case Interpolated(body=body):
            start = part.start
            for node in body:
                if not isinstance(node, Text | Escaped):
                    yield from _between(start, node.start)
                    start = node.end
            yield from _between(start, part.end)
        case Number():
            yield Token(part.span, TokenKind.NUMBER)
        case Boolean():
            yield Token(part.span, TokenKind.KEYWORD)
        case Binary(operator=operator) | Unary(operator=operator):
            yield Token(operator.span, TokenKind.OPERATOR)
        case If(closing=closing):
            yield from _words(closing)
        case Foreach(word=word, joint=joint, closing=closing):
            yield from _words(word, joint, closing)
        case Define(word=word, closing=closing):
            yield from _words(word, closing)
        case Macro(word=word, name=name, closing=closing):
            yield from _words(word, closing)
            if name:
                yield Token(name.span, TokenKind.MACRO, is_declared=True)
        case Call(word=word, closing=closing):
            yield Token(word.span, TokenKind.MACRO)
            yield from _words(closing)
        case Set(word=word) | Branch(word=word) | Command(word=word) | Stray(word=word):
            yield from _words(word)
        case _:
            return


def _words(*words: Word | None) -> Iterator[Token]:
    return (Token(word.span, TokenKind.KEYWORD) for word in words if word)


def _between(start: int, end: int) -> Iterator[Token]:
    """A piece of a text in quotes."""
    if start < end:
        yield Token(Span(start, end), TokenKind.STRING)


def _of_reference(reference: Reference, is_declared: bool) -> Iterator[Token]:
    is_given = reference.name in ROOTS or reference.name in IN_LOOPS
    name = Span(reference.start, reference.name_span.end)
    yield Token(name, TokenKind.NAMESPACE if is_given else TokenKind.VARIABLE, is_declared)
    for link in reference.links:
        match link:
            case Property():
                yield Token(link.name_span, TokenKind.PROPERTY, is_fixed=reference.name == "context")
            case Method():
                yield Token(link.name_span, TokenKind.FUNCTION)
            case Index():
                pass


def _word(link: Link) -> tuple[str, Span] | None:
    """The name that a link asks for: as a property, in brackets, or as what a function is given."""
    match link:
        case Property(name=name) if HOLE not in name:
            return name, link.name_span
        case Method(arguments=(String() as text,)) | Index(value=String() as text) if text.text and HOLE not in text.text:
            return text.text, content_of(text)
        case _:
            return None
