"""Cards made from the docs index: of a kind, of a parameter, of a value, of a rule."""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.features.card import Card
from gatewright.features.facts import DIALECT_NAMES, index_name, known_in, only_with_words, protocol_words, quota_words, signature
from gatewright.features.wording import worded
from gatewright.index import ContextVariable, Index, Kind, Param, installed_index
from gatewright.rules.rule import Page


def kind_card(kind: Kind, dialect: str, index: Index | None = None) -> Card:
    """A resource type or nested block: what it is for, and what it needs."""
    index = index or installed_index()
    required = [f"`{name}`" for name, param in kind.settable_in(dialect) if param.required_in(dialect)]
    body = worded(kind.body, kind, dialect, index)
    if required:
        body = f"{body}\n\nRequired: {', '.join(required)}.".strip()
    spelled = kind.spell.get(dialect, kind.id)
    return Card(
        title=spelled.rpartition("/")[2],
        signature=kind.title if "`" not in kind.title else "",
        summary=worded(kind.summary, kind, dialect, index),
        body=body,
        beware=tuple(worded(line, kind, dialect, index) for line in kind.beware),
        limits=tuple(quota_words(quota) for quota in kind.quotas),
        also=_also(kind.spell, dialect),
        links=kind_links(kind, dialect),
    )


def param_card(param: Param, dialect: str, index: Index) -> Card:
    """A parameter: its facts, what it does, its values, and what experienced users know."""
    kind = index.kind(param.kind)
    body = worded(param.body, param, dialect, index)
    contained = _contained(param, dialect, index) if param.block_kind and param.is_block(dialect) else ""
    example = f"Example: `{param.example}`" if param.example else ""
    reason = param.fact("deprecated", dialect)
    deprecated = f"Deprecated: {worded(reason, param, dialect, index)}" if reason else ""
    body = _paragraphs(deprecated, only_with_words(param, dialect, index), body, contained, example)
    return Card(
        title=param.spell.get(dialect, param.name),
        signature=signature(param, dialect),
        summary=worded(param.summary, param, dialect, index),
        body=body,
        values=tuple((name, meaning_of(param, name, dialect, index)) for name in param.accepted_values(dialect) if name in param.values),
        beware=tuple(worded(line, param, dialect, index) for line in param.beware),
        limits=tuple(quota_words(quota) for quota in param.quotas),
        also=_also(param.spell, dialect),
        links=_param_links(param, kind, dialect),
    )


def value_card(param: Param, value: str, dialect: str, index: Index) -> Card:
    """One value of an enumeration: its own meaning, and what it asks of other parameters."""
    kind = index.kind(param.kind)
    needed = [f"`{index_name(index, param, name, dialect)}`" for name in param.requires.get(value, ())]
    others = [f"`{other}`" for other in param.accepted_values(dialect) if other != value]
    body = _paragraphs(
        f"Needs {' and '.join(needed)}." if needed else "",
        f"The other {'values are' if len(others) > 1 else 'value is'} {_first_of(others)}." if others else "",
    )
    name = param.spell.get(dialect, param.name)
    default = " (the default)" if param.fact("default", dialect) == value else ""
    beware = tuple(worded(line, param, dialect, index) for line in _about(param, value))
    meaning = meaning_of(param, value, dialect, index)
    return Card(value, f"a value of `{name}`{default}", meaning, body, beware=beware, links=_param_links(param, kind, dialect))


def meaning_of(param: Param, value: str, dialect: str, index: Index) -> str:
    """What one value of an enumeration says; empty where the docs index has no words for it."""
    return worded(param.values.get(value, ""), param, dialect, index)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _first_of(names: list[str]) -> str:
    """The names, or the first of them where there are too many to read."""
    return ", ".join(names) if len(names) <= 8 else f"{', '.join(names[:5])} and {len(names) - 5} more"


def variable_card(variable: ContextVariable) -> Card:
    """Something that `$context` holds: what it is, and in which kinds of API it is known where."""
    places = " and ".join(f"{use} ({protocol_words(protocols)})" for use, protocols in known_in(variable).items())
    return Card(
        variable.name,
        ", ".join(part for part in (variable.type, f"in {places}" if places else "") if part),
        variable.summary,
        f"Example: `{variable.example}`" if variable.example else "",
        beware=variable.beware,
        links=(("AWS", variable.see),) if variable.see else (),
    )


def rule_card(page: Page) -> Card:
    """A rule, from its page: what it does and why, without the examples."""
    title, _, rest = page.text.partition("\n")
    sections = page_sections(rest)
    body = "\n\n".join(f"{name}: {sections[name]}" for name in ("Why it matters", "When it stays quiet") if name in sections)
    links = tuple((site(address), address) for address in page.rule.see)
    return Card(page.rule.name, f"{page.rule.level.value}, {page.rule.category.value}", title, body, links=links)


def page_sections(text: str) -> dict[str, str]:
    """The sections of a rule's page by their headings, each as one paragraph where it is prose."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line and not line.startswith(" "):
            current = sections.setdefault(line.strip(), [])
        elif line.strip():
            current.append(line.strip())
    return {name: " ".join(lines) for name, lines in sections.items()}


def kind_links(kind: Kind, dialect: str) -> tuple[tuple[str, str], ...]:
    """The AWS page and, in Terraform, the registry's."""
    return _links(tuple(kind.see.values()), dialect)


def _contained(param: Param, dialect: str, index: Index) -> str:
    kind = index.kind(param.block_kind or "")
    if kind is None:
        return ""
    names = [f"`{name}`{' (required)' if inner.required_in(dialect) else ''}" for name, inner in kind.settable_in(dialect)]
    return f"Contains {', '.join(names)}." if names else ""


def _also(spell: Mapping[str, str], dialect: str) -> str:
    """The names in the other dialects."""
    own = spell.get(dialect)
    others = [(shown, spell[other]) for other, shown in DIALECT_NAMES.items() if other != dialect and spell.get(other, own) != own]
    names = [f"{shown} `{name.rpartition('/')[2]}`" for shown, name in others]
    return f"{', '.join(names)}." if names else ""


def _about(param: Param, value: str) -> tuple[str, ...]:
    """The warnings of a parameter that speak of one value."""
    return tuple(line for line in param.beware if f"`{value}`" in line)


def _param_links(param: Param, kind: Kind | None, dialect: str) -> tuple[tuple[str, str], ...]:
    """The parameter's own page before that of its kind."""
    return _links((*param.see, *(kind.see.values() if kind else ())), dialect)


def _links(addresses: tuple[str, ...], dialect: str) -> tuple[tuple[str, str], ...]:
    """The first page of each site, for the sites that matter in the dialect."""
    first: dict[str, str] = {}
    for address in addresses:
        first.setdefault(site(address), address)
    return tuple((site, address) for site, address in first.items() if site == "AWS" or dialect == "terraform")


def site(address: str) -> str:
    """Whose page it is."""
    return "Terraform" if "registry.terraform.io" in address else "AWS"
