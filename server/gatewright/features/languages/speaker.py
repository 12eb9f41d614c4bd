"""What somebody who knows a small language can say about a text in it. All places count in the text; `features/strings.py` leads them to the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.place import Place
from gatewright.index import Index
from gatewright.inside import Strand
from gatewright.text import Span


class Said(NamedTuple):
    """A card about a stretch of the text."""

    card: Card
    span: Span


@dataclass(frozen=True)
class Offer:
    """Something that can stand at a place.

    Attributes:
        label: what the list shows, and what is typed to find it; `detail` beside it.
        text: what is written in place of `span`, as the language spells it; quotes and escapes of the file are not its matter.
        snippet: the same with tab stops.
        rank: what comes first; equal ranks keep the order of the list.
        about: what `Speaker.documentation` is asked for when it is selected.
        refers: whether the text has references in it, spelled as the file spells them.
        data: the same as keys and values, where the text is a flat object of JSON; a file that can encode JSON writes it so.
    """

    label: str
    kind: ItemKind
    detail: str
    text: str
    span: Span
    snippet: str | None = None
    rank: int = 50
    about: str | None = None
    refers: bool = False
    data: Mapping[str, str] | None = None


class TokenKind(Enum):
    """How a stretch is colored; the values are the names of the protocol."""

    KEYWORD = "keyword"
    VARIABLE = "variable"
    PARAMETER = "parameter"
    PROPERTY = "property"
    FUNCTION = "function"
    STRING = "string"
    NUMBER = "number"
    OPERATOR = "operator"
    COMMENT = "comment"
    NAMESPACE = "namespace"
    MACRO = "macro"
    REGEXP = "regexp"


class Token(NamedTuple):
    """A colored stretch. `is_declared` marks where a name is declared, `is_fixed` what the service gives and nobody can change."""

    span: Span
    kind: TokenKind
    is_declared: bool = False
    is_fixed: bool = False


class Means(Enum):
    """What a name in a text stands for; names of one meaning and one owner are the same thing."""

    TEMPLATE_VARIABLE = "variable of a template"
    STAGE_VARIABLE = "stage variable"
    PATH = "path variable"
    BACKEND_PATH = "path variable of the backend"
    QUERY = "query parameter"
    HEADER = "header"


class Name(NamedTuple):
    """A name that a text declares or uses."""

    means: Means
    name: str
    span: Span
    declares: bool = False


@dataclass(frozen=True)
class Signature:
    """A function whose arguments are typed.

    Attributes:
        label: the whole of it: `replaceAll(regex, replacement)`.
        parameters: stretches of the label.
        active: which parameter the cursor is in.
        summary: what it does.
    """

    label: str
    parameters: tuple[Span, ...]
    active: int
    summary: str


class Speaker:
    """One small language, as an editor knows it. A language says what it can; the rest is nothing."""

    triggers: str = ""
    """Characters that start a completion inside such a text."""

    def hover(self, strand: Strand, at: int, place: Place) -> Said | None:
        """What is this piece? `at` is the cursor's place in the text."""
        return None

    def complete(self, strand: Strand, at: int, place: Place) -> Iterable[Offer]:
        """What can stand there?"""
        return ()

    def documentation(self, about: str, index: Index) -> Card | None:
        """The card of an offer."""
        return None

    def signature(self, strand: Strand, at: int, place: Place) -> Signature | None:
        """Which function's arguments is the cursor in?"""
        return None

    def tokens(self, strand: Strand) -> Iterable[Token]:
        """How is it colored? In the order of the text, none over another."""
        return ()

    def names(self, strand: Strand) -> Iterable[Name]:
        """Which names does it declare and use? One that may mean several things (`$input.params('x')`) is given once for each, first that which the service takes first."""
        return ()

    def folds(self, strand: Strand) -> Iterable[Span]:
        """Which stretches of several lines belong together? The last line of each, with the end of it, stays when it is folded."""
        return ()
