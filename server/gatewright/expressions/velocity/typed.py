"""What is being typed at a place of a template, which may be broken there in any way?

A reference is read from its `$` on, whatever is open around it. Where nothing of a name is typed yet, one letter is thought of in its
place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gatewright.expressions.velocity.operands import REFERENCE
from gatewright.expressions.velocity.reader import Reader
from gatewright.expressions.velocity.tree import Expression, Index, Method, Property, Reference, String
from gatewright.text import Span

_FAR = 1000
"""As many characters as a reference may stand before the place."""

_LETTER = "x"
_DIRECTIVE = re.compile(r"(?<![\\#])#\{?[A-Za-z]*\Z")
_REST = re.compile(r"[A-Za-z]*\}?")


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name that is being typed.

    Attributes:
        reference: what stands before it: the reference up to the link before. `None` where it is the name of a variable itself.
        name: where it stands, the part behind the cursor included.
        start: where the whole reference starts.
        sigil: how that starts: `$`, `$!`, `${`, `$!{`.
    """

    reference: Reference | None
    name: Span
    start: int
    sigil: str


@dataclass(frozen=True, slots=True)
class TypedArgument:
    """The arguments of a function, or the brackets of an index, in which the cursor stands.

    Attributes:
        reference: what stands before, and `link`, the function or the index itself.
        active: which argument it is, from zero.
        text: where the content of the text in quotes stands that the cursor is in; `None` outside of one.
    """

    reference: Reference
    link: Method | Index
    active: int
    text: Span | None

    @property
    def is_index(self) -> bool:
        """Whether it is `[...]`."""
        return isinstance(self.link, Index)


def typed_name(text: str, at: int) -> TypedName | None:
    """The name of a variable or of a member that the cursor is in or behind."""
    thought = text[:at] + _LETTER + text[at:]
    for reference in _from_dollars(thought, at):
        if reference.name_span.start <= at < reference.name_span.end:
            return TypedName(None, _shortened(reference.name_span), reference.start, reference.sigil)
        for number, link in enumerate(reference.links):
            if isinstance(link, Property | Method) and link.name_span.start <= at < link.name_span.end:
                before = replace(reference, links=reference.links[:number])
                return TypedName(before, _shortened(link.name_span), reference.start, reference.sigil)
    # Behind a `$` that nothing makes a reference yet.
    sigil = re.search(r"(?<![\\$])\$!?\{?\Z", text[:at])
    return TypedName(None, Span.at(at), sigil.start(), sigil.group()) if sigil else None


def typed_argument(text: str, at: int) -> TypedArgument | None:
    """The brackets that the cursor is in: of several the innermost."""
    for reference in _from_dollars(text, at):
        for number, link in enumerate(reference.links):
            if isinstance(link, Property) or not _is_inside(text, link, at):
                continue
            arguments = link.arguments if isinstance(link, Method) else (link.value,) if link.value else ()
            active = sum(1 for one in arguments if one.end <= at and "," in _up_to_next(text, arguments, one.end, at))
            found = next((one for one in arguments if isinstance(one, String) and one.start < at <= one.end), None)
            quoted = _content(text, found, at) if found else None
            return TypedArgument(replace(reference, links=reference.links[:number]), link, active, quoted)
    return None


def typed_directive(text: str, at: int) -> Span | None:
    """The directive that is being typed, from its `#`; `None` where no `#` stands before."""
    found = _DIRECTIVE.search(text, max(0, at - _FAR), at)
    rest = _REST.match(text, at)
    if found is None or rest is None:
        return None
    end = rest.end() - 1 if rest.group().endswith("}") and "{" not in found.group() else rest.end()
    return Span(found.start(), end)


def _from_dollars(text: str, at: int) -> Iterator[Reference]:
    """The references that start before a place, the nearest first."""
    start = text.rfind("$", max(0, at - _FAR), at)
    while start >= 0:
        found = REFERENCE.match(text, start)
        if found and text[start - 1 : start] != "\\":
            yield Reader(text, frozenset()).reference(found, len(text))
        start = text.rfind("$", max(0, at - _FAR), start)


def _shortened(name: Span) -> Span:
    """A name without the letter that was thought of."""
    return Span(name.start, name.end - len(_LETTER))


def _is_inside(text: str, link: Method | Index, at: int) -> bool:
    """Whether a place is behind the opening bracket and before the closing one, which may be missing."""
    if isinstance(link, Method):
        known, opened, closing = link.arguments[-1].end if link.arguments else link.name_span.end + 1, link.name_span.end, ")"
    else:
        known, opened, closing = link.value.end if link.value else link.start + 1, link.start, "]"
    if at <= opened:
        return False
    return at < link.end if text[known : link.end].endswith(closing) else not text[link.end : at].strip()


def _up_to_next(text: str, arguments: tuple[Expression, ...], end: int, at: int) -> str:
    """What stands behind an argument, up to the next one or to the cursor."""
    return text[end : min((one.start for one in arguments if one.start >= end), default=at)][: at - end]


def _content(text: str, string: String, at: int) -> Span | None:
    """What stands between the quotes of a text that the cursor is in."""
    quote = text[string.start]
    closed = string.end - string.start > 1 and text[string.end - 1] == quote
    if closed:
        return Span(string.start + 1, string.end - 1) if at < string.end else None
    # A text that is not closed yet goes up to what cannot belong to a name.
    found = re.compile(r"[^\s'\"(){}\[\],:]*").match(text, at)
    return Span(string.start + 1, found.end() if found else at)
