"""What does the page of one resource say? The resource, a table of its parameters, each of them, then its blocks in the same way."""

from __future__ import annotations

from gatewright.features.cards import site
from gatewright.features.facts import default_words, protocol_words, quota_words, type_words
from gatewright.index import Index, Kind, Param
from pages.markdown import anchor, beware, bullets, code, limits, page, see, table
from pages.names import (
    NAMES,
    block_heading,
    by_dialect,
    dialects,
    fact,
    kind_link,
    name_of,
    param_heading,
    path_of,
    said,
    spelled,
)
from pages.parameter import section

_CHANGES = {"in-place": "in place", "replace": "replaces"}


def resource_page(kind: Kind, blocks: list[Kind], index: Index) -> str:
    """The page of a resource and the blocks that are nested in it."""
    return page(
        f"# {kind.title}",
        said(kind.summary, kind, index),
        bullets([_names(kind, index), *_notes(kind)]),
        said(kind.body, kind, index),
        beware([said(line, kind, index) for line in kind.beware]),
        limits([quota_words(quota) for quota in kind.quotas]),
        see([(site(address), address) for address in kind.see.values()]),
        "## All parameters",
        _table(kind, index),
        *(section(param, index) for param in kind.params.values()),
        *(_block(block, index) for block in blocks),
    )


def _block(kind: Kind, index: Index) -> str:
    """A nested block. Its words stand with the parameter that holds it."""
    outer, _, name = kind.id.rpartition(".")
    holder = index.param(f"{outer}/{name}")
    return page(
        f"## {block_heading(kind.id, index)}",
        f"What [{code(name_of(holder))}](#{anchor(param_heading(holder, index))}) holds." if holder else "",
        limits([quota_words(quota) for quota in kind.quotas]),
        _table(kind, index),
        *(section(param, index) for param in kind.params.values()),
    )


def _names(kind: Kind, index: Index) -> str:
    """Its name in each dialect; where another page is about the thing in that dialect, with a link to it."""
    here = path_of(kind.id)
    found: list[str] = []
    for dialect in dialects(kind):
        other = index.kind_of(dialect, kind.spell[dialect])
        shown = spelled(kind.spell[dialect])
        found.append(f"{NAMES[dialect]} {f'[{shown}]({kind_link(other, index, here)})' if other and other != kind.id else shown}")
    return ", ".join(found)


def _notes(kind: Kind) -> list[str]:
    return [
        f"For {protocol_words(kind.protocols)} APIs" if kind.protocols else "",
        f"`Ref` gives {kind.ref}" if kind.ref else "",
        "Not every parameter is listed" if kind.partial else "",
    ]


def _table(kind: Kind, index: Index) -> str:
    """All parameters side by side. To keep the table narrow, the API's names and those that stand alone are left to the sections."""
    having = {dialect: sum(dialect in dialects(param) for param in kind.params.values()) for dialect in NAMES}
    own = dialects(kind) or tuple(having)
    shown = [dialect for dialect, count in having.items() if dialect != "api" and (count > 1 or (count and dialect in own))]
    rows = [[*_spellings(param, shown, index), *_facts(param)] for param in kind.params.values()]
    return table([*(NAMES[dialect] for dialect in shown), "type", "required", "default", "change"], rows)


def _spellings(param: Param, shown: list[str], index: Index) -> list[str]:
    """Its names, the first of which leads to its section."""
    names = [code(param.spell[dialect]) if dialect in dialects(param) else "" for dialect in shown]
    first = next((place for place, name in enumerate(names) if name), None)
    if first is not None:
        names[first] = f"[{names[first]}](#{anchor(param_heading(param, index))})"
    return names


def _facts(param: Param) -> list[str]:
    return [
        fact(param, lambda dialect: type_words(param, dialect)),
        _required(param),
        fact(param, lambda dialect: "set by the service" if param.computed_in(dialect) else default_words(param, dialect)),
        fact(param, lambda dialect: _CHANGES.get(param.fact("update", dialect) or "", "")),
    ]


def _required(param: Param) -> str:
    """`yes`, or where it is."""
    found = by_dialect(param, lambda dialect: "yes" if param.required_in(dialect) else "")
    return "yes" if found.keys() == {"yes"} else ", ".join(found.get("yes", ()))
