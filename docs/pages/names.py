"""What is a thing of the docs index called on its page, and where does it stand? A page speaks to readers of all dialects.

A sentence, a heading or a link needs one name: that of the first dialect that has the thing.
"""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, relpath

from gatewright.features.facts import DIALECT_NAMES, together
from gatewright.features.wording import renamed
from gatewright.index import Index, Kind, Param
from gatewright.index.entry import DIALECTS
from pages.markdown import anchor, code, prose

NAMES = DIALECT_NAMES | {"api": "API"}


def dialects(entry: Kind | Param) -> tuple[str, ...]:
    """The dialects that have it. What only SAM knows has the same name again for CloudFormation, which is left out."""
    only_sam = entry.id.startswith("sam.")
    return tuple(dialect for dialect in DIALECTS if dialect in entry.spell and not (only_sam and dialect == "cloudformation"))


def facts_of(dialect: str) -> str:
    """The dialect that facts and sentences are asked for: a SAM template is a CloudFormation template."""
    return "cloudformation" if dialect == "sam" else dialect


def speaker(entry: Kind | Param) -> str:
    """The dialect whose names its sentences use."""
    return facts_of(next(iter(dialects(entry)), "sam"))


def said(text: str, entry: Kind | Param, index: Index) -> str:
    """Its sentences, with their examples in whatever language."""
    return prose(renamed(text, entry, speaker(entry), index))


def name_of(entry: Kind | Param) -> str:
    """The name of a parameter or a kind in one word."""
    return entry.spell.get(speaker(entry), entry.id.rpartition(".")[2]).rpartition("/")[2]


def spelled(name: str) -> str:
    """`Integration` of `AWS::ApiGateway::Method`"""
    return " of ".join(code(part) for part in reversed(name.split("/")))


def by_dialect(entry: Param, words: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """What `words` says in each dialect: the dialects (shown names) by what holds in them. The API's own facts are nowhere told."""
    asked = tuple(dialect for dialect in dialects(entry) if dialect != "api") or dialects(entry)
    found: dict[str, tuple[str, ...]] = {}
    for dialect in asked:
        there = words(facts_of(dialect))
        found[there] = (*found.get(there, ()), NAMES[dialect])
    return found


def fact(entry: Param, words: Callable[[str], str]) -> str:
    """A fact as it stands in all dialects; where they differ, behind their names."""
    found = by_dialect(entry, words)
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{together(where)}: {said_there}" for said_there, where in found.items() if said_there)


def path_of(kind: str) -> str:
    """The page of a kind, nested ones on that of their resource: `rest/stage.md`."""
    family, resource = kind.split(".")[:2]
    return f"{family}/{resource}.md"


def block_path(kind: str, index: Index) -> str:
    """Where a nested block stands in its resource, in names: `match_headers.any_of`; empty for a resource."""
    steps = kind.split(".")
    holders = [index.param(f"{'.'.join(steps[:depth])}/{steps[depth]}") for depth in range(2, len(steps))]
    return ".".join(name_of(holder) for holder in holders if holder)


def block_heading(kind: str, index: Index) -> str:
    """The heading of a nested block's section."""
    return f"Block {code(block_path(kind, index))}"


def param_heading(param: Param, index: Index) -> str:
    """The heading of a parameter's section; names come again in nested blocks, so those say where they stand."""
    path = block_path(param.kind, index)
    return f"{code(name_of(param))} in {code(path)}" if path else code(name_of(param))


def kind_link(kind: str, index: Index, page: str) -> str:
    """The address of a kind's page or section, as a link on `page`."""
    nested = kind.count(".") > 1
    return _address(path_of(kind), anchor(block_heading(kind, index)) if nested else "", page)


def param_link(param: Param, index: Index, page: str) -> str:
    """The address of a parameter's section, as a link on `page`."""
    return _address(path_of(param.kind), anchor(param_heading(param, index)), page)


def _address(path: str, section: str, page: str) -> str:
    file = "" if path == page and section else relpath(path, dirname(page) or ".")
    return f"{file}#{section}" if section else file
