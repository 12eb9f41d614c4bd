"""The settings: one typed table, from `gatewright.toml` and from the editor, the editor's word last.

The table below is the only list of settings; the editors' manifests and the documentation follow it.
"""

# What somebody sets may be of any type; it is looked at before it counts.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from gatewright.text import nearest

FILE_NAME = "gatewright.toml"
LEVELS = ("error", "warning", "information", "hint", "off")
PROFILES = ("default", "strict", "security", "correctness")
SLOWEST = 5000
"""The longest that may be waited after a keystroke, in milliseconds."""


def _setting(default: Any, meaning: str, schema: Mapping[str, Any]) -> Any:
    """A row of the table."""
    return field(default_factory=lambda: default, metadata={"meaning": meaning, "schema": schema})


@dataclass(frozen=True)
class Settings:
    """What a user can set.

    The metadata of each field has its `meaning` in words, and the `schema` of its values (JSON schema).
    """

    profile: str = _setting(
        "default",
        "Which rules report, and how gravely, where `levels` says nothing: default, strict, security or correctness.",
        {"enum": PROFILES},
    )
    exclude: tuple[str, ...] = _setting(
        (),
        "Folders and files to leave out, as glob patterns relative to the workspace.",
        {"type": "array", "items": {"type": "string"}},
    )
    debounce: int = _setting(
        150,
        "Milliseconds of silence after a keystroke before findings are computed, 0 to 5000.",
        {"type": "integer", "minimum": 0, "maximum": SLOWEST},
    )
    levels: Mapping[str, str] = _setting(
        {},
        "By rule name, the level of its findings: error, warning, information, hint or off.",
        {"type": "object", "additionalProperties": {"enum": LEVELS}},
    )


def merge(settings: Settings, given: object, source: str) -> tuple[Settings, list[str]]:
    """The settings with what `given` sets (a mapping as from JSON or TOML), and a sentence for each thing that is wrong in it.

    Anything else than a mapping, such as the `null` that some editors answer, sets nothing.
    """
    if not isinstance(given, Mapping):
        return settings, []
    problems: list[str] = []
    known = {setting.name for setting in fields(Settings)}
    for key, value in given.items():
        if key not in known:
            close = nearest(str(key), known)
            problems.append(f"{source}: `{key}` is no setting" + (f"; did you mean `{close}`?" if close else "."))
        elif value is not None:  # Editors send null for what is not set.
            settings = _set(settings, str(key), value, source, problems)
    return settings, problems


def _set(settings: Settings, key: str, value: Any, source: str, problems: list[str]) -> Settings:
    match key, value:
        case "profile", str():
            if value in PROFILES:
                return replace(settings, profile=value)
            close = nearest(value, PROFILES)
            meant = f"; did you mean `{close}`?" if close else "."
            problems.append(f"{source}: profile `{value}` is not one of {', '.join(PROFILES)}{meant}")
            return settings
        case "levels", Mapping():
            wrong = {rule: level for rule, level in value.items() if level not in LEVELS}
            problems += [f"{source}: level `{level}` of `{rule}` is not one of {', '.join(LEVELS)}." for rule, level in wrong.items()]
            good = {str(rule): str(level) for rule, level in value.items() if rule not in wrong}
            return replace(settings, levels={**settings.levels, **good})
        case "exclude", list() if all(isinstance(item, str) for item in value):
            return replace(settings, exclude=tuple(value))
        case "debounce", int() if not isinstance(value, bool) and 0 <= value <= SLOWEST:
            return replace(settings, debounce=value)
        case _:
            problems.append(f"{source}: the value of `{key}` is not of the right type.")
            return settings


def read_settings(folder: Path | None) -> tuple[Settings, list[str]]:
    """The settings of the nearest `gatewright.toml` in `folder` or above it, and what is wrong in it."""
    for place in [folder, *folder.parents] if folder else []:
        file = place / FILE_NAME
        if file.is_file():
            import tomllib  # most workspaces have no such file, and starting the server waits for no parser

            try:
                given = tomllib.loads(file.read_text(encoding="utf-8"))
            except OSError as error:
                return Settings(), [f"{FILE_NAME}: {error.strerror}"]
            except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                return Settings(), [f"{FILE_NAME}: {error}"]
            return merge(Settings(), given, FILE_NAME)
    return Settings(), []
