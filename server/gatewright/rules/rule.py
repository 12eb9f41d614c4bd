"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import Protocol

from gatewright.index import Index, Param
from gatewright.model import ABSENT, Block, Document, Project, Ref, Value, value_of
from gatewright.model.evaluate import Known
from gatewright.model.graph import ApiGraph
from gatewright.model.watch import Answer, Memo
from gatewright.model.wish import Wish
from gatewright.text import Span


class Level(Enum):
    """How much a finding weighs; `OFF` is for settings only."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"
    OFF = "off"

    @property
    def weight(self) -> int:
        """Larger is graver."""
        return {"error": 4, "warning": 3, "information": 2, "hint": 1, "off": 0}[self.value]


class Category(Enum):
    """What kind of harm a rule is about."""

    SYNTAX = "syntax"
    CORRECTNESS = "correctness"
    SECURITY = "security"
    OPERATIONS = "operations"
    HOUSEKEEPING = "housekeeping"


class Fixable(Enum):
    """Whether a rule's findings come with a fix."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True)
class Related:
    """Another place that a finding is about."""

    uri: str
    span: Span
    message: str


@dataclass(frozen=True)
class Fix:
    """A way out: `title` as the editor shows it, wishes that the dialect spells as edits.

    A wish for a block changes the file of that block, any other the file of the finding. What cannot be written whole is not offered. A `certain` fix cannot be wrong where the finding is right: it is offered first, and "fix all" applies it.
    """

    title: str
    wishes: tuple[Wish, ...]
    certain: bool = True


class Tag(Enum):
    """How an editor may draw a finding besides underlining it."""

    UNNECESSARY = "unnecessary"
    DEPRECATED = "deprecated"


@dataclass(frozen=True)
class Finding:
    """What a rule says of one place."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule's metadata.

    Attributes:
        name: what is flagged, so that it reads well after "allow": `method-without-authorization`.
        level: of its findings, unless settings say otherwise; `OFF` for a rule that reports in stricter profiles only.
        on: the canonical kinds of block that its check is called with, nested kinds too; empty for every kind.
        fix: whether its findings come with a fix.
        since: the version of Gatewright that brought it.
        see: links to read more.
        strict: the level in the stricter profiles, where it is another one.
        errors: what the service, Terraform or CloudFormation says in this case, as a search would find it; `…` stands for anything.
    """

    name: str
    level: Level
    category: Category
    on: tuple[str, ...]
    fix: Fixable
    since: str
    see: tuple[str, ...] = ()
    strict: Level | None = None
    errors: tuple[str, ...] = ()

    @property
    def strict_level(self) -> Level:
        """The level of its findings in the profile `strict`, and in those of one category."""
        return self.strict or self.level


@dataclass(frozen=True)
class RuleContext:
    """What a rule may ask while it looks at one block."""

    project: Project
    document: Document
    index: Index
    wants_fixes: bool = True
    """Whether anybody will see fixes. A rule whose fix takes long to work out leaves it out otherwise."""

    def about(self, document: Document) -> RuleContext:
        """The same for another document of the project, with what was worked out already."""
        other = replace(self, document=document)
        other.__dict__.update(memo=self.memo, graph=self.graph)
        return other

    @cached_property
    def memo(self) -> Memo:
        """What rules worked out already."""
        return Memo(self.project.watch)

    @cached_property
    def graph(self) -> ApiGraph:
        """The APIs that the project describes."""
        return ApiGraph(self.project)

    def once(self, question: str, block: Block, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about a block that several rules ask, worked out for the first of them.

        It must not hold the context: the two would wait for the garbage collector, and the document with them.
        """
        return self.memo.once(question, block, answer)

    @cached_property
    def dialect(self) -> str:
        """The name of the dialect of the file, in the docs index."""
        return self.document.dialect.name

    def known(self, value: Value) -> Known:
        """The Python value of a value, or `UNKNOWN`."""
        return self.project.known(value)

    def value(self, block: Block, name: str) -> Known:
        """What a parameter (canonical name) is set to: a Python value, `UNKNOWN`, or `ABSENT` when it is not written or null."""
        return value_of(block, name, self.project)

    def effective(self, block: Block, name: str) -> Known:
        """As `value`, but the documented default stands in for what is absent."""
        value = self.value(block, name)
        if value is not ABSENT:
            return value
        param = self.param(block, name)
        default = param.fact("default", self.dialect) if param else None
        return ABSENT if default is None else default

    def param(self, block: Block, name: str) -> Param | None:
        """The docs entry of a parameter of a block."""
        return self.index.param(f"{block.kind}/{name}")

    def spelled(self, block: Block, name: str) -> str:
        """What this dialect calls a parameter."""
        param = self.param(block, name)
        return param.spell.get(self.dialect, name) if param else name

    def place(self, block: Block, name: str) -> Span:
        """Where to point for a parameter: its value, or the name of the block when it is not written."""
        attribute = block.get(name)
        return attribute.value.span if attribute else header(block)

    def of_kind(self, kind: str) -> tuple[Block, ...]:
        """The top-level blocks of a kind in the whole project."""
        return self.project.of_kind(kind)

    def target(self, block: Block, name: str) -> Block | None:
        """The block that a parameter refers to, when it is a plain reference inside the project."""
        attribute = block.get(name)
        if attribute is None or not isinstance(attribute.value, Ref):
            return None
        return self.project.target(attribute.value)


def header(block: Block) -> Span:
    """Where a finding about a block as a whole points: its type (Terraform) or its name; the key of a nested block.

    In the JSON form of Terraform the resources of a type share one place for it, which is in none of them.
    """
    typed = block.type_span.end > block.type_span.start and block.span.covers(block.type_span)
    return block.type_span if typed else block.name_span


class Check(Protocol):
    """The check of a rule: called with each block of the kinds that the rule is on."""

    def __call__(self, block: Block, ctx: RuleContext, /) -> Iterator[Finding]: ...


@dataclass(frozen=True)
class Page:
    """A rule with its text and its check, as registered."""

    rule: Rule
    text: str
    check: Check = field(repr=False)
    source: str = ""

    @property
    def profile(self) -> str:
        """The profile of one category that it runs in, if there is such a profile.

        What the parsers find, and what the generic rules find by the docs index, counts as correctness.
        """
        generic = ".generic." in self.source or self.rule.category is Category.SYNTAX
        return (Category.CORRECTNESS if generic else self.rule.category).value
