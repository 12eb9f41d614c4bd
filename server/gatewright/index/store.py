"""The compiled docs index, read as it is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from gatewright.index.entry import (
    ACTIONS,
    MANIFEST,
    MESSAGES,
    QUOTAS,
    SERVICES,
    VARIABLES,
    VELOCITY,
    WORDS,
    ContextVariable,
    Kind,
    Message,
    Param,
    Quota,
    Service,
    ServiceAction,
    TemplateMember,
)

_COMPILED = Path(__file__).parent / "compiled"
_SOURCE = Path(__file__).parents[3] / "docs_index"


@cache
def installed_index() -> Index:
    """The index that this installation carries; in a checkout, compiled again when a source is newer than the result."""
    if _SOURCE.is_dir() and _is_stale(_SOURCE, _COMPILED / MANIFEST):
        # Reading YAML is only for checkouts; a server that was installed never imports it for the index.
        from gatewright.index.compile import compile_index

        compile_index(_SOURCE, _COMPILED)
    return Index(_COMPILED)


def source_folder() -> Path:
    """Where a checkout has the YAML of the docs index. An installed Gatewright has no such folder."""
    return _SOURCE


class Index:
    """A folder of compiled shards. Opening it reads the manifest; each shard is read when a kind of it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries: dict[str, dict[str, Any]] = {}
        self._kinds: dict[str, Kind] = {}
        self._params: dict[str, Param | None] = {}

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        return self._read(MANIFEST)

    def kind(self, kind: str) -> Kind | None:
        """The kind with that canonical id."""
        if kind not in self._kinds:
            shard = self._manifest["kinds"].get(kind)
            if shard is None:
                return None
            if kind not in self._entries:
                self._entries.update(self._read(shard))
            self._kinds[kind] = _kind(kind, self._entries[kind])
        return self._kinds[kind]

    def kinds(self) -> Iterator[str]:
        """Every kind's id, nested ones included."""
        return iter(self._manifest["kinds"])

    def kind_of(self, dialect: str, spelled: str) -> str | None:
        """The id of the kind that a dialect spells so: `aws_api_gateway_stage`, `AWS::ApiGateway::Method/Integration`."""
        return self._manifest["spellings"].get(dialect, {}).get(spelled)

    def spelled(self, dialect: str) -> Iterator[tuple[str, str]]:
        """Each spelling of a dialect with its kind's id."""
        return iter(self._manifest["spellings"].get(dialect, {}).items())

    def param(self, param: str) -> Param | None:
        """The parameter with that canonical id, such as `rest.integration/connection_type`."""
        if param not in self._params:
            kind, _, name = param.rpartition("/")
            entry = self.kind(kind)
            self._params[param] = entry.params.get(name) if entry else None
        return self._params[param]

    def word(self, name: str, dialect: str) -> str | None:
        """What a dialect calls a canonical name of several words, where it calls it one thing in every kind."""
        return self._words.get(name, {}).get(dialect)

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return self._read(WORDS)

    @cached_property
    def quotas(self) -> dict[str, Quota]:
        """The service's limits by name."""
        return {name: _quota({"name": name} | entry) for name, entry in self._read(QUOTAS).items()}

    @cached_property
    def context_variables(self) -> dict[str, ContextVariable]:
        """What `$context` holds, by name."""
        return {name: _variable(name, entry) for name, entry in self._read(VARIABLES).items()}

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """What is said where no rule can look for the cause."""
        return tuple(Message(name=name, **_typed(entry)) for name, entry in self._read(MESSAGES).items())

    @cached_property
    def template_members(self) -> dict[str, TemplateMember]:
        """What mapping templates know, by name: variables, and what belongs to them and to the types of their values."""
        return {name: TemplateMember(name=name, **_typed(entry)) for name, entry in self._read(VELOCITY).items()}

    @cached_property
    def services(self) -> dict[str, Service]:
        """The AWS services that integrations call, by what a URI calls them."""
        return {name: Service(name=name, **_typed(entry)) for name, entry in self._read(SERVICES).items()}

    @cached_property
    def service_actions(self) -> dict[str, ServiceAction]:
        """The actions that HTTP APIs call directly, by what `integration_subtype` calls them."""
        return {name: ServiceAction(name=name, **_typed(entry)) for name, entry in self._read(ACTIONS).items()}

    def _read(self, shard: str) -> dict[str, Any]:
        return json.loads((self.folder / shard).read_text(encoding="utf-8"))

    def named(self, name: str) -> list[str]:
        """The ids of all parameters that some dialect calls `name`."""
        return self._manifest["names"].get(name, [])

    def names(self) -> Iterator[str]:
        """Every name that some parameter has in some dialect."""
        return iter(self._manifest["names"])


def _kind(kind: str, entry: dict[str, Any]) -> Kind:
    params = {name: _param(f"{kind}/{name}", param) for name, param in entry["params"].items()}
    return Kind(id=kind, **_typed(entry | {"params": params}))


def _param(param: str, entry: dict[str, Any]) -> Param:
    by_value = {key: {value: tuple(names) for value, names in entry[key].items()} for key in ("requires", "only_with") if key in entry}
    return Param(id=param, **_typed(entry | by_value))


def _quota(entry: dict[str, Any]) -> Quota:
    return Quota(**_typed(entry))


def _variable(name: str, entry: dict[str, Any]) -> ContextVariable:
    return ContextVariable(name=name, **_typed(entry))


def _typed(entry: dict[str, Any]) -> dict[str, Any]:
    """Lists become tuples, as the entries have them."""
    typed: dict[str, Any] = {key: tuple(cast(list[Any], value)) if isinstance(value, list) else value for key, value in entry.items()}
    if "quotas" in typed:
        typed["quotas"] = tuple(_quota(quota) for quota in typed["quotas"])
    return typed


def _is_stale(source: Path, manifest: Path) -> bool:
    """Whether a source, or the compiler, changed after the manifest was written."""
    if not manifest.exists():
        return True
    written = manifest.stat().st_mtime
    compiler = Path(__file__).parent
    watched = [source, *source.rglob("*"), compiler / "compile.py", compiler / "source.py"]
    return any(path.stat().st_mtime > written for path in watched)
