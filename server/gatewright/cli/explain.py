"""`gatewright explain NAME`: the page of a rule, or what is known of a resource or parameter, whatever a dialect calls it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gatewright.features.card import Card, markdown
from gatewright.features.cards import kind_card, param_card, value_card
from gatewright.index import Index, Param, installed_index
from gatewright.rules.registry import pages
from gatewright.text import nearest

_DIALECTS = ("terraform", "cloudformation")


def explain(name: str) -> int:
    """Prints what is known of a name; 2 with the nearest name when nothing is."""
    index = installed_index()
    found = _rule(name) or "\n\n---\n\n".join(markdown(card) for card in _cards(name, index))
    if found:
        print(found)
        return 0
    names = [*pages(), *index.names(), *(spelled for dialect in _DIALECTS for spelled, _ in index.spelled(dialect))]
    close = nearest(name, names)
    print(f"gatewright: nothing is known of `{name}`" + (f"; did you mean `{close}`?" if close else ""), file=sys.stderr)
    return 2


def _rule(name: str) -> str:
    page = pages().get(name)
    if page is None:
        return ""
    rule = page.rule
    head = f"{rule.name} ({rule.level.value}, {rule.category.value}; fix: {rule.fix.value}; since {rule.since})"
    links = "\n".join(f"    {address}" for address in rule.see)
    return "\n\n".join(part for part in (head, page.text.strip(), f"See\n{links}" if links else "") if part)


def _cards(name: str, index: Index) -> Iterator[Card]:
    """Cards for a resource type, a parameter with its resource (`Method.Integration.Uri`), a bare name, or a value."""
    for dialect in _DIALECTS:
        kind = index.kind(index.kind_of(dialect, name.replace(".", "/")) or index.kind_of(dialect, name) or "")
        if kind:
            yield kind_card(kind, dialect)
            return
    qualified = list(_qualified(name, index))
    if qualified:
        yield from qualified
        return
    for param_id in index.named(name) or ([name] if index.param(name) else []):
        param = index.param(param_id)
        if param:
            dialect = _dialect_of(param, name)
            yield _titled(param_card(param, dialect, index), param, dialect, index)
    if not index.named(name):
        yield from _values(name, index)


def _qualified(name: str, index: Index) -> Iterator[Card]:
    """`aws_api_gateway_integration.uri`, `AWS::ApiGateway::Method.Integration.Uri`"""
    owner, _, last = name.replace("/", ".").rpartition(".")
    for dialect in _DIALECTS:
        kind = index.kind(index.kind_of(dialect, owner.replace(".", "/")) or "")
        param = kind.find(dialect, last) if kind else None
        if param:
            yield param_card(param, dialect, index)


def _values(name: str, index: Index) -> Iterator[Card]:
    for kind_id in index.kinds():
        kind = index.kind(kind_id)
        for param in kind.params.values() if kind else ():
            if name in param.values:
                yield value_card(param, name, _dialect_of(param, name), index)


def _dialect_of(param: Param, name: str) -> str:
    """The dialect in which the name was written; Terraform when that says nothing."""
    return next((dialect for dialect in _DIALECTS if param.spell.get(dialect) == name), next(iter(param.spell), "terraform"))


def _titled(card: Card, param: Param, dialect: str, index: Index) -> Card:
    """A bare name may belong to several resources: the card says to which."""
    kind = index.kind(param.kind)
    spelled = kind.spell.get(dialect, kind.id) if kind else param.kind
    return Card(
        f"{spelled.replace('/', '.')}.{card.title}",
        card.signature,
        card.summary,
        card.body,
        card.values,
        card.beware,
        card.also,
        card.links,
    )
