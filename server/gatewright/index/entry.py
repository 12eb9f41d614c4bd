"""The entries of the docs index: a kind (a resource or a nested block) and its parameters.

One parameter has many spellings. Facts that differ between dialects (what a change does, whether it is required) are stored
per dialect; every question that depends on one takes the dialect's name: `terraform`, `cloudformation`, `openapi`, `api`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Fact = Any
"""A plain value, or a mapping from dialect to value where dialects differ."""

MANIFEST = "manifest.json"
"""The compiled file that lists all kinds and names, with the shard that each kind is in."""

QUOTAS = "quotas.json"
"""The compiled limits of the service."""

VARIABLES = "context_variables.json"
"""The compiled list of what `$context` holds."""

MESSAGES = "messages.json"
"""The compiled messages that have another cause than what a rule reports."""

VELOCITY = "velocity.json"
"""The compiled list of what mapping templates know."""
SERVICES = "services.json"
"""The compiled list of the AWS services that integrations call."""

ACTIONS = "service_actions.json"
"""The compiled parameters of the actions that HTTP APIs call directly."""

WORDS = "words.json"
"""The compiled spellings of names that mean the same wherever they stand."""

DIALECTS = ("terraform", "cloudformation", "sam", "openapi", "api")

_DIALECTS = frozenset(DIALECTS)

BLOCK_TYPES = ("block", "blocks")

PROTOCOLS = ("REST", "HTTP", "WEBSOCKET")
"""The kinds of API, as quotas, shared parameters and context variables name them."""

_RESTRICTIONS = frozenset({"accepts", "min", "max", "min_length", "max_length", "pattern"})


@dataclass(frozen=True)
class Message:
    """What the service, CloudFormation or Terraform says, where no rule can look for the cause.

    Attributes:
        name: what is the matter, such as `control-plane-throttled`.
        says: its words, as a search would find them; `…` stands for anything.
        means: the cause and the way out.
    """

    name: str
    says: tuple[str, ...]
    means: str
    see: str = ""


@dataclass(frozen=True)
class Quota:
    """A limit of the service.

    Attributes:
        name: such as `rest.resources`.
        summary: what is counted or measured.
        limit: the value that an account starts with, in `unit`.
        scope: what has so many: `API`, `account and Region`, `stage`.
        protocols: the kinds of API that it holds for.
        adjustable: whether AWS raises it on request.
        note: what else to know.
    """

    name: str
    summary: str
    limit: float
    unit: str
    scope: str = ""
    protocols: tuple[str, ...] = PROTOCOLS
    adjustable: bool = False
    note: str = ""
    about: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True)
class ContextVariable:
    """Something that `$context` holds.

    Attributes:
        name: with the dollar sign, such as `$context.requestId`.
        summary: what it is, one sentence.
        type: `string`, `number`, `boolean` or `object`.
        valid: where it can be used: `rest-log`, `rest-mapping`, `http-log`, `http-mapping`, `websocket-log`, `websocket-mapping`.
        example: a value that it may have.
    """

    name: str
    summary: str
    type: str = "string"
    valid: tuple[str, ...] = ()
    example: str = ""
    beware: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True)
class TemplateMember:
    """Something that mapping templates know: a variable, or what belongs to a variable or to a type.

    Attributes:
        name: `$input`, `$input.json`, `string.length`.
        summary: what it is or does, one sentence.
        gives: the type of its value: `string`, `number`, `boolean`, `list`, `map`, `entry` (of a map), `params` (all parameters of a
            request), `context`, `loop`; `nothing`, or `object` where the type is only known when it runs.
        takes: for a function the types of its arguments by name; a name that ends in `?` can be left out. `None` for what is no function.
        without: the type of what a function gives when no argument is written, where that is another one.
        example: how it is written.
        shows: what the example prints.
    """

    name: str
    summary: str
    gives: str
    takes: Mapping[str, str] | None = None
    without: str = ""
    example: str = ""
    shows: str = ""
    beware: tuple[str, ...] = ()
    see: str = ""

    @property
    def owner(self) -> str:
        """The variable or type that it belongs to; empty for a variable."""
        return self.name.rpartition(".")[0]

    @property
    def last(self) -> str:
        """Its name without the owner."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Service:
    """An AWS service, as the URI of an integration names it.

    Attributes:
        name: such as `sqs`.
        title: what people call it.
        summary: what it does, one sentence.
        body: what a request to it needs, as Markdown.
        actions: what is usually called behind `action/`, with what it does.
        others: its other actions; where there are none, `actions` is not all.
        paths: what is usually called behind `path/`, with variables in braces.
    """

    name: str
    title: str
    summary: str
    body: str = ""
    beware: tuple[str, ...] = ()
    actions: Mapping[str, str] = field(default_factory=dict[str, str])
    others: tuple[str, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict[str, str])
    see: str = ""


