"""What does a dialect call the parameters of a wish, also those of the blocks inside?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gatewright.dialects.changes import UnwritableError
from gatewright.index import Index, Param
from gatewright.model.wish import Literal

_NAME = re.compile(r"[A-Za-z_][\w-]*")


def spelled(kind: str | None, name: str, index: Index, dialect: str) -> str:
    """A parameter's name; one that the docs index does not have is written as it is. Raises `UnwritableError` where only other dialects have it."""
    param = index.param(f"{kind}/{name}")
    if param and dialect not in param.spell:
        raise UnwritableError(f"{dialect} has no {param.id}")
    return param.spell[dialect] if param else name


def spelled_params(kind: str | None, params: Mapping[str, Literal], index: Index, dialect: str) -> dict[str, Literal]:
    """Parameters as the dialect spells them. What nests is a mapping or a list of them, as the dialect has it."""
    return {
        spelled(kind, name, index, dialect): _inside(index.param(f"{kind}/{name}"), value, index, dialect) for name, value in params.items()
    }


def is_block(kind: str | None, name: str, index: Index, dialect: str) -> bool:
    """Whether the dialect writes a parameter as a nested block."""
    param = index.param(f"{kind}/{name}")
    return param is not None and param.is_block(dialect)


def mappings(value: Literal) -> list[Mapping[str, Literal]]:
    """The objects of a nested block or of several. Raises `UnwritableError` for what is none."""
    found = [value] if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []
    objects = [one for one in found if isinstance(one, Mapping)]
    if len(objects) < len(found) or not found:
        raise UnwritableError("a block is a mapping")
    return objects


def header(kind: str, address: str, index: Index) -> tuple[str, str, str]:
    """`resource` or `data`, the type and the name of what stands at an address. Raises `UnwritableError` when Terraform has no such kind."""
    entry = index.kind(kind)
    written = entry.spell.get("terraform", "") if entry else ""
    type_, name = written.removeprefix("data."), address.rpartition(".")[2]
    if not type_ or address != f"{written}.{name}" or not _NAME.fullmatch(name):
        raise UnwritableError(f"{address} is no address of a {kind}")
    return "data" if type_ != written else "resource", type_, name


def _inside(param: Param | None, value: Literal, index: Index, dialect: str) -> Literal:
    if param is None or not param.block_kind:
        return value
    kind = param.block_kind
    match param.type_in(dialect):
        case "block" if isinstance(value, (Mapping, list, tuple)):
            one, *more = mappings(value)
            if more:
                raise UnwritableError(f"{param.id} is one block")
            return spelled_params(kind, one, index, dialect)
        case "blocks" if isinstance(value, (Mapping, list, tuple)):
            return [spelled_params(kind, one, index, dialect) for one in mappings(value)]
        case "map" if isinstance(value, Mapping):
            return {key: spelled_params(kind, one, index, dialect) if isinstance(one, Mapping) else one for key, one in value.items()}
        case _:
            return value
