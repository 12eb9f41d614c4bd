"""What can a template consist of?

Every node has the stretch of the template that it stands in. A template, the body of a directive and the inside of a string in
double quotes are sequences of nodes that cover their text without a gap. Names and values that a node holds are `None` where
they are missing or cannot be read; `Fault` says why.

A text may hold `HOLE` characters: what stands there comes from outside (`${var.x}` of Terraform) and is not known. A name with
a hole in it is a name that is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from gatewright.text import Span

HOLE = "\0"
"""Stands in a template for something that the file around it puts in."""


@dataclass(frozen=True, slots=True)
class Word:
    """A name, an operator or the word of a directive: what it says and where it stands. That of `#{else}` says `else`, and stands in all of it."""

    text: str
    span: Span

    @property
    def known(self) -> bool:
        """Whether all of it is written here."""
        return HOLE not in self.text


@dataclass(frozen=True, slots=True)
class Text:
    """What is printed as it stands."""

    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """`## to the end of the line`, that end included, or `#* to here *#`. Nothing of it is printed."""

    span: Span


@dataclass(frozen=True, slots=True)
class Unparsed:
    """`#[[ ... ]]#`: what stands between is printed as it is."""

    span: Span


@dataclass(frozen=True, slots=True)
class Escaped:
    """Backslashes before a reference or a directive.

    An odd number makes text of what follows: that `reference` when it has a value, or the word of the directive (`None`), which
    the span covers, too. Of an even number half are printed, and what follows is the next node.
    """

    span: Span
    backslashes: int
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """`.name` behind something."""

    name: Word


@dataclass(frozen=True, slots=True)
class Method:
    """`.name(arguments)` behind something; the span leaves out the dot."""

    name: Word
    arguments: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Index:
    """`[value]` behind something."""

    value: Expression | None
    span: Span


Link: TypeAlias = Property | Method | Index


@dataclass(frozen=True, slots=True)
class Reference:
    """`$name` and what is chained to it.

    Attributes:
        quiet: `$!name`, which prints nothing where there is no value.
        formal: `${name}`, in braces.
    """

    span: Span
    name: Word
    links: tuple[Link, ...]
    quiet: bool = False
    formal: bool = False

    @property
    def names(self) -> tuple[Word, ...]:
        """The name and the properties behind it, up to the first function or index: `context`, `identity`, `sourceIp`."""
        names = [self.name]
        for link in self.links:
            if not isinstance(link, Property):
                break
            names.append(link.name)
        return tuple(names)


@dataclass(frozen=True, slots=True)
class String:
    """A text in quotes in which nothing is replaced; `text` is what stands between them."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Interpolated:
    """A text in double quotes that holds references or directives."""

    span: Span
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """`12`, `-1`, `2.5`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`."""

    span: Span
    value: bool


@dataclass(frozen=True, slots=True)
class Hole:
    """An operand that comes from outside and is not known."""

    span: Span


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without `$`, where none can stand: `null`."""

    span: Span
    word: Word


@dataclass(frozen=True, slots=True)
class Items:
    """A list: `[1, 2]`."""

    span: Span
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """`[first..last]`."""

    span: Span
    first: Expression
    last: Expression | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """A map: `{"a": 1}`."""

    span: Span
    pairs: tuple[tuple[Expression, Expression | None], ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """`! operand`; the operator says `!`, however it is spelled."""

    span: Span
    operator: Word
    operand: Expression | None


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right`; the operator says `==`, where `eq` is written, too."""

    span: Span
    operator: Word
    left: Expression
    right: Expression | None


Expression: TypeAlias = Reference | String | Interpolated | Number | Boolean | Hole | Bare | Items | Range | Pairs | Unary | Binary


@dataclass(frozen=True, slots=True)
class Set:
    """`#set($target = value)`."""

    span: Span
    word: Word
    target: Reference | None
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Branch:
    """`#if(condition)`, `#elseif(condition)` or `#else` and what stands behind it. An `#else` has no condition."""

    span: Span
    word: Word
    condition: Expression | None
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class If:
    """An `#if` with all its branches, to its `#end`."""

    span: Span
    branches: tuple[Branch, ...]
    end: Word | None


@dataclass(frozen=True, slots=True)
class Foreach:
    """`#foreach($variable in source) ... #end`; `joint` is the `in`."""

    span: Span
    word: Word
    variable: Reference | None
    joint: Word | None
    source: Expression | None
    body: tuple[Node, ...]
    end: Word | None


@dataclass(frozen=True, slots=True)
class Define:
    """`#define($variable) ... #end`: the variable prints what stands between."""

    span: Span
    word: Word
    variable: Reference | None
    body: tuple[Node, ...]
    end: Word | None


@dataclass(frozen=True, slots=True)
class Macro:
    """`#macro(name $parameter) ... #end`."""

    span: Span
    word: Word
    name: Word | None
    parameters: tuple[Reference, ...]
    body: tuple[Node, ...]
    end: Word | None


@dataclass(frozen=True, slots=True)
class Call:
    """A macro of this template called: `#name(arguments)`, or `#@name(arguments) ... #end` with a body."""

    span: Span
    word: Word
    arguments: tuple[Expression, ...]
    body: tuple[Node, ...] = ()
    end: Word | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """`#stop`, `#break`, `#evaluate(x)`, `#include(x)` or `#parse(x)`."""

    span: Span
    word: Word
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Stray:
    """An `#end`, `#else` or `#elseif` that belongs to nothing."""

    span: Span
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


@dataclass(frozen=True, slots=True)
class Malformed:
    """What is wrong with a stretch of a template, and what was probably written for it (the word of a directive)."""

    fault: Fault
    span: Span
    meant: str | None = None

    def shift(self, by: int) -> Malformed:
        """The same, `by` code points further on."""
        return Malformed(self.fault, self.span.shift(by), self.meant)
