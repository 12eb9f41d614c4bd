"""What may stand in `gatewright.toml`? Its JSON schema, with which editors complete and explain it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from gatewright.rules.registry import pages
from gatewright.workspace.settings import FILE_NAME, LEVELS, Settings


def settings_schema() -> str:
    """The schema as JSON: each setting, and below `levels` each rule with its sentence."""
    schemas = setting_schemas()
    schemas["levels"] |= {
        "properties": {
            name: {"description": page.text.partition("\n")[0], "default": page.rule.level.value, "enum": LEVELS}
            for name, page in sorted(pages().items())
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
