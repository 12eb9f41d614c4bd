"""What can stand at a place of a mapping template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.expressions import velocity
from gatewright.expressions.velocity.tree import Comment, Property, Reference, Unparsed
from gatewright.expressions.velocity.typed import TypedArgument, TypedName, typed_argument, typed_directive, typed_name
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages import context
from gatewright.features.languages.sight import stage_variables
from gatewright.features.languages.speaker import Offer
from gatewright.features.languages.velocity import directives
from gatewright.features.languages.velocity.parameters import PLACES, parameters
from gatewright.features.languages.velocity.scope import (
    IN_LOOPS,
    ROOTS,
    locals_of,
    loops_around,
    members_of,
    named_by,
    owner_of,
    template_of,
)
from gatewright.features.languages.velocity.validity import missing_in
from gatewright.features.place import Place
from gatewright.index import Index, TemplateMember
from gatewright.inside import Strand
from gatewright.text import Span

_MORE_NAMES = re.compile(r"(?:\.[A-Za-z]\w*+(?!\())*")
_IN_WORD = re.compile(r"[\w.\"')\]$#]\Z")
_NAME = re.compile(r"[A-Za-z][\w-]*")


def offers_at(strand: Strand, at: int, place: Place) -> Iterator[Offer]:
    """What can be typed there: a member behind a dot, a name behind `$`, a directive behind `#`, a parameter in quotes."""
    text, template = strand.text, template_of(strand.text)
    if _is_out_of_reach(template, at):
        return
    name, directive, argument = typed_name(text, at), typed_directive(text, at), typed_argument(text, at)
    if name and name.reference is None:
        yield from _variables(name.sigil, Span(name.start, name.name.end), template, at, place.index)
    elif name and name.reference:
        yield from _members(name, name.reference, template, strand, place)
    elif directive:
        yield from directives.offers(template, directive, _indent(strand, place))
    elif argument and argument.text:
        for word, detail in _named(argument, strand, place):
            yield Offer(word, ItemKind.VALUE, detail, word, argument.text, rank=10)
    elif argument and not argument.is_index:
        for word, detail in _named(argument, strand, place):
            yield Offer(f"'{word}'", ItemKind.VALUE, detail, f"'{word}'", Span.at(at), rank=10)
        yield from _variables("$", Span.at(at), template, at, place.index)
    elif not _IN_WORD.search(text, 0, at):
        if not text.strip() and not strand.is_part:
            yield from _wholes(strand, at, place)
        yield from _variables("$", Span.at(at), template, at, place.index)
        yield from directives.offers(template, Span.at(at), _indent(strand, place))


def _is_out_of_reach(template: velocity.Template, at: int) -> bool:
    """Whether the place is in a comment, or in text that is printed unread."""
    inside = (part for node in template.at(at) for part in velocity.around((node,), at))
    return any(isinstance(part, Comment | Unparsed) and part.start + 2 <= at and _reaches(part, template.text, at) for part in inside)


def _reaches(part: Comment | Unparsed, text: str, at: int) -> bool:
    """A comment to the end of the line is left at the start of the next one."""
    return at < part.end or (text.startswith("##", part.start) and not text[: part.end].endswith("\n"))


def _variables(sigil: str, span: Span, template: velocity.Template, at: int, index: Index) -> Iterator[Offer]:
    """The variables set above, then what every template knows."""
    seen: set[str] = set()
    for one in locals_of(template):
        if one.reach.touches(at) and one.name not in seen and velocity.HOLE not in one.name:
            seen.add(one.name)
            by = " ".join(one.by.of(template.text).split())
            yield Offer(f"{sigil}{one.name}", ItemKind.VARIABLE, by, f"{sigil}{one.name}", span, rank=10)
    for name in (*ROOTS, *(IN_LOOPS if loops_around(template, at) else ())):
        member = index.template_members.get(f"${name}")
        if member and name not in seen:
            yield Offer(f"{sigil}{name}", ItemKind.VARIABLE, member.summary, f"{sigil}{name}", span, rank=20, about=member.name)


def _members(typed: TypedName, reference: Reference, template: velocity.Template, strand: Strand, place: Place) -> Iterator[Offer]:
    """What belongs to the value before the dot."""
    text, index = strand.text, place.index
    if reference.name == "context" and all(isinstance(link, Property) for link in reference.links):
        rest = _MORE_NAMES.match(text, typed.name.end)
        whole = Span(typed.start, rest.end() if rest else typed.name.end)
        valid = (one for one in index.context_variables.values() if not missing_in(one, strand))
        closing = "}" if "{" in typed.sigil and not text.startswith("}", whole.end) else ""
        yield from context.offers(valid, whole, sigil=typed.sigil, closing=closing)
        return
    where = named_by(Property(*typed.name, typed.name.of(text)), reference)
    if where == "stage":
        for name in stage_variables(strand, place):
            yield Offer(name, ItemKind.VARIABLE, "stage variable", name, typed.name, rank=10)
    elif where in PLACES:
        for name, detail in parameters(strand, place, where):
            if _NAME.fullmatch(name):
                yield Offer(name, ItemKind.VALUE, detail, name, typed.name, rank=10)
    is_called = text.startswith("(", typed.name.end)
    for member in members_of(owner_of(reference, template, index), index):
        yield _member(member, typed.name, is_called)


def _member(member: TemplateMember, span: Span, is_called: bool) -> Offer:
    kind = ItemKind.FUNCTION if member.takes is not None else ItemKind.ATTRIBUTE
    name, takes = member.last, member.takes
    if takes is None or is_called:
        return Offer(name, kind, member.summary, name, span, rank=30, about=member.name)
    if list(takes) == ["path"]:
        return Offer(name, kind, member.summary, f"{name}('$')", span, f"{name}('\\$$1')", 30, member.name)
    arguments = [_stop(number, word, member) for number, word in enumerate(takes.items(), start=1)]
    snippet = f"{name}({', '.join(arguments)})" if arguments else None
    return Offer(name, kind, member.summary, f"{name}()", span, snippet, 30, member.name)


def _stop(number: int, argument: tuple[str, str], member: TemplateMember) -> str:
    """A tab stop for an argument: in quotes where a text is written out, open where mostly another value is handed on."""
    name, kind = argument
    is_written = kind == "string" and member.owner != "$util"
    return f"'${{{number}:{name.rstrip('?')}}}'" if is_written else f"${{{number}:{name.rstrip('?')}}}"


def _named(argument: TypedArgument, strand: Strand, place: Place) -> Iterator[tuple[str, str]]:
    """The names that can stand in quotes in the brackets, with what they are."""
    where = named_by(argument.link, argument.reference)
    if argument.active:
        return
    if where == "stage":
        yield from ((name, "stage variable") for name in stage_variables(strand, place))
    elif where == "place":
        yield from ((name, "parameters of this place") for name in PLACES)
    elif where:
        yield from parameters(strand, place, where)


def _wholes(strand: Strand, at: int, place: Place) -> Iterator[Offer]:
    """What a template mostly starts as."""
    kind = strand.block.get("type")
    if kind and place.project.known(kind.value) == "MOCK" and strand.block.kind == "rest.integration":
        words = '{"statusCode": 200}'
        yield Offer(words, ItemKind.WHOLE, "the response that a MOCK integration picks", words, Span.at(at), rank=0)
        return
    words = "$input.json('$')"
    yield Offer(words, ItemKind.WHOLE, "the body as it came", words, Span.at(at), rank=0, about="$input.json")


def _indent(strand: Strand, place: Place) -> str | None:
    """The indentation of the cursor's line in the file; `None` where the text has to stay on its line."""
    text = place.document.text
    is_block = place.dialect == "velocity" or text[strand.value.span.start : strand.value.span.start + 1] in ("|", ">")
    if not is_block and "\n" not in strand.place.of(text):
        return None
    return place.line_before[: len(place.line_before) - len(place.line_before.lstrip())]
