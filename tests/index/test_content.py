"""The real docs index: every sentence is there, every name leads somewhere, and the facts are those of the upstream schemas.

`tests/data/facts/` holds what the provider and CloudFormation say of REST APIs: names, what is required or read-only, values,
bounds, and what a change replaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gatewright.index import Index, Kind, Param, installed_index
from gatewright.index.entry import DIALECTS

FACTS = Path(__file__).parents[1] / "data" / "facts"
BOUNDS = ("min", "max", "min_length", "max_length", "min_items", "max_items")
TYPES = {"string", "number", "integer", "boolean", "map", "list", "set", "block", "blocks", "json"}


@cache
def index() -> Index:
    return installed_index()


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(kind for name in index().kinds() if (kind := index().kind(name)))


def params() -> Iterator[tuple[Kind, Param]]:
    for kind in kinds():
        for param in kind.params.values():
            yield kind, param


def sentences() -> Iterator[tuple[str, str]]:
    """Every text that a user reads, with where it stands."""
    for entry in (*kinds(), *(param for _, param in params())):
        yield f"{entry.id} summary", entry.summary
        yield from ((f"{entry.id} beware", warning) for warning in entry.beware)
        yield f"{entry.id} body", entry.body
    for _, param in params():
        yield from ((f"{param.id} value {value}", meaning) for value, meaning in param.values.items())


def test_summaries_are_one_short_sentence() -> None:
    wrong = [
        where
        for where, text in sentences()
        if where.endswith(" summary") and not (0 < len(text) <= 120 and text.endswith(".") and "\n" not in text)
    ]
    assert wrong == []


def test_every_value_has_a_meaning() -> None:
    assert [where for where, text in sentences() if " value " in where and not (text.strip() and text.endswith("."))] == []


def test_warnings_say_something() -> None:
    assert [where for where, text in sentences() if where.endswith("beware") and not text.endswith((".", '."', "`"))] == []


def test_nothing_is_left_to_do() -> None:
    assert [where for where, text in sentences() if re.search(r"\b(?:TODO|FIXME|TBD|XXX)\b", text)] == []


def test_titles_are_short() -> None:
    assert [kind.id for kind in kinds() if not 0 < len(kind.title) <= 80] == []


def test_links_are_safe() -> None:
    links = [(kind.id, link) for kind in kinds() for link in kind.see.values()] + [
        (param.id, link) for _, param in params() for link in param.see
    ]
    assert links
    assert [(where, link) for where, link in links if not re.fullmatch(r"https://[\w.-]+/\S*", link)] == []


_REFERS = {
    "terraform": re.compile(r"(?:data\.)?aws_[a-z0-9_]+\.[a-z_]+"),
    # `invoke_arn` is a word of ours: the invocation URI that a template puts together from the function's `Arn`.
    "cloudformation": re.compile(r"AWS::\w+::\w+(?:\.[A-Z][\w.]*)?|AWS::Lambda::Function\.invoke_arn"),
}


def test_refers_names_things_as_the_dialect_does() -> None:
    given = [
        (param.id, dialect, target)
        for _, param in params()
        for dialect, targets in (param.facts.get("refers") or {}).items()
        for target in targets
    ]
    assert given
    assert [entry for entry in given if not _REFERS[entry[1]].fullmatch(entry[2])] == []


def test_what_is_referred_to_and_known_is_known_by_that_attribute() -> None:
    wrong: list[tuple[str, str]] = []
    for _, param in params():
        for dialect, targets in (param.facts.get("refers") or {}).items():
            for target in targets:
                spelled, _, attribute = target.partition(".")
                kind = index().kind(index().kind_of(dialect, spelled) or "")
                if kind and attribute and kind.find(dialect, attribute) is None and not kind.partial:
                    wrong.append((param.id, target))
    assert wrong == []


def test_rules_between_parameters_name_parameters() -> None:
    wrong = [
        f"{param.id}: {name}"
        for kind, param in params()
        for name in (*param.conflicts_with, *(needed for names in param.requires.values() for needed in names))
        if name not in kind.params
    ]
    assert wrong == []
    assert [param.id for _, param in params() if not param.requires.keys() <= param.values.keys() | {"true", "false"}] == []


def test_one_name_means_one_parameter() -> None:
    """Of the dialects that people write; the API has several operations behind one kind."""
    for kind in kinds():
        for dialect in ("terraform", "cloudformation"):
            names = [name for name, _ in kind.spelled_in(dialect)]
            assert len(names) == len(set(names)), (kind.id, dialect)


def test_facts_are_of_their_kind() -> None:
    for kind, param in params():
        assert param.spell.keys() <= set(DIALECTS), param.id
        assert {param.type_in(dialect) for dialect in param.spell} <= TYPES, param.id
        assert {param.fact("update", dialect) for dialect in param.spell} <= {None, "in-place", "replace"}, param.id
        assert set(param.fact("accepts", "terraform") or ()) <= param.values.keys(), param.id
        for dialect in kind.spell:
            if param.fact("pattern", dialect):
                re.compile(param.fact("pattern", dialect))
            if dialect in param.spell and param.is_block(dialect):
                assert param.block_kind in set(index().kinds()), param.id
        default = param.facts.get("default")
        if param.values and isinstance(default, str) and default:
            assert default in param.values, param.id


_NOT_HERE = {"AWS::ApiGateway::Authorizer.Type": {"JWT"}}
"""Values that the API's model lists and a REST API rejects."""


