"""How does Terraform's own language write a value, an argument, a block?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from gatewright.dialects.marks import dotted, template, without_marks
from gatewright.dialects.names import header, is_block, mappings, spelled
from gatewright.index import Index
from gatewright.model.wish import Code, Literal, Pointer, Words

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_STEPS = re.compile(r"^(?:  )+", re.MULTILINE)


def spell_literal(value: Literal, unit: str = "  ") -> str:
    """A value, its further lines indented by `unit`. Lists and maps are written by python-hcl2."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        case str():
            return quote(value)
        case Pointer():
            return dotted(value)
        case Words():
            return f'"{template(value, _escaped)}"'
        case Code(text=text):
            return text
        case Mapping() | Sequence():
            # Imported here: it takes longer to import than most files take to check, and few fixes need it.
            import hcl2

            codes: list[str] = []
            written = hcl2.dumps({"value": _for_hcl2(value, codes)}).partition("=")[2].strip()  # pyright: ignore[reportUnknownMemberType]
            written = _STEPS.sub(lambda steps: unit * (len(steps.group()) // 2), written)
            return _with_codes(written, codes)


def spell_flat(value: Literal) -> str:
    """A value on one line, for what stands on one line already."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{spell_key(key)} = {spell_flat(inner)}" for key, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(spell_flat(inner) for inner in value)}]"
    return spell_literal(value)


def spell_key(key: str, quoted: bool = False) -> str:
    """The key of an object: a bare word where it can be, unless the others are in quotes."""
    return key if _NAME.fullmatch(key) and not quoted else quote(key)


def quote(text: str) -> str:
    """Text in quotes, with what Terraform would read as a template escaped."""
    return f'"{_escaped(text)}"'


def arguments(params: Mapping[str, Literal], unit: str, column: int = 0) -> list[str]:
    """A line for each argument, names as they are spelled, `=` below each other: at `column` where the line above has it there.

    A value of several lines stands for itself, as `terraform fmt` has it.
    """
    values = {name: spell_literal(value, unit) for name, value in params.items()}
    runs = [name for name, value in values.items() if "\n" not in value]
    width = column or max((len(name) + 1 for name in runs), default=0)
    return [f"{name}{' ' * max(1, (width if name in runs else 0) - len(name))}= {value}" for name, value in values.items()]


def body(kind: str | None, params: Mapping[str, Literal], index: Index, unit: str, depends_on: Iterable[str] = ()) -> list[str]:
    """What stands in a block, by canonical names: arguments, then nested blocks behind a blank line each, then what it waits for."""
    own = {name: value for name, value in params.items() if not is_block(kind, name, index, "terraform")}
    lines = _in_runs({spelled(kind, name, index, "terraform"): value for name, value in own.items()}, unit)
    for name, value in params.items():
        if name not in own:
            param = index.param(f"{kind}/{name}")
            for one in mappings(value):
                lines += ["", *block(spelled(kind, name, index, "terraform"), param.block_kind if param else None, one, index, unit)]
    waits = list(depends_on)
    if waits:
        lines += ["", f"depends_on = [{', '.join(waits)}]"]
    return lines[1:] if lines[:1] == [""] else lines


def block(head: str, kind: str | None, params: Mapping[str, Literal], index: Index, unit: str, depends_on: Iterable[str] = ()) -> list[str]:
    """A block with its braces, a line each."""
    inside = [line for entry in body(kind, params, index, unit, depends_on) for line in entry.split("\n")]
    return [f"{head} {{", *(unit + line if line else "" for line in inside), "}"]


def resource(kind: str, address: str, params: Mapping[str, Literal], index: Index, unit: str, depends_on: Iterable[str]) -> list[str]:
    """A whole resource, or data source, a line each."""
    keyword, type_, name = header(kind, address, index)
    return block(f'{keyword} "{type_}" "{name}"', kind, params, index, unit, depends_on)


def _in_runs(params: Mapping[str, Literal], unit: str) -> list[str]:
    """Arguments, aligned as `terraform fmt` does: between values of several lines."""
    lines: list[str] = []
    run: dict[str, Literal] = {}
    for name, value in params.items():
        if "\n" in spell_literal(value, unit):
            lines += [*arguments(run, unit), *arguments({name: value}, unit)]
            run = {}
        else:
            run[name] = value
    return [*lines, *arguments(run, unit)]


def _escaped(text: str) -> str:
    written = without_marks(json.dumps(text, ensure_ascii=False)[1:-1])
    # Terraform has fewer short escapes than JSON. A backslash that is itself escaped is none.
    return re.sub(r"\\\\|\\[bf]", lambda found: {r"\b": r"\u0008", r"\f": r"\u000c"}.get(found.group(), found.group()), written)


def _for_hcl2(value: Literal, codes: list[str]) -> object:
    """python-hcl2 writes text as it gets it: names bare, strings with their quotes. Code may be of several lines and takes no part."""
    if isinstance(value, Mapping):
        return {quote(key): _for_hcl2(inner, codes) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_for_hcl2(inner, codes) for inner in value]
    if isinstance(value, Code):
        codes.append(value.text)
        return f"code_{len(codes) - 1}_here"
    return value if isinstance(value, (bool, int, float)) else spell_literal(value)


def _with_codes(written: str, codes: Sequence[str]) -> str:
    """The code in its places, its further lines as deep as its first."""
    for order, code in enumerate(codes):
        place = f"code_{order}_here"
        line = written[: written.index(place)].rpartition("\n")[2]
        indent = line[: len(line) - len(line.lstrip())]
        written = written.replace(place, code.replace("\n", f"\n{indent}"), 1)
    return written
