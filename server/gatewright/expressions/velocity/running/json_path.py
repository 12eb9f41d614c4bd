"""Paths into JSON as API Gateway reads them: `$.pets[0].name`."""

from __future__ import annotations

from functools import lru_cache

import jsonpath

from gatewright.expressions.velocity.running.values import Value

_PATHS = jsonpath.JSONPathEnvironment()


class NoPathError(ValueError):
    """The text is no path."""


def found(path: str, data: Value) -> Value:
    """What stands at a path: the value, or `""` where there is none; a list of all where the path can lead to several. Raises `NoPathError`."""
    query = _compiled(path)
    values = [match.obj for match in query.finditer(data)]  # pyright: ignore[reportArgumentType]
    if not query.singular_query():
        return values
    return values[0] if values else ""


@lru_cache(maxsize=200)
def _compiled(path: str) -> jsonpath.JSONPath:
    # `pets[0]` without the start is taken, too.
    whole = path if path.startswith("$") else f"${'' if path.startswith('[') else '.'}{path}"
    try:
        query = _PATHS.compile(whole)
    except jsonpath.JSONPathError as error:
        raise NoPathError(path) from error
    if not isinstance(query, jsonpath.JSONPath):
        raise NoPathError(path)
    return query