@dataclass(frozen=True)
class ServiceAction:
    """An action of an AWS service that HTTP APIs call directly.

    Attributes:
        name: what `integration_subtype` calls it: `SQS-SendMessage`.
        required: the parameters that it cannot do without, in their usual order, with what each is.
        optional: the others.
        usual: what people pass for some of them.
    """

    name: str
    required: Mapping[str, str] = field(default_factory=dict[str, str])
    optional: Mapping[str, str] = field(default_factory=dict[str, str])
    usual: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def parameters(self) -> Mapping[str, str]:
        """All that it takes, what it needs first."""
        return {**self.required, **self.optional}


@dataclass(frozen=True)
class Param:
    """One parameter of a kind, whatever a dialect calls it.

    Attributes:
        id: canonical id, such as `rest.integration/connection_type`.
        spell: its name in each dialect that has it.
        summary: what it does, at most 120 characters.
        body: more to know, as Markdown; empty when there is nothing more.
        values: each value of an enumeration with its meaning, in the order to offer them.
        beware: what experienced users know.
        computed: the service sets it; a file can only read it.
        block_kind: the kind of the nested block, for parameters of the types `block` and `blocks`.
        block_kinds: where the kind of the nested block depends on the value of a neighbor: the kind for each value.
        chosen_by: that neighbor, by its canonical name.
        requires: by value, the parameters (canonical names) of the same kind that the value needs.
        only_with: it has an effect only where a neighbor (canonical name) has one of these values.
        protocols: the kinds of API that it is for; empty for all that its kind is for.
        quotas: the service's limits that concern it.
        like: the parameter that it is the same as, where its words and facts come from.
        since: first provider version that knows it, by dialect.
        see: links to read more.
    """

    id: str
    spell: Mapping[str, str]
    summary: str
    body: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    beware: tuple[str, ...] = ()
    computed: Fact = False
    block_kind: str | None = None
    block_kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    chosen_by: str | None = None
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    conflicts_with: tuple[str, ...] = ()
    only_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    protocols: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()
    like: str | None = None
    see: tuple[str, ...] = ()
    example: str | None = None
    placeholder: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    """The rest: type, of, required, default, update, bounds, pattern, accepts, since, deprecated, refers, format."""

    @property
    def name(self) -> str:
        """The canonical name, without the kind: `connection_type`."""
        return self.id.rpartition("/")[2]

    @cached_property
    def restricted(self) -> bool:
        """Whether a value can be wrong by itself: there is a list, a bound or a pattern for it in some dialect."""
        return bool(self.values) or not _RESTRICTIONS.isdisjoint(self.facts)

    @property
    def kind(self) -> str:
        """The id of the kind that it belongs to."""
        return self.id.rpartition("/")[0]

    @property
    def context(self) -> tuple[str, ...]:
        """The kinds whose parameters its sentences name."""
        model = self.like.rpartition("/")[0] if self.like else None
        return tuple(kind for kind in (self.kind, model, self.block_kind) if kind)

    def fact(self, name: str, dialect: str) -> Fact:
        """A fact as it stands in one dialect, `None` when nothing is known."""
        key = (name, dialect)
        if key not in self._by_dialect:
            value = self.facts.get(name)
            if isinstance(value, dict) and value.keys() <= _DIALECTS:
                value = value.get(dialect)  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
            self._by_dialect[key] = value
        return self._by_dialect[key]

    @cached_property
    def _by_dialect(self) -> dict[tuple[str, str], Fact]:
        """Facts that were asked for: the rules ask for thousands after each keystroke."""
        return {}

    def type_in(self, dialect: str) -> str:
        """`string`, `number`, `integer`, `boolean`, `map`, `list`, `set`, `block`, `blocks` or `json` (anything)."""
        return self.fact("type", dialect) or "json"

    def element_type(self, dialect: str) -> str | None:
        """The type of the elements of a list, set or map, where known."""
        return self.fact("of", dialect)

    def is_block(self, dialect: str) -> bool:
        """Whether it is written as a nested block (or a list of them)."""
        return self.type_in(dialect) in BLOCK_TYPES

    def holds(self, chosen: str | None) -> str | None:
        """The kind of the nested block, where `chosen` is the value of the neighbor that it may depend on."""
        return self.block_kinds.get(chosen or "") if self.block_kinds else self.block_kind

    def required_in(self, dialect: str) -> bool:
        """Whether the dialect rejects a resource without it."""
        return _holds(self.facts.get("required"), dialect)

    def computed_in(self, dialect: str) -> bool:
        """Whether the service alone sets it."""
        return _holds(self.computed, dialect)

    def accepted_values(self, dialect: str) -> tuple[str, ...]:
        """The values of the enumeration that this dialect takes; empty when any text goes."""
        return tuple(self.fact("accepts", dialect) or self.values)


