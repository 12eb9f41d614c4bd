"""What can stand inside `!Ref`, `!GetAtt`, `!Sub ${`, `!If`? Names, in the short form and the long, in YAML and JSON.

Read from the words before the cursor: a half-typed function is often not yet one in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gatewright.features.card import plain_text
from gatewright.features.completion.item import About, Item, ItemKind
from gatewright.features.place import Place
from gatewright.features.references import PSEUDO, titled, where
from gatewright.features.style import Style, style_of
from gatewright.index import Param
from gatewright.model import Block, Role
from gatewright.text import Span, TextEdit


class Quotes(NamedTuple):
    """What is written before and behind a name."""

    before: str
    after: str

    def around(self, name: str) -> str:
        """The name with its quotes."""
        return f"{self.before}{name}{self.after}"


_BARE = Quotes("", "")

_REACH = 300
"""How far before the cursor a function's name may stand."""

_SUB = re.compile(r"\bSub\b[^\0]*\$\{(?P<typed>[\w.:]*)$")
_FUNCTION = re.compile(
    r"""(?:!(?P<short>Ref|GetAtt|If|Condition)[ \t]+|(?<![\w:])["']?(?P<long>Ref|Fn::GetAtt|Fn::If)["']?[ \t]*:[ \t]*)"""
    r"""(?P<open>\[[ \t]*)?(?P<quote>["']?)(?P<typed>[\w.:]*)$"""
)
_SECOND = re.compile(r"""GetAtt["']?\s*:?\s*(?:\[|-)\s*["']?(?P<target>\w+)["']?\s*(?:,|\n\s*-)\s*(?P<quote>["']?)(?P<typed>[\w.]*)$""")
_FIRST = re.compile(r"""GetAtt["']?\s*:?\s*(?:\n\s*-|\[[ \t]*\r?\n)\s*(?P<quote>["']?)(?P<typed>\w*)$""")


def argument_items(place: Place, wanted: Param | None, value_start: int) -> list[Item] | None:
    """The names that fit the function at the cursor; `None` when there is no function. `value_start`: where the value begins."""
    tail = place.document.text[max(0, place.offset - _REACH) : place.offset]
    sub = _SUB.search(place.document.text[value_start : place.offset])
    if sub:
        typed = _typed(place, sub["typed"])
        dotted = "." in sub["typed"]
        return list(_results(place, typed, sub["typed"], wanted, _BARE) if dotted else _names(place, typed, wanted, _BARE))
    second = _SECOND.search(tail)
    if second:
        return list(_results_of(place, _typed(place, second["typed"]), second["target"], wanted, _quotes(place, second["quote"])))
    function, first = _FUNCTION.search(place.line_before), _FIRST.search(tail)
    found = function or first
    if found is None:
        return None
    typed, quotes = _typed(place, found["typed"]), _quotes(place, found["quote"])
    match (function["short"] or function["long"]) if function else "first of a list":
        case "Ref":
            return list(_names(place, typed, wanted, quotes))
        case "GetAtt" | "Fn::GetAtt" if function and not function["open"]:
            return list(_results(place, typed, found["typed"], wanted, quotes))
        case "If" | "Fn::If" | "Condition":
            is_first = function is None or function["open"] or function["short"] == "Condition"
            return list(conditions(place, typed, quotes)) if is_first else None
        case _:
            return list(_with_results(place, typed, wanted, quotes))


def conditions(place: Place, span: Span, quotes: Quotes) -> Iterator[Item]:
    """The conditions of the template."""
    for block in place.project.blocks:
        if block.role is Role.CONDITION:
            shown = f"condition ({where(block.uri, block.name_span, place.project)})"
            yield Item(block.name, ItemKind.VARIABLE, shown, TextEdit(span, quotes.around(block.name)), None, 300)


def _typed(place: Place, words: str) -> Span:
    """The name that the cursor is in, with what stands of it behind the cursor."""
    match = re.match(r"[\w.:]*", place.line_after)
    return Span(place.offset - len(words), place.offset + (match.end() if match else 0))


