"""How does the docs index speak to this dialect? Its sentences call parameters by their canonical names; readers know them by others."""

from __future__ import annotations

import re
from functools import partial

from gatewright.index import Index, Kind, Param

_FENCE = re.compile(r"\n?^```(?P<language>\w*)\n.*?^```[ ]*$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"`(?P<name>[a-z][a-z0-9_]*)`")
_LANGUAGES = {"terraform": ("hcl",), "cloudformation": ("yaml", "json"), "openapi": ("yaml", "json")}
_SHARED = ("json", "")
"""Code that is the same in every dialect, such as a mapping template."""


def worded(text: str, entry: Kind | Param, dialect: str, index: Index) -> str:
    """Prose of an entry as a dialect says it: with its names, without examples in another language."""
    ours = (*_LANGUAGES.get(dialect, ()), *_SHARED)
    others = {"hcl", "yaml"} - set(ours)
    text = _FENCE.sub(lambda fence: "" if fence["language"] in others else fence.group(), text.strip()).strip()
    return renamed(text, entry, dialect, index)


def renamed(text: str, entry: Kind | Param, dialect: str, index: Index) -> str:
    """The same prose with a dialect's names in place of the canonical ones."""
    return _NAME.sub(partial(_own_name, kinds=entry.context, dialect=dialect, index=index), text)


def _own_name(name: re.Match[str], kinds: tuple[str, ...], dialect: str, index: Index) -> str:
    """A parameter's name in the dialect: a sibling's, or one that has a single spelling wherever it stands."""
    word = name["name"]
    siblings = [sibling for kind in kinds if (sibling := index.param(f"{kind}/{word}"))]
    if siblings:
        return f"`{next((one.spell[dialect] for one in siblings if dialect in one.spell), word)}`"
    return f"`{index.word(word, dialect) or word}`"
