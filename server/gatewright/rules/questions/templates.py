"""Which mapping templates does a block hold, and what is in them?

Templates of proxy integrations are left out: the service never looks at them, and another rule says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gatewright.expressions import velocity
from gatewright.expressions.velocity import HOLE, Template
from gatewright.expressions.velocity.tree import Call, Define, Foreach, If, Macro, Node, Reference, Set
from gatewright.inside import Strand, strands
from gatewright.inside.languages import GatewayTemplate, MappingTemplate
from gatewright.model import Block
from gatewright.model.graph import OnMethod
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.integrations import type_of
from gatewright.rules.questions.template_files import at_home
from gatewright.rules.questions.uris import PROXY_TYPES
from gatewright.rules.rule import Fix, RuleContext
from gatewright.text import Span, TextEdit

INTEGRATIONS = ("rest.integration", "http.integration", "openapi.integration")
ALONE = "velocity.template"
"""A template in a file of its own; as far as that is known, it is treated as a part of the block that reads the file."""

KINDS = (*INTEGRATIONS, "rest.integration_response", "websocket.integration_response", ALONE)
"""The kinds of block that hold mapping templates."""


@dataclass(frozen=True)
class Written:
    """A template and where it stands. Of one that is only a piece of the text, `strand.is_part`, what is around it is not known."""

    strand: Strand
    template: Template

    @property
    def message(self) -> str:
        """`request` or `response`, empty where that is not known; `gateway` for the body of a gateway response."""
        language = self.strand.language
        return language.message if isinstance(language, MappingTemplate) else "gateway"

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in it."""
        return tuple(velocity.references(self.template.nodes))

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The variables that the template sets itself."""
        names: set[str] = set()
        for part in velocity.walk(self.template.nodes):
            match part:
                case Set(target=Reference(name=name, links=())):
                    names.add(name)
                case Foreach(variable=Reference(name=name)) | Define(variable=Reference(name=name)):
                    names.add(name)
                case Macro(parameters=parameters):
                    names.update(parameter.name for parameter in parameters)
                case _:
                    pass
        return frozenset(names)

    @cached_property
    def printed(self) -> tuple[Node, ...]:
        """The nodes that put something into the message, or may: all but what stands in parentheses."""
        return tuple(_printed(self.template.nodes))

    @property
    def is_whole(self) -> bool:
        """Whether all that it sets is written here: no part comes from outside, where a directive could be in it."""
        return not self.strand.is_part and HOLE not in self.template.text

    def to(self, name: str) -> Iterator[Reference]:
        """The references to a variable that the service gives, unless the template sets one of the same name."""
        if name not in self.own_names:
            yield from (reference for reference in self.references if reference.name == name)

    def place(self, span: Span) -> Span:
        """Where a stretch of the template stands in the file."""
        return self.strand.in_file(span)

    def change(self, span: Span, words: str, *, certain: bool = True) -> tuple[Fix, ...]:
        """To write other words in a stretch; they must be spelled alike in any string."""
        title = f"Change to `{words}`" if words else f"Remove `{span.of(self.template.text)}`"
        return (Fix(title, (ReplaceWords(TextEdit(self.place(span), words)),), certain),)


def _printed(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case If(branches=branches):
                for branch in branches:
                    yield from _printed(branch.body)
            case Foreach(body=body) | Define(body=body) | Macro(body=body) | Call(body=body):
                yield from _printed(body)
            case _:
                yield node


def templates(block: Block, ctx: RuleContext) -> tuple[Written, ...]:
    """The mapping templates of a block that the service looks at."""
    if block.kind != ALONE and not any(block.get(name) for name in ("request_templates", "response_templates")):
        return ()
    return ctx.once("mapping templates", block, lambda: tuple(_read(block, MappingTemplate, ctx)))


def gateway_templates(block: Block, ctx: RuleContext) -> tuple[Written, ...]:
    """The bodies of a gateway response."""
    return ctx.once("gateway templates", block, lambda: tuple(_read(block, GatewayTemplate, ctx)))


def _read(block: Block, language: type[MappingTemplate | GatewayTemplate], ctx: RuleContext) -> Iterator[Written]:
    for strand in (at_home(strand, ctx.project) for strand in strands(block) if isinstance(strand.language, language)):
        if _are_ignored(strand.block, ctx):
            return
        yield Written(strand, velocity.read_recent(strand.text))


def _are_ignored(block: Block, ctx: RuleContext) -> bool:
    """Whether the integration hands messages over as they are."""
    if block.kind in INTEGRATIONS:
        proxy = type_of(block, ctx) in PROXY_TYPES and not block.sets("integration_target")
        return proxy or (block.kind == "http.integration" and protocol_of(block, ctx.project) == "HTTP")
    if block.kind == "rest.integration_response":
        return any(one.value("type") in PROXY_TYPES for one in ctx.graph.node(block, of=OnMethod).integrations)
    return False


def until_hyphen(name: str, known: Iterable[str]) -> str | None:
    """The known name that another one starts with, when a hyphen follows: a hyphen belongs to a name of Velocity."""
    names = frozenset(known)
    while "-" in name:
        name = name.rpartition("-")[0]
        if name in names:
            return name
    return None


def one_name_with_hyphen(name: str, known: str) -> str:
    """What is wrong with a name that goes on behind the known one."""
    return f"The hyphen belongs to the name `${name}`, which is set nowhere; write `${{{known}}}{name[len(known) :]}`."
