"""How are a value and an entry written in YAML and in JSON? References become intrinsic functions, or templates in Terraform."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from gatewright.dialects.changes import UnwritableError
from gatewright.dialects.marks import dotted, substituted, template, without_marks
from gatewright.model.wish import Code, Literal, Pointer, Words

_PLAIN = re.compile(r"[A-Za-z_](?:[\w ./-]|::(?=\w))*")
_PLAIN_SUB = re.compile(r"[A-Za-z_](?:[\w./-]|\$\{[\w.:]+\}|:(?=[\w/$]))*")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def yaml_scalar(value: Literal, flow: bool = False) -> str:
    """A value on one line of YAML, with quotes where it needs them; between brackets it needs more of them."""
    match value:
        case Pointer(address=address, attribute=attribute):
            return f"!GetAtt {address}.{attribute}" if attribute else f"!Ref {address}"
        case Words(text=str(text)):
            return yaml_scalar(text, flow)
        case Words():
            text = substituted(value)
            return f"!Sub {text if _PLAIN_SUB.fullmatch(text) and not flow else _quoted(text)}"
        case Code(text=text):
            raise UnwritableError(f"no template can hold {text}")
        case bool() | int() | float():
            return json.dumps(value)
        case str():
            return value if _is_plain(value) else _quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{yaml_key(key)}: {yaml_scalar(inner, flow=True)}" for key, inner in value.items()) + "}"
        case Sequence():
            return f"[{', '.join(yaml_scalar(inner, flow=True) for inner in value)}]"


def yaml_key(key: str) -> str:
    """A key, with quotes where it needs them."""
    return key if _is_plain(key) else json.dumps(key, ensure_ascii=not key.isprintable())


def yaml_lines(key: str, value: Literal, unit: str) -> list[str]:
    """An entry in block style."""
    name = yaml_key(key)
    if isinstance(value, Mapping) and value:
        return [f"{name}:", *(unit + line for inner, item in value.items() for line in yaml_lines(inner, item, unit))]
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [f"{name}:", *(unit + line for item in value for line in yaml_item(item, unit))]
    return [f"{name}: {yaml_scalar(value)}"]


def yaml_item(value: Literal, unit: str) -> list[str]:
    """An item of a list in block style."""
    if isinstance(value, Mapping) and value:
        lines = [line for inner, item in value.items() for line in yaml_lines(inner, item, unit)]
        return ["- " + lines[0], *("  " + line for line in lines[1:])]
    return [f"- {yaml_scalar(value)}"]


def json_value(value: Literal, dialect: str, unit: str = "") -> str:
    """A value as JSON, with references as the dialect writes them there: on one line, or on several that are indented by `unit`."""
    return json.dumps(plain(value, dialect), ensure_ascii=False, indent=unit or None)


def json_entry(key: str, value: Literal, dialect: str, unit: str = "") -> str:
    """A key with its value as JSON."""
    return f"{json.dumps(key, ensure_ascii=False)}: {json_value(value, dialect, unit)}"


def plain(value: Literal, dialect: str) -> object:
    """Data without references of ours."""
    match value:
        case Mapping():
            return {key: plain(inner, dialect) for key, inner in value.items()}
        case str() if dialect == "terraform":
            return without_marks(value)
        case str() | bool() | int() | float():
            return value
        case Sequence():
            return [plain(inner, dialect) for inner in value]
        case Pointer() | Words() | Code():
            return _terraform_text(value) if dialect == "terraform" else _function(value)


def _terraform_text(value: Pointer | Words | Code) -> str:
    match value:
        case Pointer():
            return f"${{{dotted(value)}}}"
        case Words():
            return template(value, without_marks)
        case Code(text=text):
            return f"${{{text}}}"


def _function(value: Pointer | Words | Code) -> object:
    match value:
        case Pointer(address=address, attribute=attribute):
            return {"Fn::GetAtt": [address, attribute]} if attribute else {"Ref": address}
        case Words(text=str(text)):
            return text
        case Words():
            return {"Fn::Sub": substituted(value)}
        case Code(text=text):
            raise UnwritableError(f"no template can hold {text}")


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _NOT_TEXT and not text.endswith(" ")


def _quoted(text: str) -> str:
    # Only double quotes can hold line ends and what cannot be printed; they also leave the quotes of "'*'" as they are.
    if not text.isprintable() or ("'" in text and '"' not in text):
        return json.dumps(text, ensure_ascii=not text.isprintable())
    return "'" + text.replace("'", "''") + "'"