@dataclass(frozen=True)
class Kind:
    """A resource, or a block nested in one, and its parameters by canonical name.

    `partial` kinds are neighbors of API Gateway of which only some parameters are listed; nothing can be said to be unknown in them.
    """

    id: str
    title: str
    summary: str
    spell: Mapping[str, str]
    params: Mapping[str, Param]
    body: str = ""
    beware: tuple[str, ...] = ()
    see: Mapping[str, str] = field(default_factory=dict[str, str])
    ref: str | None = None
    partial: bool = False
    protocols: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()

    @cached_property
    def _by_spelling(self) -> Mapping[tuple[str, str], Param]:
        return {(dialect, name): param for param in self.params.values() for dialect, name in param.spell.items()}

    @property
    def context(self) -> tuple[str, ...]:
        """The kinds whose parameters its sentences name: its own."""
        return (self.id,)

    def find(self, dialect: str, name: str) -> Param | None:
        """The parameter that a dialect calls `name`."""
        return self._by_spelling.get((dialect, name))

    def spelled_in(self, dialect: str) -> Iterator[tuple[str, Param]]:
        """The parameters that a dialect has, with their names there, in the order of the docs index."""
        for param in self.params.values():
            if dialect in param.spell:
                yield param.spell[dialect], param

    @cached_property
    def _required(self) -> Mapping[str, tuple[tuple[str, Param], ...]]:
        return {
            dialect: tuple((name, param) for name, param in self.settable_in(dialect) if param.required_in(dialect)) for dialect in DIALECTS
        }

    def required_in(self, dialect: str) -> tuple[tuple[str, Param], ...]:
        """Those that the dialect demands, with their names there."""
        return self._required[dialect]

    def settable_in(self, dialect: str) -> Iterator[tuple[str, Param]]:
        """Those of them that a file can set."""
        return ((name, param) for name, param in self.spelled_in(dialect) if not param.computed_in(dialect))


def _holds(fact: Fact, dialect: str) -> bool:
    """A yes-or-no fact: `true`, or a list of the dialects in which it holds."""
    return fact is True or (isinstance(fact, list) and dialect in fact)