def facts(dialect: str) -> dict[str, dict[str, Any]]:
    return json.loads((FACTS / f"{dialect}.json").read_text(encoding="utf-8"))["resources"]


def compared(dialect: str, kind: Kind | None, upstream: dict[str, Any], where: str, replaced: bool) -> Iterator[str]:
    """What upstream says of a resource or block that the docs index says otherwise."""
    if kind is None:
        yield f"{where} is not described"
        return
    for name, fact in upstream.items():
        param, here = kind.find(dialect, name), f"{where}.{name}"
        if param is None:
            yield f"{here} is not described"
            continue
        # The service requires both words of a tag everywhere, the schemas only here and there.
        if bool(fact.get("required")) != param.required_in(dialect) and kind.id != "shared.tag":
            yield f"{here} required: {fact.get('required')}"
        if bool(fact.get("read_only")) != param.computed_in(dialect):
            yield f"{here} read_only: {fact.get('read_only')}"
        if fact.get("read_only"):
            continue
        if (replaced or bool(fact.get("replace"))) != (param.fact("update", dialect) == "replace") and not (
            replaced and param.block_kind is None
        ):
            yield f"{here} replace: {fact.get('replace')}"
        if fact.get("enum") and set(param.accepted_values(dialect)) != set(fact["enum"]) - _NOT_HERE.get(here, set()):
            yield f"{here} enum: {fact['enum']}"
        if fact.get("block") and (param.type_in(dialect) == "blocks") != bool(fact.get("many")):
            yield f"{here} many: {fact.get('many')}"
        yield from (f"{here} {bound}: {fact[bound]}" for bound in BOUNDS if bound in fact and param.fact(bound, dialect) != fact[bound])
        if "inside" in fact:
            inner = index().kind(param.block_kind) if param.block_kind else None
            yield from compared(dialect, inner, fact["inside"], here, replaced or bool(fact.get("replace")))
    for name, param in kind.spelled_in(dialect):
        if name not in upstream and not param.fact("deprecated", dialect) and kind.id != "shared.tag" and param.type_in(dialect) != "json":
            yield f"{where}.{name} is not upstream"


@pytest.mark.parametrize(
    ("dialect", "resource"), [(dialect, name) for dialect in ("terraform", "cloudformation") for name in facts(dialect)]
)
def test_facts_are_those_of_upstream(dialect: str, resource: str) -> None:
    kind = index().kind(index().kind_of(dialect, resource) or "")
    assert list(compared(dialect, kind, facts(dialect)[resource], resource, False)) == []
