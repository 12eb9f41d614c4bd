"""Which checks does which rule cover, and what is not checked and why? A page from `docs/catalogue.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gatewright.index import Index, Param
from gatewright.rules.registry import pages
from gatewright.rules.rule import Page
from pages.markdown import table

CATALOGUE = Path(__file__).parents[1] / "catalogue.yaml"
OPEN = "open"


@dataclass(frozen=True)
class Check:
    """A check by its name: the rules and parameters that cover it, what they leave out, and the reason where nothing covers it.

    Without any of these it is open.
    """

    name: str
    rules: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
    but: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it yet."""
        return not self.rules and not self.reason


def catalogue() -> list[Check]:
    """The checks in the order of the file."""
    given: dict[str, Any] = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return [_check(name, said) for name, said in given.items()]


def _check(name: str, said: Any) -> Check:
    match said:
        case "open":
            return Check(name)
        case {"not checked": str(reason)}:
            return Check(name, reason=reason)
        case {"rules": list(covered), "but": str(but)}:
            return _covered(name, covered, but)
        case list():
            return _covered(name, said)
        case _:
            raise ValueError(f"{name}: {said!r} is not of the form that {CATALOGUE.name} describes")


def _covered(name: str, covered: list[str], but: str = "") -> Check:
    return Check(name, tuple(word for word in covered if "/" not in word), tuple(word for word in covered if "/" in word), but)


def catalogue_page(index: Index) -> str:
    """`rules/not-checked.md`: first what is not checked, then what is not yet, then what covers the rest."""
    checks = catalogue()
    return "\n".join(_lines(checks, index)) + "\n"


def _lines(checks: list[Check], index: Index) -> Iterator[str]:
    left_out = [check for check in checks if check.reason or check.but]
    unfinished = [check.name for check in checks if check.is_open]
    covered = [check for check in checks if check.rules]
    yield from ("# What is checked, and what is not", "")
    yield f"{len(checks)} things are known to go wrong with API Gateway as code, or are asked for by some tool or policy. Rules cover {len(covered)} of them."
    yield from ("", "## Not checked", "", "What cannot be known from the files, and opinions that many teams reject:", "")
    yield table(["check", "why"], [[f"`{check.name}`", check.reason or check.but] for check in left_out])
    if unfinished:
        yield from ("", "## Open", "", "No rule covers these yet:", "")
        yield from (f"- `{name}`" for name in unfinished)
    yield from ("", "## Checked", "")
    yield "A generic rule stands with the parameters whose facts it goes by."
    yield ""
    yield table(["check", "rules", "parameters"], [[f"`{check.name}`", _rules(check), _params(check, index)] for check in covered])
    named = {rule for check in covered for rule in check.rules}
    besides = [f"- [{name}]({name}.md)" for name, page in sorted(pages().items()) if name not in named and not _is_generic(page)]
    if besides:
        yield from ("", "## Besides", "", "Rules that are on no such list:", "", *besides)


def _is_generic(page: Page) -> bool:
    """Whether it goes by the docs index, or is about the files themselves."""
    return ".generic." in page.source


def _rules(check: Check) -> str:
    return ", ".join(f"[{rule}]({rule}.md)" for rule in check.rules)


def _params(check: Check, index: Index) -> str:
    return ", ".join(_param(index, param) for param in check.params)


def _param(index: Index, name: str) -> str:
    """A parameter as people write it, with its resource."""
    param = index.param(name)
    if param is None:
        return f"`{name}`"
    return f"`{_owner(index, param)}.{next(iter(param.spell.values()), param.name)}`"


def _owner(index: Index, param: Param) -> str:
    kind = index.kind(param.kind)
    return (next(iter(kind.spell.values()), kind.id) if kind else param.kind).replace("/", ".")
