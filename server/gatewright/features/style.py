"""Which form does a file have: HCL, YAML or JSON?"""

from __future__ import annotations

import re
from enum import Enum

from gatewright.model import Document

_OPENS_JSON = re.compile(r"[\ufeff \t\r\n]*+\{")


class Style(Enum):
    """The form of a file."""

    HCL = "hcl"
    YAML = "yaml"
    JSON = "json"


def style_of(document: Document) -> Style:
    """The form of a document."""
    if document.uri.endswith(".json") or _OPENS_JSON.match(document.text):
        return Style.JSON
    return Style.HCL if document.dialect.name == "terraform" else Style.YAML
