"""What can a template consist of?

Every node has the stretch of the template that it stands in. A template, the body of a directive and the inside of a string in
double quotes are sequences of nodes that cover their text without a gap. Names and values that a node holds are `None` where
they are missing or cannot be read; `Fault` says why.

Nobody changes a node. They are not frozen, because to make a frozen one takes half as long again, and a long template has tens of thousands.

A text may hold `HOLE` characters: what stands there comes from outside (`${var.x}` of Terraform) and is not known. A name with
a hole in it is a name that is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import takewhile
from typing import TypeAlias

from gatewright.text import Span

HOLE = "\0"
"""Stands in a template for something that the file around it puts in."""


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """An operator or the word of a directive: what it says and where it stands. That of `#{else}` says `else`, and stands in all of it."""

    text: str
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Placed:
    """Something that stands in a template."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch that it stands in."""
        return Span(self.start, self.end)


@dataclass(slots=True, unsafe_hash=True)
class Text(Placed):
    """What is printed as it stands."""


@dataclass(slots=True, unsafe_hash=True)
class Comment(Placed):
    """`## to the end of the line`, that end included, or `#* to here *#`. Nothing of it is printed."""


@dataclass(slots=True, unsafe_hash=True)
class Unparsed(Placed):
    """`#[[ ... ]]#`: what stands between is printed as it is."""


@dataclass(slots=True, unsafe_hash=True)
class Escaped(Placed):
    """Backslashes before a reference or a directive.

    An odd number makes text of what follows: that `reference` when it has a value, or the word of the directive (`None`), which
    the span covers, too. Of an even number half are printed, and what follows is the next node.
    """

    backslashes: int
    reference: Reference | None = None


@dataclass(slots=True, unsafe_hash=True)
class Property(Placed):
    """`.name` behind something; it stands where the name does."""

    name: str

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return self.span


@dataclass(slots=True, unsafe_hash=True)
class Method(Placed):
    """`.name(arguments)` behind something; it starts with the name."""

    name: str
    arguments: tuple[Expression, ...]

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.start + len(self.name))


@dataclass(slots=True, unsafe_hash=True)
class Index(Placed):
    """`[value]` behind something."""

    value: Expression | None


Link: TypeAlias = Property | Method | Index


