"""What is known of a name, or of a message of the service? A rule's page, the cards of parameters and values, the causes behind an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gatewright.features.card import Card, markdown
from gatewright.features.cards import kind_card, param_card, value_card, variable_card
from gatewright.index import Index, Kind, Param
from gatewright.rules.messages import Match, behind, near
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page
from gatewright.text import nearest

_DIALECTS = ("terraform", "cloudformation", "openapi")


class UnknownNameError(LookupError):
    """Nothing is known of a name; the message has the nearest one."""


class UnknownMessageError(LookupError):
    """Nothing is known of a message; the message has the nearest ones."""


def explained(name: str, index: Index) -> str:
    """The page of a rule, or the cards of a resource, parameter, value or variable, as Markdown. Raises `UnknownNameError`."""
    found = _rule(name) or "\n\n---\n\n".join(markdown(card) for card in _cards(name, index))
    if found:
        return found
    names = [
        *pages(),
        *index.names(),
        *index.context_variables,
        *(spelled for dialect in _DIALECTS for spelled, _ in index.spelled(dialect)),
    ]
    close = nearest(name, names)
    raise UnknownNameError(f"nothing is known of `{name}`" + (f"; did you mean `{close}`?" if close else ""))


def matches_of(text: str, index: Index) -> list[Match]:
    """What is behind a message or a log, at least one cause. Raises `UnknownMessageError`."""
    matches = behind(text, index)
    if not matches:
        close = "".join(f"\n  {words}" for words in near(text, index))
        raise UnknownMessageError("nothing is known of this message" + (f"; the nearest messages are:{close}" if close else ""))
    return matches


def explained_match(match: Match) -> Iterator[str]:
    """The lines that say what is behind a message: the rule, or what is known of it."""
    cause = match.cause
    yield f"{match.name} ({cause.rule.level.value})" if isinstance(cause, Page) else match.name
    yield f"  {match.summary}"
    yield f'  said as "{match.words}"'
    if not isinstance(cause, Page) and cause.see:
        yield f"  {cause.see}"


def _rule(name: str) -> str:
    page = pages().get(name)
    if page is None:
        return ""
    rule = page.rule
    strict = f", {rule.strict.value} in strict" if rule.strict else ""
    head = f"{rule.name} ({rule.level.value}{strict}, {rule.category.value}; fix: {rule.fix.value}; since {rule.since})"
    links = "\n".join(f"    - {address}" for address in rule.see)
    said = "\n".join(f"    - {words}" for words in rule.errors)
    parts = (head, page.text.strip(), f"Messages\n{said}" if said else "", f"See\n{links}" if links else "")
    return "\n\n".join(part for part in parts if part)


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
