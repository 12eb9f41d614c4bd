"""The parameters of the request that a template can ask for by name."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.features.card import Card
from gatewright.features.languages.sight import declared, method_of, path_variables
from gatewright.features.place import Place
from gatewright.inside import Strand
from gatewright.model.graph import Method

PLACES = ("path", "querystring", "header")
"""Where a request has parameters, in the order in which they are looked for."""

_WORDS = {"path": "path variable", "querystring": "query parameter", "header": "header"}


def parameters(strand: Strand, place: Place, where: str) -> Iterator[tuple[str, str]]:
    """The names that are known of the method, in one place of the request or in `any`, each once and with what it is."""
    method = method_of(strand, place)
    seen: set[str] = set()
    for found, name in _of(method) if method else ():
        if where in ("any", found) and name not in seen:
            seen.add(name)
            yield name, f"{_WORDS[found]} of {method.label}" if method else ""


def parameter_card(name: str, where: str, strand: Strand, place: Place) -> Card:
    """A parameter by the name that a template gives it, and where it is declared."""
    method = method_of(strand, place)
    kind = _WORDS.get(where, "parameter of the request")
    if method is None:
        order = "It is looked for in the path, then in the query string, then among the headers." if where == "any" else ""
        return Card(name, kind, order)
    found = [one for one, listed in _of(method) if listed == name and where in ("any", one)]
    if found:
        return Card(name, _WORDS[found[0]], f"`{method.label}` has this {_WORDS[found[0]]}.")
    return Card(name, kind, f"`{method.label}` does not declare it.")


def _of(method: Method) -> Iterator[tuple[str, str]]:
    """The variables of the path, then the query parameters and the headers that the method declares."""
    yield from (("path", name) for name in path_variables(method))
    keys = [entry.key for entry in declared(method, "request_parameters") if entry.key]
    for place in PLACES:
        head = f"method.request.{place}."
        yield from ((place, key.removeprefix(head)) for key in keys if key.startswith(head))
