"""What does the section of one parameter say? Its names, facts and words; those of another one that it is like stay there."""

from __future__ import annotations

from gatewright.features.facts import bounds, either, only_with_words, quota_words, signature, together
from gatewright.index import Index, Param
from pages.markdown import beware, bullets, code, limits, page, see, table
from pages.names import (
    NAMES,
    by_dialect,
    dialects,
    fact,
    facts_of,
    kind_link,
    name_of,
    param_heading,
    param_link,
    path_of,
    said,
    speaker,
    spelled,
)


def section(param: Param, index: Index) -> str:
    """The parameter under its own heading."""
    own = _Own(param, index)
    return page(
        f"### {param_heading(param, index)}",
        own.text("summary"),
        _like(param, index),
        bullets([_names(param, index), *_signatures(param), *_facts(param, index), *_blocks(param, index)]),
        _values(param, index) if own.has("values") else "",
        own.text("body"),
        beware([said(line, param, index) for line in param.beware] if own.has("beware") else []),
        limits([quota_words(quota) for quota in param.quotas]),
        f"Example: {code(param.example)}" if param.example and own.has("example") else "",
        see([(_words(address), address) for address in param.see] if own.has("see") else []),
    )


class _Own:
    """Which of its words are not those of the parameter that it is like?"""

    def __init__(self, param: Param, index: Index) -> None:
        self._param = param
        self._index = index
        self._model = index.param(param.like) if param.like else None

    def has(self, part: str) -> bool:
        return self._model is None or getattr(self._param, part) != getattr(self._model, part)

    def text(self, part: str) -> str:
        return said(getattr(self._param, part), self._param, self._index) if self.has(part) else ""


def _like(param: Param, index: Index) -> str:
    model = index.param(param.like) if param.like else None
    kind = index.kind(model.kind) if model else None
    if model is None or kind is None:
        return ""
    where = spelled(kind.spell[speaker(kind)]) if kind.spell else said(kind.title, kind, index)
    return f"Like [{code(name_of(model))}]({param_link(model, index, path_of(param.kind))}) of {where}."


def _names(param: Param, index: Index) -> str:
    """`Terraform `uri`, CloudFormation `Uri`, OpenAPI and API `uri``; nothing where the heading says all."""
    kind = index.kind(param.kind)
    if kind and len(dialects(param)) == 1 and dialects(param) == (dialects(kind) or dialects(param)):
        return ""
    found: dict[str, list[str]] = {}
    for dialect in dialects(param):
        found.setdefault(param.spell[dialect], []).append(NAMES[dialect])
    return ", ".join(f"{together(tuple(where))} {code(name)}" for name, where in found.items())


def _signatures(param: Param) -> list[str]:
    """Type, default and the like: one line, or one for each set of dialects that agree."""
    found = by_dialect(param, lambda dialect: signature(param, dialect))
    return list(found) if len(found) == 1 else [f"{together(where)}: {words}" for words, where in found.items()]


def _facts(param: Param, index: Index) -> list[str]:
    dialect = speaker(param)
    lengths = fact(param, lambda one: f"{length} characters" if (length := bounds(param, one, "_length")) else "")
    items = fact(param, lambda one: bounds(param, one, "_items"))
    others = fact(param, lambda one: _without_meaning(param, one))
    patterns = fact(param, lambda one: code(pattern) if (pattern := param.fact("pattern", one)) else "")
    deprecated = [f"Deprecated in {NAMES[one]}: {reason}" for one in dialects(param) if (reason := param.fact("deprecated", facts_of(one)))]
    together_with: tuple[str, ...] = param.fact("at_least_one_of", dialect) or ()
    return [
        f"Length: {lengths}" if lengths else "",
        f"Items: {items}" if items else "",
        f"Pattern: {patterns}" if patterns else "",
        only_with_words(param, dialect, index),
        *_needs(param, index),
        f"Cannot be set beside {together(_siblings(param.conflicts_with, param, index))}." if param.conflicts_with else "",
        f"At least one of {together(_siblings(tuple(together_with), param, index))} is needed." if together_with else "",
        *(said(line, param, index) for line in deprecated),
        f"Also taken: {others}" if others else "",
    ]


def _needs(param: Param, index: Index) -> list[str]:
    """What values ask of other parameters; values that ask for the same in one line."""
    values: dict[tuple[str, ...], tuple[str, ...]] = {}
    for value, names in param.requires.items():
        values[names] = (*values.get(names, ()), value)
    return [f"{either(same)} needs {together(_siblings(names, param, index))}." for names, same in values.items()]


def _siblings(names: tuple[str, ...], param: Param, index: Index) -> tuple[str, ...]:
    """Other parameters of the same kind, each with its section."""
    found = (index.param(f"{param.kind}/{name}") for name in names)
    return tuple(f"[{code(name_of(one))}]({param_link(one, index, path_of(param.kind))})" for one in found if one)


def _blocks(param: Param, index: Index) -> list[str]:
    """What it holds."""
    here = path_of(param.kind)
    held = {value: index.kind(kind) for value, kind in param.block_kinds.items()} or {"": index.kind(param.block_kind or "")}
    return [
        f"{code(value) if value else 'Contains'}: [{said(kind.title, kind, index)}]({kind_link(kind.id, index, here)})"
        for value, kind in held.items()
        if kind
    ]


def _values(param: Param, index: Index) -> str:
    """Each value with its meaning, and the dialects that take it where not all do."""
    taken = {value: tuple(one for one in dialects(param) if value in param.accepted_values(facts_of(one))) for value in param.values}
    rows = [
        [code(value), said(meaning, param, index), "" if taken[value] == dialects(param) else _shown(taken[value])]
        for value, meaning in param.values.items()
    ]
    return table(["value", "meaning", "in"], rows)


def _without_meaning(param: Param, dialect: str) -> str:
    """The values that a dialect takes, too, such as the same ones in capitals."""
    others = tuple(value for value in param.accepted_values(dialect) if value not in param.values)
    return either(others) if others else ""


def _shown(where: tuple[str, ...]) -> str:
    return together(tuple(NAMES[dialect] for dialect in where)) if where else ""


def _words(address: str) -> str:
    """A page is named by its file."""
    return address.rstrip("/").rpartition("/")[2].removesuffix(".html")
