"""Does every name in the docs index lead somewhere, and is every value one that there is?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.index.entry import Kind, Param
from gatewright.index.places import Place
from gatewright.index.source import SourceError
from gatewright.index.store import Index

_REFERS = {
    "terraform": re.compile(r"(?:data\.)?aws_[a-z0-9_]+\.[a-z_]+"),
    # `invoke_arn` is a word of ours: the invocation URI that a template puts together from the function's `Arn`.
    "cloudformation": re.compile(r"AWS::\w+::\w+(?:\.[A-Z][\w.]*)?|AWS::Lambda::Function\.invoke_arn"),
}

Wrong = Iterator[tuple[str, str]]
"""The key that leads nowhere, and what is wrong with it."""


def relation_faults(index: Index, written: dict[str, Place]) -> Iterator[SourceError]:
    """Names of neighbors, kinds, values and references that nothing answers to, and names that two parameters answer to."""
    for kind_id in index.kinds():
        kind = index.kind(kind_id)
        if kind is None:
            continue
        taken: dict[tuple[str, str], str] = {}
        for param in kind.params.values():
            place = written[param.id]
            checks = (_names(place, param, taken), _neighbors(kind, param), _values(param), _kinds(index, param), _references(index, param))
            yield from (place.fault(message, key) for check in checks for key, message in check)


def _names(place: Place, param: Param, taken: dict[tuple[str, str], str]) -> Wrong:
    """In each dialect that people write, a name means one parameter. The API has several operations behind one kind."""
    for dialect, name in place.data["spell"].items():
        other = taken.setdefault((dialect, name), param.id)
        if dialect != "api" and other != param.id:
            yield "spell", f"`{name}` is `{other}` in {dialect} already"


def _neighbors(kind: Kind, param: Param) -> Wrong:
    named = {
        "conflicts_with": param.conflicts_with,
        "at_least_one_of": param.facts.get("at_least_one_of", ()),
        "requires": [name for names in param.requires.values() for name in names],
        "only_with": param.only_with,
        "chosen_by": [param.chosen_by] if param.chosen_by else [],
    }
    for key, names in named.items():
        yield from ((key, f"`{name}` is no parameter of `{kind.id}`") for name in names if name not in kind.params)
    for name, values in param.only_with.items():
        neighbor = kind.params.get(name)
        if neighbor and neighbor.values:
            yield from (("only_with", f"`{value}` is no value of `{neighbor.id}`") for value in values if not _has_value(neighbor, value))


def _values(param: Param) -> Wrong:
    known = param.values.keys() | {"true", "false"}
    yield from (("requires", f"`{value}` is none of the values") for value in param.requires if value not in known)
    patterns = {param.fact("pattern", dialect) for dialect in param.spell} - {None}
    yield from (("pattern", f"`{pattern}` is no regular expression") for pattern in patterns if not _is_pattern(pattern))
    if not param.values:
        return
    default = param.facts.get("default")
    if isinstance(default, str) and default and default not in param.values:
        yield "default", f"`{default}` is none of the values"
    accepted = sorted({value for dialect in param.spell for value in param.accepted_values(dialect)})
    yield from (("accepts", f"`{value}` is none of the values") for value in accepted if not _has_value(param, value))


def _kinds(index: Index, param: Param) -> Wrong:
    known = set(index.kinds())
    if param.block_kind and param.block_kind not in known:
        yield "kind", f"`{param.block_kind}` is no kind"
    yield from (("kinds", f"`{name}` is no kind") for name in param.block_kinds.values() if name not in known)
    if param.block_kinds and not param.chosen_by:
        yield "kinds", "`kinds` needs `chosen_by`"
    if not param.block_kind and not param.block_kinds and any(param.is_block(dialect) for dialect in param.spell):
        yield "type", "a block needs `params`, `kind` or `kinds`"


def _references(index: Index, param: Param) -> Wrong:
    """What is referred to is written as its dialect writes it; where the index knows the resource, it knows the attribute."""
    refers: dict[str, list[str]] = param.facts.get("refers", {})
    for dialect, targets in refers.items():
        for target in targets:
            spelled, _, attribute = target.partition(".")
            kind = index.kind(index.kind_of(dialect, spelled) or "")
            if dialect not in _REFERS or not _REFERS[dialect].fullmatch(target):
                yield "refers", f"`{target}` is no reference in {dialect}"
            elif kind and attribute and not kind.partial and kind.find(dialect, attribute) is None:
                yield "refers", f"`{spelled}` has no `{attribute}`"


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _has_value(param: Param, value: str) -> bool:
    """OpenAPI takes some values in small letters and in capitals; they have one meaning."""
    return value.casefold() in (known.casefold() for known in param.values)