def _quotes(place: Place, written: str) -> Quotes:
    """The quotes that JSON needs where none were typed, and the closing one of a string that is not closed on its line."""
    if written:
        rest = re.sub(r"^[\w.:]*", "", place.line_after)
        return Quotes("", "" if written in rest else written)
    return quotes_for(style_of(place.document))


def quotes_for(style: Style) -> Quotes:
    """The quotes that a name needs where nothing is typed yet."""
    return Quotes('"', '"') if style is Style.JSON else _BARE


def _names(place: Place, span: Span, wanted: Param | None, quotes: Quotes) -> Iterator[Item]:
    """What `Ref` can name: first the resources that the parameter is made for, then parameters, then the rest."""
    fitting: list[str] = (wanted.fact("refers", place.dialect) if wanted else None) or []
    own = place.document.outline.at(place.offset)
    for block in place.project.blocks:
        if block.role in (Role.RESOURCE, Role.VARIABLE) and (own is None or block is not own.outermost):
            kind = ItemKind.VARIABLE if block.role is Role.VARIABLE else ItemKind.REFERENCE
            what = "parameter" if block.role is Role.VARIABLE else titled(block, place)
            shown = f"{what} ({where(block.uri, block.name_span, place.project)})"
            rank = 10 if block.spelled in fitting else 300 if block.role is Role.VARIABLE else 400
            yield Item(block.name, kind, shown, TextEdit(span, quotes.around(block.name)), None, rank, About(kind=block.kind))
    for order, (name, meaning) in enumerate(PSEUDO.items()):
        yield Item(name, ItemKind.VARIABLE, meaning, TextEdit(span, quotes.around(name)), None, 800 + order)


def _readable(place: Place, block: Block) -> Iterator[tuple[str, Param]]:
    """What `GetAtt` can read of a resource."""
    kind = place.index.kind(block.kind) if block.kind and block.role is Role.RESOURCE else None
    for name, param in kind.spelled_in(place.dialect) if kind else ():
        if param.computed_in(place.dialect):
            yield name, param


def _fits(block: Block, name: str, place: Place, wanted: Param | None) -> bool:
    fitting: list[str] = (wanted.fact("refers", place.dialect) if wanted else None) or []
    if f"{block.spelled}.{name}" in fitting:
        return True
    return name == "Arn" and f"{block.spelled}.invoke_arn" in fitting


def _results(place: Place, span: Span, words: str, wanted: Param | None, quotes: Quotes) -> Iterator[Item]:
    """`Name.Attribute` of every resource whose results are known; after the dot, of that resource only."""
    target, dot, _ = words.partition(".")
    for block in place.project.blocks:
        if dot and block.name != target:
            continue
        for name, param in _readable(place, block):
            label = f"{block.name}.{name}"
            rank = 10 if _fits(block, name, place, wanted) else 300
            yield Item(
                label,
                ItemKind.REFERENCE,
                plain_text(param.summary),
                TextEdit(span, quotes.around(label)),
                None,
                rank,
                About(param=param.id),
            )


def _results_of(place: Place, span: Span, target: str, wanted: Param | None, quotes: Quotes) -> Iterator[Item]:
    """The attributes alone, where the resource stands before them in a list."""
    block = place.project.by_address.get(target)
    for name, param in _readable(place, block) if block else ():
        rank = 10 if _fits(block, name, place, wanted) else 300  # pyright: ignore[reportArgumentType]
        yield Item(
            name, ItemKind.REFERENCE, plain_text(param.summary), TextEdit(span, quotes.around(name)), None, rank, About(param=param.id)
        )


def _with_results(place: Place, span: Span, wanted: Param | None, quotes: Quotes) -> Iterator[Item]:
    """The resources that `GetAtt` can read something of."""
    for block in place.project.blocks:
        names = [name for name, _ in _readable(place, block)]
        if names:
            rank = 10 if any(_fits(block, name, place, wanted) for name in names) else 300
            shown = f"{titled(block, place)} ({where(block.uri, block.name_span, place.project)})"
            yield Item(block.name, ItemKind.REFERENCE, shown, TextEdit(span, quotes.around(block.name)), None, rank, About(kind=block.kind))