@dataclass(slots=True, unsafe_hash=True)
class Reference(Placed):
    """`$name` and what is chained to it.

    Attributes:
        sigil: what stands before the name: `$`, `$!`, `${` or `$!{`.
    """

    sigil: str
    name: str
    links: tuple[Link, ...]

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        start = self.start + len(self.sigil)
        return Span(start, start + len(self.name))

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the properties behind it, up to the first function or index: `context`, `identity`, `sourceIp`."""
        properties = takewhile(lambda link: isinstance(link, Property), self.links)
        return (self.name, *(link.name for link in properties if isinstance(link, Property)))

    @property
    def quiet(self) -> bool:
        """Whether nothing is printed where there is no value."""
        return "!" in self.sigil

    @property
    def formal(self) -> bool:
        """Whether it stands in braces."""
        return "{" in self.sigil


@dataclass(slots=True, unsafe_hash=True)
class String(Placed):
    """A text in quotes in which nothing is replaced; `text` is what stands between them, as it is written: two quotes for one of its own."""

    text: str


@dataclass(slots=True, unsafe_hash=True)
class Interpolated(Placed):
    """A text in double quotes that holds references or directives."""

    body: tuple[Node, ...]


@dataclass(slots=True, unsafe_hash=True)
class Number(Placed):
    """`12`, `-1`, `2.5`."""

    text: str


@dataclass(slots=True, unsafe_hash=True)
class Boolean(Placed):
    """`true` or `false`."""

    value: bool


@dataclass(slots=True, unsafe_hash=True)
class Hole(Placed):
    """An operand that comes from outside and is not known."""


@dataclass(slots=True, unsafe_hash=True)
class Bare(Placed):
    """A name without `$`, where none can stand: `null`."""

    name: str


@dataclass(slots=True, unsafe_hash=True)
class Items(Placed):
    """A list: `[1, 2]`."""

    items: tuple[Expression, ...]


@dataclass(slots=True, unsafe_hash=True)
class Range(Placed):
    """`[first..last]`."""

    first: Expression
    last: Expression | None


@dataclass(slots=True, unsafe_hash=True)
class Pairs(Placed):
    """A map: `{"a": 1}`."""

    pairs: tuple[tuple[Expression, Expression | None], ...]


@dataclass(slots=True, unsafe_hash=True)
class Unary(Placed):
    """`! operand`; the operator says `!`, however it is spelled."""

    operator: Word
    operand: Expression | None


@dataclass(slots=True, unsafe_hash=True)
class Binary(Placed):
    """`left operator right`; the operator says `==`, where `eq` is written, too."""

    operator: Word
    left: Expression
    right: Expression | None


Expression: TypeAlias = Reference | String | Interpolated | Number | Boolean | Hole | Bare | Items | Range | Pairs | Unary | Binary


@dataclass(slots=True, unsafe_hash=True)
class Set(Placed):
    """`#set($target = value)`."""

    word: Word
    target: Reference | None
    value: Expression | None


@dataclass(slots=True, unsafe_hash=True)
class Branch(Placed):
    """`#if(condition)`, `#elseif(condition)` or `#else` and what stands behind it. An `#else` has no condition."""

    word: Word
    condition: Expression | None
    body: tuple[Node, ...]


@dataclass(slots=True, unsafe_hash=True)
class If(Placed):
    """An `#if` with all its branches, to its `#end`."""

    branches: tuple[Branch, ...]
    closing: Word | None


@dataclass(slots=True, unsafe_hash=True)
class Foreach(Placed):
    """`#foreach($variable in source) ... #end`; `joint` is the `in`."""

    word: Word
    variable: Reference | None
    joint: Word | None
    source: Expression | None
    body: tuple[Node, ...]
    closing: Word | None


@dataclass(slots=True, unsafe_hash=True)
class Define(Placed):
    """`#define($variable) ... #end`: the variable prints what stands between."""

    word: Word
    variable: Reference | None
    body: tuple[Node, ...]
    closing: Word | None


@dataclass(slots=True, unsafe_hash=True)
class Macro(Placed):
    """`#macro(name $parameter) ... #end`."""

    word: Word
    name: Word | None
    parameters: tuple[Reference, ...]
    body: tuple[Node, ...]
    closing: Word | None


@dataclass(slots=True, unsafe_hash=True)
class Call(Placed):
    """A macro of this template called: `#name(arguments)`, or `#@name(arguments) ... #end` with a body."""

    word: Word
    arguments: tuple[Expression, ...]
    body: tuple[Node, ...] = ()
    closing: Word | None = None


@dataclass(slots=True, unsafe_hash=True)
class Command(Placed):
    """`#stop`, `#break`, `#evaluate(x)`, `#include(x)` or `#parse(x)`."""

    word: Word
    arguments: tuple[Expression, ...]


@dataclass(slots=True, unsafe_hash=True)
class Stray(Placed):
    """An `#end`, `#else` or `#elseif` that belongs to nothing."""

    word: Word


Node: TypeAlias = Text | Comment | Unparsed | Escaped | Reference | Set | If | Foreach | Define | Macro | Call | Command | Stray


class Fault(Enum):
    """Why a template, or a part of it, is none."""

    MISSING_END = "the directive has no `#end`"
    STRAY_END = "no directive is open that this `#end` could close"
    STRAY_ELSE = "no `#if` is open that this belongs to"
    AFTER_ELSE = "it stands behind the `#else` of the same `#if`"
    NO_CONDITION = "the directive has nothing in parentheses"
    NO_TARGET = "`#set` sets no variable"
    NO_EQUALS = "`#set` has no `=` behind the variable"
    NO_VALUE = "nothing stands behind the operator"
    NO_VARIABLE = "no variable is named"
    NO_IN = "`#foreach` has no `in` behind the variable"
    BARE_WORD = "a name without `$` is no value"
    EXPRESSION = "it is no part of an expression"
    UNCLOSED_PARENTHESIS = "the closing parenthesis is missing"
    UNCLOSED_BRACKET = "the closing bracket is missing"
    UNCLOSED_BRACE = "the closing brace is missing"
    UNCLOSED_STRING = "the closing quote is missing"
    UNCLOSED_COMMENT = "the comment has no `*#`"
    UNCLOSED_UNPARSED = "the literal text has no `]]#`"
    UNKNOWN_DIRECTIVE = "there is no such directive, and it is printed as text"


@dataclass(slots=True, unsafe_hash=True)
class Malformed:
    """What is wrong with a stretch of a template, and what was probably written for it (the word of a directive)."""

    fault: Fault
    span: Span
    meant: str | None = None

    def shift(self, by: int) -> Malformed:
        """The same, `by` code points further on."""
        return Malformed(self.fault, self.span.shift(by), self.meant)
