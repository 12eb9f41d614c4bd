"""What do the pages of the two lists say? The service's limits by kind of API, and what `$context` holds."""

from __future__ import annotations

from gatewright.features.facts import PROTOCOL_NAMES, known_in, limit_words, protocol_words
from gatewright.index import PROTOCOLS, ContextVariable, Index, Kind, Quota
from pages.markdown import bullets, code, page, prose, table
from pages.names import kind_link, name_of, param_link

QUOTAS = "quotas.md"
VARIABLES = "context-variables.md"


def quotas_page(index: Index) -> str:
    """A table for each kind of API; limits of several kinds stand in each of their tables."""
    tables: list[str] = []
    for protocol, name in PROTOCOL_NAMES.items():
        quotas = [quota for quota in index.quotas.values() if protocol in quota.protocols]
        rows = [_quota(quota, protocol, index) for quota in quotas]
        tables += [f"## {name} APIs", table(["limit", "value", "for each", "raised on request", "about"], rows)]
    return page("# Limits of the service", *tables)


def variables_page(index: Index) -> str:
    """All variables in one table, and what to know of some of them."""
    variables = list(index.context_variables.values())
    rows = [_variable(variable) for variable in variables]
    warned = [f"{code(variable.name)}: {prose(line)}" for variable in variables for line in variable.beware]
    return page(
        "# Context variables",
        table(["variable", "what it is", "type", "access logs", "mappings", "example"], rows),
        "## Beware",
        bullets(warned),
    )


def _quota(quota: Quota, protocol: str, index: Index) -> list[str]:
    words = " ".join(prose(part) for part in (quota.summary, quota.note) if part)
    return [
        words,
        f"[{limit_words(quota)}]({quota.see})" if quota.see else limit_words(quota),
        quota.scope,
        "yes" if quota.adjustable else "",
        ", ".join(about for name in quota.about if (about := _about(name, protocol, index))),
    ]


def _about(name: str, protocol: str, index: Index) -> str:
    """What it limits: a resource by its title, a parameter with its name; nothing where that is for other kinds of API."""
    kind, param = index.kind(name.partition("/")[0]), index.param(name) if "/" in name else None
    resource = index.kind(".".join(name.partition("/")[0].split(".")[:2]))
    if kind is None or resource is None or protocol not in _protocols(resource):
        return ""
    words = f"{resource.title}: {code(name_of(param))}" if param else kind.title
    return f"[{words}]({param_link(param, index, QUOTAS) if param else kind_link(kind.id, index, QUOTAS)})"


def _protocols(resource: Kind) -> tuple[str, ...]:
    """The kinds of API that have the resource."""
    return resource.protocols or (("REST",) if resource.id.startswith("rest.") else PROTOCOLS)


def _variable(variable: ContextVariable) -> list[str]:
    known = {use: protocol_words(protocols) for use, protocols in known_in(variable).items()}
    name = code(variable.name)
    return [
        f"[{name}]({variable.see})" if variable.see else name,
        prose(variable.summary),
        variable.type,
        known.get("access logs", ""),
        known.get("mappings", ""),
        code(variable.example) if variable.example else "",
    ]
