"""How the tests of this folder look at a tree: as words, and node by node."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from gatewright.syntax.hcl.tree import (
    Attribute,
    Binary,
    Block,
    Body,
    Call,
    Conditional,
    Directive,
    Expression,
    For,
    GetAttr,
    HclTree,
    Hole,
    Index,
    Interpolation,
    Keyword,
    Name,
    Number,
    ObjectCons,
    Parens,
    Piece,
    Splat,
    Template,
    TupleCons,
    Unary,
)
from gatewright.text import Span

CORPUS = Path(__file__).parents[2] / "corpus" / "terraform"


def render(node: Expression | Interpolation | Directive | Piece) -> str:
    """An expression as one line in prefix form."""
    match node:
        case Number(value=value):
            return repr(value)
        case Keyword(value=value):
            return {True: "true", False: "false", None: "null"}[value]
        case Piece(text=text):
            return repr(text)
        case Interpolation(value=value):
            return "${" + render(value) + "}"
        case Directive(keyword=keyword, value=value):
            return "%{" + keyword + (f" {render(value)}" if value else "") + "}"
        case Template(parts=parts, closed=closed):
            return "(str" + "".join(f" {render(part)}" for part in parts) + ")" + ("" if closed else "!")
        case Name(name=name):
            return name
        case GetAttr(object=inner, name=name):
            return f"{render(inner)}.{name}"
        case Index(object=inner, key=key):
            return f"{render(inner)}[{render(key)}]"
        case Splat(object=inner):
            return f"{render(inner)}[*]"
        case Call(name=name, arguments=arguments, expands=expands, closed=closed):
            return f"({name}{''.join(' ' + render(a) for a in arguments)}{' ...' if expands else ''})" + ("" if closed else "!")
        case TupleCons(items=items, closed=closed):
            return "[" + " ".join(render(item) for item in items) + "]" + ("" if closed else "!")
        case ObjectCons(items=items, closed=closed):
            return "{" + " ".join(f"{render(item.key)}={render(item.value)}" for item in items) + "}" + ("" if closed else "!")
        case For(names=names, source=source, results=results, condition=condition):
            tail = f" if {render(condition)}" if condition else ""
            return f"(for {','.join(names)} in {render(source)}: {' => '.join(render(r) for r in results)}{tail})"
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return f"(? {render(condition)} {render(then)} {render(otherwise)})"
        case Binary(operator=operator, left=left, right=right):
            return f"({operator} {render(left)} {render(right)})"
        case Unary(operator=operator, operand=operand):
            return f"({operator} {render(operand)})"
        case Parens(inner=inner):
            return f"(paren {render(inner)})"
        case Hole():
            return "_"


def outline(body: Body) -> list[Any]:
    """Names and nesting of a body: `name` for an argument, `(type, *labels, [items])` for a block."""
    return [
        item.name if isinstance(item, Attribute) else (item.type, *(label.text for label in item.labels), outline(item.body)) for item in body.items
    ]


def whole_outline(tree: HclTree) -> list[Any]:
    """The outline of a file."""
    return [item for region in tree.regions for item in outline(region.content.body)]


def walk(node: object, parent: Span) -> Iterator[tuple[object, Span]]:
    """Every node below `node`, with the span of the node around it."""
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        children = value if isinstance(value, tuple) and not isinstance(value, Span) else (value,)
        for child in children:
            if is_dataclass(child) and hasattr(child, "span"):
                yield child, parent
                yield from walk(child, child.span)


def check_places(tree: HclTree) -> None:
    """Regions cover the file, every span lies inside the one around it, and every piece leads back to its text."""
    assert "".join(region.text for region in tree.regions) == tree.text
    for region in tree.regions:
        assert tree.text[region.base : region.base + len(region.text)] == region.text
        whole = Span(0, len(region.text))
        for problem in region.content.problems:
            assert whole.covers(problem.span)
            assert problem.span.start <= problem.span.end
        for comment in region.content.comments:
            assert whole.covers(comment)
        for node, parent in walk(region.content.body, whole):
            assert parent.covers(node.span), (node, parent)  # type: ignore[attr-defined]
            assert node.span.start <= node.span.end  # type: ignore[attr-defined]
            if isinstance(node, Block):
                assert isinstance(node.body, Body)
            if isinstance(node, Piece):
                check_piece(node, region.text)


def check_piece(piece: Piece, text: str) -> None:
    """Each run of the map is a copy of the file, unless an escape made it."""
    places, size = piece.map, len(piece.text)
    assert places.decoded[0] == 0
    assert list(places.decoded) == sorted(set(places.decoded))
    assert list(places.source) == sorted(set(places.source))
    for index, character in enumerate(piece.text):
        source = places.to_source(index)
        assert piece.span.start <= source < piece.span.end
        assert text[source] in (character, "\\"), (piece, index)
    assert places.to_source(size) <= piece.span.end


@pytest.fixture(scope="session")
def corpus() -> dict[str, str]:
    """Every Terraform file of the corpus, by name, with its line ends as they are."""
    return {str(path.relative_to(CORPUS)): path.read_bytes().decode() for path in sorted(CORPUS.rglob("*.tf"))}
