"""`gatewright explain NAME`: the page of a rule, or what is known of a resource or parameter, whatever a dialect calls it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

from gatewright.features.card import Card, markdown
from gatewright.features.cards import kind_card, param_card, value_card, variable_card
from gatewright.index import Index, Kind, Param, installed_index
from gatewright.rules.registry import pages
from gatewright.text import nearest

_DIALECTS = ("terraform", "cloudformation", "openapi")


def explain(name: str) -> int:
    """Prints what is known of a name; 2 with the nearest name when nothing is."""
    index = installed_index()
    found = _rule(name) or "\n\n---\n\n".join(markdown(card) for card in _cards(name, index))
    if found:
        print(found)
        return 0
    names = [
        *pages(),
        *index.names(),
        *index.context_variables,
        *(spelled for dialect in _DIALECTS for spelled, _ in index.spelled(dialect)),
    ]
    close = nearest(name, names)
    print(f"gatewright: nothing is known of `{name}`" + (f"; did you mean `{close}`?" if close else ""), file=sys.stderr)
    return 2


def _rule(name: str) -> str:
    page = pages().get(name)
    if page is None:
        return ""
    rule = page.rule
    strict = f", {rule.strict.value} in strict" if rule.strict else ""
    head = f"{rule.name} ({rule.level.value}{strict}, {rule.category.value}; fix: {rule.fix.value}; since {rule.since})"
    links = "\n".join(f"    {address}" for address in rule.see)
    return "\n\n".join(part for part in (head, page.text.strip(), f"See\n{links}" if links else "") if part)


def _cards(name: str, index: Index) -> Iterator[Card]:
    """Cards for a resource type, a parameter with its resource (`Method.Integration.Uri`), a bare name, or a value."""
    variable = index.context_variables.get(name)
    if variable:
        yield variable_card(variable)
        return
    for dialect in _DIALECTS:
        kind = _kind(name, dialect, index)
        if kind:
            yield kind_card(kind, dialect)
            return
    qualified = list(_qualified(name, index))
    if qualified:
        yield from qualified
        return
    named = index.named(name) or [name]
    for param_id in named:
        param = index.param(param_id)
        if param and param.like not in named:  # what is like another one of them says the same
            dialect = _dialect_of(param, name)
            yield _titled(param_card(param, dialect, index), param, dialect, index)
    if not index.named(name) or name.isupper():
        yield from _values(name, index)


def _kind(name: str, dialect: str, index: Index) -> Kind | None:
    """The kind that a dialect calls so; dots lead into nested blocks, but for those of a data source or an OpenAPI extension."""
    nested = name.replace(".", "/")
    spelled = (name, nested, nested.replace("data/", "data.", 1))
    return next((kind for one in spelled if (kind := index.kind(index.kind_of(dialect, one) or ""))), None)


def _qualified(name: str, index: Index) -> Iterator[Card]:
    """`aws_api_gateway_integration.uri`, `AWS::ApiGateway::Method.Integration.Uri`"""
    owner, _, last = name.replace("/", ".").rpartition(".")
    for dialect in _DIALECTS:
        kind = _kind(owner, dialect, index)
        param = kind.find(dialect, last) if kind else None
        if param:
            yield param_card(param, dialect, index)


def _values(name: str, index: Index) -> Iterator[Card]:
    for kind_id in index.kinds():
        kind = index.kind(kind_id)
        for param in kind.params.values() if kind else ():
            if name in param.values and param.like is None:
                dialect = _dialect_of(param, name)
                owner = f"{_spelled(param, dialect, index)}.{param.spell.get(dialect, param.name)}"
                yield replace(value_card(param, name, dialect, index), signature=f"a value of `{owner}`")


def _dialect_of(param: Param, name: str) -> str:
    """The dialect in which the name was written; Terraform when that says nothing."""
    return next((dialect for dialect in _DIALECTS if param.spell.get(dialect) == name), next(iter(param.spell), "terraform"))


def _titled(card: Card, param: Param, dialect: str, index: Index) -> Card:
    """A bare name may belong to several resources: the card says to which."""
    return replace(card, title=f"{_spelled(param, dialect, index)}.{card.title}")


def _spelled(param: Param, dialect: str, index: Index) -> str:
    """What a dialect calls the resource or block that a parameter belongs to."""
    kind = index.kind(param.kind)
    return (kind.spell.get(dialect, kind.id) if kind else param.kind).replace("/", ".")
