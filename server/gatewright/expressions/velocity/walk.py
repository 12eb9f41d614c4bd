"""Going through what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gatewright.expressions.velocity.tree import (
    Binary,
    Branch,
    Call,
    Command,
    Define,
    Expression,
    Foreach,
    If,
    Index,
    Interpolated,
    Items,
    Macro,
    Method,
    Node,
    Pairs,
    Range,
    Reference,
    Set,
    Unary,
)

Part = Node | Branch | Expression


def walk(parts: Iterable[Part]) -> Iterator[Part]:
    """Each node and expression and all that stands in it, in the order of the text."""
    for part in parts:
        yield part
        inner = children(part)
        if inner:
            yield from walk(inner)


def references(parts: Iterable[Part]) -> Iterator[Reference]:
    """Every reference, also those in conditions, arguments and strings; not those that a backslash makes text."""
    return (part for part in walk(parts) if isinstance(part, Reference))


def around(parts: Iterable[Part], offset: int) -> tuple[Part, ...]:
    """The parts that a cursor there is in or touches, from the outermost to the innermost. Of two neighbours the later one."""
    found: list[Part] = []
    while inside := [part for part in parts if part.span.touches(offset)]:
        found.append(inside[-1])
        parts = children(inside[-1])
    return tuple(found)


def children(part: Part) -> tuple[Part, ...]:
    """What stands directly in a node or an expression, in the order of the text."""
    match part:
        case Reference():
            return _of_reference(part) if part.links else ()
        case Interpolated():
            return part.body
        case Set():
            return _written(part.target, part.value)
        case If():
            return part.branches
        case Branch():
            return (*_written(part.condition), *part.body)
        case Foreach():
            return (*_written(part.variable, part.source), *part.body)
        case Define():
            return (*_written(part.variable), *part.body)
        case Macro():
            return (*part.parameters, *part.body)
        case Call():
            return (*part.arguments, *part.body)
        case Command():
            return part.arguments
        case Unary():
            return _written(part.operand)
        case Binary():
            return _written(part.left, part.right)
        case Items():
            return part.items
        case Range():
            return _written(part.first, part.last)
        case Pairs():
            return _written(*(one for pair in part.pairs for one in pair))
        case _:
            return ()


def _of_reference(reference: Reference) -> tuple[Part, ...]:
    inner: list[Part] = []
    for link in reference.links:
        if isinstance(link, Method):
            inner += link.arguments
        elif isinstance(link, Index) and link.value:
            inner.append(link.value)
    return tuple(inner)


def _written(*parts: Expression | None) -> tuple[Expression, ...]:
    return tuple(part for part in parts if part is not None)
