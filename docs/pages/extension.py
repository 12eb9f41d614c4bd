"""What does the manifest of the VS Code extension say of the version and the settings? What is written by hand stays as it is."""

from __future__ import annotations

import json

from gatewright import __version__
from gatewright.lsp.names import SECTION
from gatewright.rules.registry import pages
from gatewright.workspace.settings import LEVELS
from pages.settings import setting_schemas


def extension_manifest(written: str) -> str:
    """The `package.json` with the version, and the server's settings as the first group of its configuration; `written` is the one to change."""
    schemas = setting_schemas()
    rules = sorted(pages().items())
    schemas["levels"] |= {
        "additionalProperties": {"type": "string", "enum": LEVELS},
        "propertyNames": {"enum": [name for name, _ in rules], "enumDescriptions": [page.text.partition("\n")[0] for _, page in rules]},
    }
    manifest = json.loads(written)
    manifest["version"] = __version__
    manifest["contributes"]["configuration"][0]["properties"] = {
        # The editor shows a field for a setting whose type it knows.
        f"{SECTION}.{name}": {"type": "string", "scope": "resource"} | schema
        for name, schema in schemas.items()
    }
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
