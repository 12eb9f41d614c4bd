"""Which function is meant, and by which qualifier?

A function can be called as it is, or by an alias or version of it. A Lambda permission covers the one that it names and no other.
"""

from __future__ import annotations

from gatewright.model.graph.functions import Function, function_in

_BARE = ("neighbor.lambda_function", "sam.function")


def is_bare(function: Function) -> bool:
    """Whether it is the function itself, no alias or version of it."""
    return function.block.kind in _BARE


def function_behind(function: Function) -> Function | None:
    """The function that an alias or version is of; a function itself."""
    if is_bare(function):
        return function
    found = function_in(function.written("function_name"), function.project, function.graph)
    return found if found and is_bare(found) else None
