"""How is a new attribute or block typed here? In HCL, YAML or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from gatewright.features.style import Style
from gatewright.index import Index, Kind, Param


def quoted(words: str, style: Style) -> str:
    """Words as a string value."""
    if style is not Style.YAML:
        return f'"{words}"'
    plain = (
        words.replace("_", "a").replace("-", "a").isalnum()
        and not words[:1].isdigit()
        and words.lower() not in ("off", "on", "yes", "no", "null")
    )
    return words if plain else f'"{words}"'


def assignment(name: str, param: Param, style: Style, dialect: str, indent: str | None) -> tuple[str, str]:
    """A new attribute as plain text, and as a snippet with a tab stop where its value goes. No `indent`: between braces, on one line."""
    own = param.type_in(dialect)
    if style is Style.HCL and param.is_block(dialect):
        return f"{name} {{\n{indent}}}", f"{name} {{\n{indent}  $0\n{indent}}}"
    if style is Style.YAML and indent is None:
        brackets = {"list": "[]", "set": "[]", "blocks": "[]", "map": "{}", "block": "{}"}.get(own, "")
        return f"{name}: {brackets}", f"{name}: {brackets[:1]}$0{brackets[1:]}"
    if style is Style.YAML:
        opening = {
            "block": f"\n{indent}  ",
            "map": f"\n{indent}  ",
            "blocks": f"\n{indent}  - ",
            "list": f"\n{indent}  - ",
            "set": f"\n{indent}  - ",
        }
        tail = opening.get(own, " ")
        return f"{name}:{tail}", f"{name}:{tail}$0"
    sign, quote = ("=", "") if style is Style.HCL else (":", '"')
    empty, stop = {
        "string": ('""', '"$0"'),
        "list": ("[]", "[$0]"),
        "set": ("[]", "[$0]"),
        "blocks": ("[{}]", "[{$0}]"),
        "map": ("{}", "{$0}"),
        "block": ("{}", "{$0}"),
    }.get(own, ("", "$0"))
    if param.facts.get("refers") and style is Style.HCL:
        empty, stop = "", "$0"
    head = f"{quote}{name}{quote} {sign} " if style is Style.HCL else f"{quote}{name}{quote}{sign} "
    return head + empty, head + stop


def required_lines(kind: Kind, style: Style, dialect: str, indent: str, index: Index) -> list[str]:
    """The required arguments of a new resource, one snippet line each, with numbered tab stops from 2 on."""
    stops = count(2)
    names = [(name, param) for name, param in kind.settable_in(dialect) if param.required_in(dialect)]
    match style:
        case Style.HCL:
            return _hcl_lines(names, dialect, indent, index, stops)
        case Style.YAML:
            return [f"{indent}{name}: {_stop(next(stops), param, style, dialect)}" for name, param in names]
        case Style.JSON:
            lines = [f'{indent}"{name}": {_stop(next(stops), param, style, dialect)}' for name, param in names]
            return [f"{line}," for line in lines[:-1]] + lines[-1:]


def _hcl_lines(names: Iterable[tuple[str, Param]], dialect: str, indent: str, index: Index, stops: Iterator[int]) -> list[str]:
    """With the signs of equality below each other, and nested blocks with what they require."""
    listed = list(names)
    width = max((len(name) for name, param in listed if not param.is_block(dialect)), default=0)
    lines: list[str] = []
    for name, param in listed:
        if param.is_block(dialect):
            inner = index.kind(param.block_kind or "")
            needed = ((inside, one) for inside, one in inner.settable_in(dialect) if one.required_in(dialect)) if inner else ()
            lines += [f"{indent}{name} {{", *_hcl_lines(needed, dialect, indent + "  ", index, stops), f"{indent}}}"]
        else:
            lines.append(f"{indent}{name.ljust(width)} = {_stop(next(stops), param, Style.HCL, dialect)}")
    return lines


def _stop(number: int, param: Param, style: Style, dialect: str) -> str:
    if param.values and dialect != "openapi":
        choices = ",".join(value.replace(",", "\\,") for value in param.accepted_values(dialect))
        return quoted(f"${{{number}|{choices}|}}", style) if style is not Style.YAML else f"${{{number}|{choices}|}}"
    if style is Style.HCL and (param.facts.get("refers") or param.type_in(dialect) != "string"):
        return f"${{{number}}}"
    return f'"${{{number}}}"' if style is not Style.YAML else f"${{{number}}}"
