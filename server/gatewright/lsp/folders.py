"""Whose settings count for a file? Those of the innermost workspace folder around it; without one, those of the folder that it stands in.

A folder has the settings of the nearest `gatewright.toml` in it or above it, and the editor has the last word on each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gatewright.workspace.discovery import is_excluded
from gatewright.workspace.paths import path_of
from gatewright.workspace.settings import Settings, merge, read_settings


class Folders:
    """The workspace folders, with the settings and the rules of each."""

    def __init__(self, complain: Callable[[list[str]], None]) -> None:
        self.roots: list[Path] = []
        self.given: Mapping[Path | None, object] = {}
        """The editor's settings by workspace folder; those of `None` are for folders that it says nothing else of."""
        self._complain = complain
        self._settings: dict[Path | None, Settings] = {}
        self._engines: dict[Path | None, Any] = {}
        self._crashes: Counter[str] = Counter()
        self._complaints: dict[Path | None, list[str]] = {}

    def settings(self, uri: str) -> Settings:
        """What is set for a file."""
        return self._settings_of(self._home(uri))

    def engine(self, uri: str) -> Any:
        """The rules for a file, imported when they are first needed."""
        home = self._home(uri)
        if home not in self._engines:
            from gatewright.rules.engine import Engine

            self._engines[home] = Engine(crashes=self._crashes)
        engine = self._engines[home]
        engine.settings = self._settings_of(home)
        return engine

    def forget(self, uri: str) -> None:
        """A file is edited no more."""
        for engine in self._engines.values():
            engine.forget(uri)

    def read_again(self) -> None:
        """Takes the settings of every folder anew, and complains of what is newly wrong in them."""
        self._settings.clear()
        for home in self.roots or [None]:
            self._settings_of(home)

    def hold(self, path: Path) -> bool:
        """Whether a path is in the workspace."""
        return any(path.is_relative_to(root) for root in self.roots)

    def exclude(self, uri: str) -> bool:
        """Whether the settings of its workspace folder leave a file out."""
        path, home = path_of(uri), self._home(uri)
        return path is not None and home is not None and is_excluded(path, home, self._settings_of(home).exclude)

    def _home(self, uri: str) -> Path | None:
        """The folder whose settings count; `None` for a file that is on no disk, where there is no workspace."""
        path = path_of(uri)
        if path is None:
            return self.roots[0] if self.roots else None
        around = [root for root in self.roots if path.is_relative_to(root)]
        return max(around, key=lambda root: len(root.parts), default=path.parent)

    def _settings_of(self, home: Path | None) -> Settings:
        if home not in self._settings:
            settings, problems = read_settings(home)
            settings, more = merge(settings, self.given.get(home, self.given.get(None)), "editor settings")
            self._settings[home] = settings
            self._say_of(home, [*self._named(home, problems), *more, *_unknown_rules(settings)])
        return self._settings[home]

    def _named(self, home: Path | None, problems: list[str]) -> Iterator[str]:
        """Where there are several folders, the file of settings alone does not say which is meant."""
        return (f"{home.name}: {problem}" if home and len(self.roots) > 1 else problem for problem in problems)

    def _say_of(self, home: Path | None, problems: list[str]) -> None:
        """One message for everything that is newly wrong in a folder's settings; what stayed wrong, or is wrong in all, is said once."""
        said = {problem for read in (home, *self._settings) for problem in self._complaints.get(read, ())}
        self._complaints[home] = problems
        new = [problem for problem in problems if problem not in said]
        if new:
            self._complain(new)


def _unknown_rules(settings: Settings) -> list[str]:
    if not settings.levels:
        return []
    # The rules are imported only for settings that name some.
    from gatewright.rules.levels import unknown_rules

    return unknown_rules(settings)
