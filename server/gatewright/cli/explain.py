"""`gatewright explain NAME`: the page of a rule, or what is known of a resource or parameter, whatever a dialect calls it.

`gatewright explain --error MESSAGE` turns it around: which rules are behind what the service said?
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace

from gatewright.cli.checked import Checked, checked
from gatewright.cli.formats.as_text import shown
from gatewright.cli.reading import reading
from gatewright.features.card import Card, markdown
from gatewright.features.cards import kind_card, param_card, value_card, variable_card
from gatewright.index import Index, Kind, Param, installed_index
from gatewright.rules.messages import Match, behind, near
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page
from gatewright.text import nearest

_DIALECTS = ("terraform", "cloudformation", "openapi")


def explain(parsed: argparse.Namespace) -> int:
    """Prints what is known of a name, or what is behind a message."""
    if parsed.error is not None:
        return _explain_error(sys.stdin.read() if parsed.error == "-" else parsed.error, parsed.names)
    if len(parsed.names) != 1:
        parsed.refuse("one NAME, or --error MESSAGE")
    return _explain_name(parsed.names[0])


def _explain_error(text: str, paths: list[str]) -> int:
    """Prints the rules behind a message or a log, with what they report in `paths` now; 2 with the nearest messages when there are none."""
    index = installed_index()
    matches = behind(text, index)
    if not matches:
        close = "".join(f"\n  {words}" for words in near(text, index))
        known = f"; the nearest messages are:{close}" if close else ""
        print(f"gatewright: nothing is known of this message{known}", file=sys.stderr)
        return 2
    asked = reading(paths) if paths else None
    if paths and asked is None:
        return 2
    found = list(checked(asked)) if asked else None
    missed = asked.complain() if asked else False
    print("\n\n".join("\n".join(_match(match, found)) for match in matches))
    return 2 * missed


def _match(match: Match, found: list[Checked] | None) -> Iterator[str]:
    """What is behind a message: the rule, with the places where it reports, or what is known of it."""
    cause = match.cause
    if not isinstance(cause, Page):
        yield cause.name
        yield f"  {cause.means}"
        yield f'  said as "{match.words}"'
        if cause.see:
            yield f"  {cause.see}"
        return
    yield f"{cause.rule.name} ({cause.rule.level.value})"
    yield f"  {cause.text.partition(chr(10))[0]}"
    yield f'  said as "{match.words}"'
    if found is None:
        return
    places = [(one, report) for one in found for report in one.reports if report.rule == cause.rule.name]
    for one, report in places:
        yield ""
        yield from (f"  {line}" for line in shown(one, report))
    if not places:
        yield "  It reports nothing here."


def _explain_name(name: str) -> int:
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
    said = "\n".join(f"    {words}" for words in rule.errors)
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
