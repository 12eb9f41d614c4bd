"""Is every file of the docs index of the form that `docs_index/schema.json` describes?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from gatewright.index.optional import optional
from gatewright.index.source import SourceError, SourceFile


def form_faults(files: Iterable[SourceFile], schema: Path) -> list[SourceError] | None:
    """What does not follow the schema; `None` when it cannot be said, because `jsonschema` is not installed."""
    jsonschema = optional("jsonschema")
    if jsonschema is None:
        return None
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    faults: list[SourceError] = []
    for file in files:
        # As JSON has it: days are text, and so is every name.
        data = json.loads(json.dumps(file.data, default=str))
        for error in validator.iter_errors(data):
            keys = [str(key) for key in error.absolute_path]
            message = error.schema.get("description", error.message)
            faults.append(SourceError(file.path, file.line(*keys), f"`{keys[-1]}`: {message}" if keys else message))
    return faults
