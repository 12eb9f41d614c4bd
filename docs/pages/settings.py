"""What may stand in `gatewright.toml`? Its JSON schema, with which editors complete and explain it, and the page of all settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gatewright.rules.registry import pages as rules
from gatewright.workspace.settings import FILE_NAME, LEVELS, Settings
from pages.markdown import code, page, table

EXAMPLES = {
    "profile": 'profile = "strict"',
    "exclude": 'exclude = ["legacy", "**/generated"]',
    "debounce": "debounce = 300",
    "levels": '[levels]\nstage-without-access-logs = "error"\nintegration-over-plain-http = "off"',
}
"""A line of the file for each setting."""
MORE = {
    "profile": "[Profiles](profiles.md) says what each of them reports.",
    "levels": "A level given here wins over every profile. The [rules](rules/README.md) have a page each; to allow a rule at one place, see [Allowing a rule](allowing.md).",
}


def settings_schema() -> str:
    """The schema as JSON: each setting, and below `levels` each rule with its sentence."""
    schemas = setting_schemas()
    schemas["levels"] |= {
        "properties": {
            name: {"description": rule.text.partition("\n")[0], "default": rule.rule.level.value, "enum": LEVELS}
            for name, rule in sorted(rules().items())
        },
        "additionalProperties": False,
    }
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FILE_NAME,
        "type": "object",
        "additionalProperties": False,
        "properties": schemas,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def setting_schemas() -> dict[str, dict[str, Any]]:
    """What the table of settings says of each, by its name."""
    return {
        setting.name: {
            "description": setting.metadata["meaning"],
            "default": getattr(Settings(), setting.name),
            **setting.metadata["schema"],
        }
        for setting in fields(Settings)
    }


def settings_page() -> str:
    """`settings.md`: where settings stand, a table of them, and each with an example."""
    rows = [
        [f"[{code(setting.name)}](#{setting.name})", _type(setting.metadata["schema"]), code(_toml(getattr(Settings(), setting.name)))]
        for setting in fields(Settings)
    ]
    return page(
        "# Settings",
        f"Settings stand in a `{FILE_NAME}` at the root of a repository. Every command takes the nearest one, in the folder of the file or above it. `gatewright init` writes one with every setting as a comment.",
        "An editor may set the same keys for itself, as `initializationOptions` or in its section `gatewright`. Where both set one, the editor wins. `gatewright check --profile NAME` wins over the file.",
        table(["setting", "type", "default"], rows),
        *(_section(setting.name, setting.metadata["meaning"]) for setting in fields(Settings)),
        "## What is refused",
        "A setting, a value or a rule that there is not is refused with the nearest name: `gatewright check` says which and ends with 2, and an editor shows a message.",
        "The file has a [JSON schema](gatewright.schema.json), with which editors complete it.",
    )


def _section(name: str, meaning: str) -> str:
    return page(f"## {code(name)}", meaning, f"```toml\n{EXAMPLES[name]}\n```", MORE.get(name, ""))


def _type(schema: Mapping[str, Any]) -> str:
    """The type of a value in words."""
    match schema:
        case {"enum": values}:
            return ", ".join(code(value) for value in values)
        case {"type": "array"}:
            return "list of strings"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"whole number, {least} to {most}"
        case _:
            return "table"


def _toml(value: Any) -> str:
    """A default as it is written in the file."""
    match value:
        case str() | int():
            return json.dumps(value)
        case Mapping():
            return "{}"
        case _:
            return "[]"
