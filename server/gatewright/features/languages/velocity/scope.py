"""What is known at a place of a mapping template: the variables that it sets, the directives around, and what can belong to a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gatewright.expressions import velocity
from gatewright.expressions.velocity.tree import Branch, Define, Foreach, If, Link, Macro, Method, Property, Reference, Set, String
from gatewright.expressions.velocity.types import UNKNOWN, steps, type_of, variables_of
from gatewright.expressions.velocity.walk import Part
from gatewright.index import Index, TemplateMember
from gatewright.text import Span

ROOTS = ("input", "context", "util", "stageVariables")
"""What every template knows."""

IN_LOOPS = ("foreach", "velocityCount")
MAY_BE = ("list", "map", "string", "entry", "number")
"""What a value of the body may be, by how often it is asked for something."""


@dataclass(frozen=True, slots=True)
class Local:
    """A variable that a template gives a value.

    Attributes:
        name: without the `$`.
        span: where it is named.
        by: the directive that gives it the value, as far as its bracket goes.
        reach: where it has that value.
    """

    name: str
    span: Span
    by: Span
    reach: Span


def template_of(text: str) -> velocity.Template:
    """A template, of which only what changed is read again."""
    return velocity.read_recent(text)


def locals_of(template: velocity.Template) -> Iterator[Local]:
    """The variables that a template sets, in the order of the text."""
    last = len(template.text)
    for part in velocity.walk(template.nodes):
        match part:
            case Set(target=Reference(name=name, links=()) as target):
                yield Local(name, target.name_span, part.span, Span(part.end, last))
            case Foreach(variable=Reference(name=name) as variable):
                head = head_of(part, template.text)
                yield Local(name, variable.name_span, head, Span(head.end, part.end))
            case Define(variable=Reference(name=name) as variable):
                yield Local(name, variable.name_span, head_of(part, template.text), Span(part.end, last))
            case Macro(parameters=parameters):
                head = head_of(part, template.text)
                yield from (Local(one.name, one.name_span, head, Span(head.end, part.end)) for one in parameters)
            case _:
                pass


def types_of(template: velocity.Template, index: Index) -> dict[str, str]:
    """The types of the variables that a template sets."""
    return variables_of(template.nodes, index.template_members)


def head_of(part: Branch | Foreach | Define | Macro, text: str) -> Span:
    """A directive up to its closing bracket, behind which its inside starts."""
    closing = None if isinstance(part, Branch) else part.closing
    inside = part.body[0].start if part.body else closing.span.start if closing else part.end
    return Span(part.start, part.start + len(text[part.start : inside].rstrip()))


def loops_around(template: velocity.Template, at: int) -> tuple[Foreach, ...]:
    """The loops whose inside a place belongs to."""
    return tuple(one for one in blocks_around(template, at) if isinstance(one, Foreach) and head_of(one, template.text).end <= at)


def blocks_around(template: velocity.Template, at: int) -> tuple[Part, ...]:
    """The directives with an inside that a place is in, the outermost first."""
    found: list[Part] = []
    parts: tuple[Part, ...] = template.at(at)
    while inside := [part for part in parts if part.start < at <= part.end]:
        found.append(inside[-1])
        parts = velocity.children(inside[-1])
    return tuple(part for part in found if isinstance(part, If | Branch | Foreach | Define | Macro))


def owner_of(reference: Reference, template: velocity.Template, index: Index) -> str:
    """The type of a value, of which something is asked."""
    return type_of(reference, index.template_members, types_of(template, index))


def members_of(owner: str, index: Index) -> Iterator[TemplateMember]:
    """What belongs to a type; of a value that may be anything, what belongs to one of those that the body is made of."""
    seen: set[str] = set()
    for one in (owner,) if owner != UNKNOWN else MAY_BE:
        for member in index.template_members.values():
            if member.owner == one and member.last not in seen:
                seen.add(member.last)
                yield member


def members_named(owner: str, name: str, index: Index) -> tuple[TemplateMember, ...]:
    """The member of a type by its name; of a value that may be anything, that of each type which has one."""
    owners: Iterable[str] = (owner,) if owner != UNKNOWN else MAY_BE
    return tuple(member for one in owners if (member := index.template_members.get(f"{one}.{name}")))


def up_to(reference: Reference, number: int) -> Reference:
    """A reference without its links from a number on."""
    return replace(reference, links=reference.links[:number])


def named_by(link: Link, before: Reference) -> str | None:
    """What a link names behind a reference, be it as a property or as the text in its brackets.

    `stage` for a stage variable; for a parameter of the request where it is: `path`, `querystring`, `header`, or `any` of them; `place` for
    one of these three words. `None` where it names nothing of that kind.
    """
    gets = not isinstance(link, Method) or link.name == "get"
    match before.name, before.links:
        case "stageVariables", ():
            return "stage" if gets else None
        case "input", ():
            return "any" if isinstance(link, Method) and link.name == "params" else None
        case "input", (Method(name="params", arguments=()),):
            return "place" if gets else None
        case "input", (Method(name="params", arguments=()), Property(name=("path" | "querystring" | "header") as place)):
            return place if gets else None
        case "input", (Method(name="params", arguments=()), Method(name="get", arguments=(String(text=place),))):
            return place if gets and place in ("path", "querystring", "header") else None
        case _:
            return None


def content_of(text: String) -> Span:
    """What stands between the quotes of a text; its closing one may be missing."""
    start = text.start + 1
    return Span(start, start + len(text.text))


def chain(reference: Reference, template: velocity.Template, index: Index) -> list[tuple[Span, str, str]]:
    """Each link of a reference: where its name stands, the type that it belongs to, and its name; empty for `[...]`."""
    found: list[tuple[Span, str, str]] = []
    for step in steps(reference, index.template_members, types_of(template, index)):
        link = step.link
        name = link.name if isinstance(link, Property | Method) else ""
        found.append((link.name_span if isinstance(link, Property | Method) else link.span, step.owner, name))
    return found
