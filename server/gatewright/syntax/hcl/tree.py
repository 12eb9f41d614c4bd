"""The tree of a Terraform file: bodies, blocks, attributes and expressions, with places.

A file is kept in regions, one per top-level block (or run of other top-level text), so that a keystroke costs one region.
Offsets inside a region count from its start, so that a region whose text did not change is used again when it moves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from gatewright.syntax.problem import Problem
from gatewright.text import SourceMap, Span

# Expressions ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a literal: `29000`, `0.5`."""

    span: Span
    value: int | float


@dataclass(frozen=True, slots=True)
class Keyword:
    """`true`, `false` or `null`."""

    span: Span
    value: bool | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Literal text inside a template; `text` is decoded, `map` leads each place of it back to the file."""

    span: Span
    text: str
    map: SourceMap


@dataclass(frozen=True, slots=True)
class Interpolation:
    """`${ ... }` inside a template; `span` covers the markers. `value` is `Hole` when nothing stands inside."""

    span: Span
    value: Expression


@dataclass(frozen=True, slots=True)
class Directive:
    """One `%{ ... }` marker inside a template (`if`, `else`, `endif`, `for`, `endfor`) with what it evaluates, if anything."""

    span: Span
    keyword: str
    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A quoted string or a heredoc. A plain string is a template of at most one `Piece`.

    `span` covers the quotes, or the heredoc from `<<` to the end of its closing word; `content` is the stretch between.
    `marker` is the closing word of a heredoc, `None` for a quoted string. `closed` is false for a string that its line ended,
    or a heredoc whose closing word never came.
    """

    span: Span
    content: Span
    parts: tuple[Piece | Interpolation | Directive, ...]
    marker: str | None = None
    closed: bool = True

    @property
    def literal(self) -> str | None:
        """The whole value when there is nothing to evaluate in it, else `None`."""
        if not self.parts:
            return ""
        if len(self.parts) == 1 and isinstance(self.parts[0], Piece):
            return self.parts[0].text
        return None


@dataclass(frozen=True, slots=True)
class Name:
    """The word at the head of a reference: `var`, `aws_lambda_function`, or a bare word such as `string`."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class GetAttr:
    """`object.name`. `name` is empty for a dot with nothing behind it yet; a legacy index (`.0`) is a name of digits."""

    span: Span
    object: Expression
    name: str
    name_span: Span


@dataclass(frozen=True, slots=True)
class Index:
    """`object[key]`. `key` is `Hole` when nothing stands inside."""

    span: Span
    object: Expression
    key: Expression


@dataclass(frozen=True, slots=True)
class Splat:
    """`object[*]` or `object.*`."""

    span: Span
    object: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """`name(arguments)`; `name` with its namespace (`provider::aws::arn_parse`)."""

    span: Span
    name: str
    name_span: Span
    arguments: tuple[Expression, ...]
    expands: bool = False
    """Whether the last argument is followed by `...`."""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class TupleCons:
    """`[a, b]`."""

    span: Span
    items: tuple[Expression, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class ObjectItem:
    """`key = value` or `key : value` in an object. A bare word as key is a `Name`."""

    span: Span
    key: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class ObjectCons:
    """`{ key = value }`."""

    span: Span
    items: tuple[ObjectItem, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class For:
    """`[for k, v in source : value if condition]` or `{for ... : key => value}`; never evaluated, kept for its references."""

    span: Span
    names: tuple[str, ...]
    source: Expression
    results: tuple[Expression, ...]
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Conditional:
    """`condition ? then : otherwise`."""

    span: Span
    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right`."""

    span: Span
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Unary:
    """`-operand` or `!operand`."""

    span: Span
    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Parens:
    """`(inner)`."""

    span: Span
    inner: Expression


@dataclass(frozen=True, slots=True)
class Hole:
    """The place where an expression would stand, empty or holding words that make no expression."""

    span: Span


Expression: TypeAlias = (
    Number
    | Keyword
    | Template
    | Name
    | GetAttr
    | Index
    | Splat
    | Call
    | TupleCons
    | ObjectCons
    | For
    | Conditional
    | Binary
    | Unary
    | Parens
    | Hole
)

# Structure -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name = value`. `equals` is `None` for a bare word that somebody is still typing; its value is then a `Hole`."""

    span: Span
    name: str
    name_span: Span
    equals: Span | None
    value: Expression


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a block. `span` covers the quotes; `text` is what stands inside."""

    span: Span
    text: str
    quoted: bool
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """`type "label" { body }`. `open` is `None` when no brace was typed; `close` when none closes it."""

    span: Span
    type: str
    type_span: Span
    labels: tuple[Label, ...]
    body: Body
    open: Span | None
    close: Span | None


@dataclass(frozen=True, slots=True)
class Body:
    """What stands between two braces, or in a whole region."""

    span: Span
    items: tuple[Attribute | Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What was read from one region's text, places counted from the region's start."""

    body: Body
    problems: tuple[Problem, ...] = ()
    comments: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Passage:
    """The words of a region, wherever they stand. They are read when somebody first asks what they say.

    `keyword` and `labels` are its header (`resource`, two names), known without reading the rest; empty for a run of comments or words that open no block.
    """

    text: str
    keyword: str
    labels: tuple[str, ...]
    read: Callable[[str], Content] = field(repr=False, compare=False)

    @cached_property
    def content(self) -> Content:
        """What the words say."""
        return self.read(self.text)


class Region(NamedTuple):
    """A piece of the file that is read by itself: mostly one top-level block and the lines up to the next. Versions share passages."""

    base: int
    passage: Passage

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text

    @property
    def keyword(self) -> str:
        """What it declares: `resource`, `variable`."""
        return self.passage.keyword

    @property
    def labels(self) -> tuple[str, ...]:
        """The names in its header."""
        return self.passage.labels

    @property
    def content(self) -> Content:
        """What it says; read when first asked for, in this version of the file or another."""
        return self.passage.content

    @property
    def span(self) -> Span:
        """Where the region stands in the file, with the blank lines behind it."""
        return Span(self.base, self.base + len(self.passage.text))


@dataclass(frozen=True)
class HclTree:
    """A whole file: its regions in order; together they cover the file."""

    text: str
    regions: tuple[Region, ...]

    def region_at(self, offset: int) -> Region | None:
        """The region that a cursor at `offset` is in; at a border, the later one."""
        if not 0 <= offset <= len(self.text):
            return None
        return self.regions[bisect_right(self.regions, offset, key=lambda region: region.base) - 1]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault of syntax in the file, those that Terraform would report too."""
        return tuple(problem.shift(region.base) for region in self.regions for problem in region.content.problems)

    @cached_property
    def broken(self) -> tuple[Span, ...]:
        """The regions with a fault; how one of their blocks is read depends on more than its own words."""
        return tuple(region.span for region in self.regions if region.content.problems)

    def known(self) -> Mapping[str, Passage]:
        """The passages by their text: the next version of the file uses them again."""
        return {region.text: region.passage for region in self.regions}
