"""Turns the YAML of the docs index into what a running server reads: a manifest and one JSON shard per source file.

The same sources give the same bytes. A wheel carries the result; in a checkout `Index` compiles again when a source is newer.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gatewright.index.entry import ACTIONS, DIALECTS, MANIFEST, MESSAGES, QUOTAS, SERVICES, VARIABLES, VELOCITY, WORDS
from gatewright.index.source import (
    ACTION_KEYS,
    FACT_KEYS,
    MESSAGE_KEYS,
    QUOTA_KEYS,
    SERVICE_KEYS,
    VARIABLE_KEYS,
    VELOCITY_KEYS,
    SourceError,
    SourceFile,
    param_lists,
    read_list,
    read_source,
    source_files,
)
from gatewright.index.source import ACTIONS as ACTION_SOURCE
from gatewright.index.source import MESSAGES as MESSAGE_SOURCE
from gatewright.index.source import QUOTAS as QUOTA_SOURCE
from gatewright.index.source import SERVICES as SERVICE_SOURCE
from gatewright.index.source import VARIABLES as VARIABLE_SOURCE
from gatewright.index.source import VELOCITY as VELOCITY_SOURCE

_BORROWED = frozenset(
    {
        *("summary", "body", "values", "beware", "see", "example", "placeholder"),
        *("type", "of", "kind", "default", "update", "min", "max", "min_length", "max_length", "min_items", "max_items"),
        *("pattern", "accepts", "sensitive", "format", "refers"),
    }
)
"""What a parameter has of the one that it is `like`. The rest depends on where it stands: whether it is required, and its neighbors."""

_LENT_BACK = ("sam", "openapi")
"""A parameter that stands for another one under these names in another kind lends it the name: one card shows all spellings."""

_LISTS = {
    VARIABLES: (VARIABLE_SOURCE, VARIABLE_KEYS, "key of a context variable"),
    MESSAGES: (MESSAGE_SOURCE, MESSAGE_KEYS, "key of a message"),
    SERVICES: (SERVICE_SOURCE, SERVICE_KEYS, "key of a service"),
    ACTIONS: (ACTION_SOURCE, ACTION_KEYS, "key of a service action"),
    VELOCITY: (VELOCITY_SOURCE, VELOCITY_KEYS, "key of a member"),
}
"""The lists that are compiled as they are written, each with its source, and the keys of its entries."""

Entry = dict[str, Any]


@dataclass(frozen=True)
class _Written:
    """A parameter as its file has it."""

    file: SourceFile
    path: tuple[str, ...]
    data: Entry

    def fault(self, key: str, message: str) -> SourceError:
        return SourceError(self.file.path, self.file.line(*self.path, key), message)


@dataclass
class _Compiler:
    """What is known while the files are put together."""

    written: dict[str, _Written] = field(default_factory=dict[str, _Written])
    kinds: dict[str, Entry] = field(default_factory=dict[str, Entry])
    shards: dict[str, str] = field(default_factory=dict[str, str])
    kind_files: dict[str, SourceFile] = field(default_factory=dict[str, SourceFile])


def compile_index(source: Path, target: Path) -> None:
    """Writes the manifest and the shards of `source` (the `docs_index` folder) into `target`, which is made when missing.

    Raises `SourceError` for a file that is not of the form that `docs_index/README.md` describes.
    """
    target.mkdir(parents=True, exist_ok=True)
    compiler = _Compiler()
    files = [read_source(path) for path in source_files(source)]
    for file in files:
        _collect(file, compiler)
    for file in files:
        _compile_file(file, compiler)
    spellings = _spellings(compiler)
    _lend_spellings(compiler)
    quotas = _quotas(source, compiler)
    lists = {name: read_list(source / file, keys, what).data for name, (file, keys, what) in _LISTS.items()}
    shards: dict[str, dict[str, Entry]] = {}
    for kind, entry in compiler.kinds.items():
        shards.setdefault(compiler.shards[kind], {})[kind] = entry
    manifest = {"kinds": compiler.shards, "spellings": spellings, "names": _names(compiler)}
    written = shards | lists | {MANIFEST: manifest, QUOTAS: quotas, WORDS: _words(compiler)}
    for name, content in written.items():
        _write(target / name, content)
    for old in target.glob("*.json"):
        if old.name not in written:
            old.unlink()


def _collect(file: SourceFile, compiler: _Compiler) -> None:
    """The parameters of a file by their ids, so that others can be like them."""
    for kind, path, params in param_lists(file):
        for name, given in params.items():
            compiler.written[f"{kind}/{name}"] = _Written(file, (*path, name), given)


def _compile_file(file: SourceFile, compiler: _Compiler) -> None:
    """The kinds of one file: the one that it is named for, then those of its nested blocks."""
    keys = ("title", "summary", "body", "beware", "see", "ref", "partial", "protocols", "same_as")
    about = {key: file.data[key] for key in keys if key in file.data} | {"spell": _spell(file.data.get("spell", {}))}
    top = file.data["kind"]
    for kind, path, params in param_lists(file):
        if kind in compiler.kinds:
            raise SourceError(file.path, file.line("kind"), f"`{kind}` is described twice")
        own = about if kind == top else _nested_about(kind, path, compiler, about.get("see", {}))
        compiled = {name: _compile_param(f"{kind}/{name}", compiler) for name in params}
        if own["spell"].get("terraform", "").startswith("data."):
            for entry in compiled.values():
                entry["facts"].pop("update", None)  # what is read is not changed
        compiler.kinds[kind] = own | {"params": compiled}
        compiler.shards[kind] = f"{top}.json"
        compiler.kind_files[kind] = file


def _nested_about(kind: str, path: tuple[str, ...], compiler: _Compiler, see: Entry) -> Entry:
    """Title, words and spelling of a nested block, from the parameter that holds it."""
    outer, _, name = kind.rpartition(".")
    parent, holder = compiler.kinds[outer], compiler.kinds[outer]["params"][name]
    spell = {dialect: f"{parent['spell'][dialect]}/{own}" for dialect, own in holder["spell"].items() if dialect in parent["spell"]}
    words = {key: holder[key] for key in ("summary", "body", "beware") if key in holder}
    return words | {"title": f"`{name}` of {_lower_first(parent['title'])}", "spell": spell, "see": see}


def _compile_param(param_id: str, compiler: _Compiler) -> Entry:
    written = compiler.written[param_id]
    param = _whole(param_id, compiler, ())
    entry = {key: value for key, value in param.items() if key not in FACT_KEYS and key not in ("params", "kind", "kinds", "checked")}
    entry["spell"] = _spell(param.get("spell", {}))
    entry["facts"] = {key: value for key, value in param.items() if key in FACT_KEYS}
    if "values" in entry:
        entry["values"] = {_text(value): meaning for value, meaning in entry["values"].items()}
    if "params" in written.data:
        entry["block_kind"] = param_id.replace("/", ".")
    elif "kind" in param:
        entry["block_kind"] = param["kind"]
    if "kinds" in param:
        entry["block_kinds"] = param["kinds"]
    return entry


def _whole(param_id: str, compiler: _Compiler, seen: tuple[str, ...]) -> Entry:
    """A parameter with what it borrows; `like` then names the parameter at the end of the chain, whose words they are."""
    written = compiler.written[param_id]
    model_id = written.data.get("like")
    if model_id is None:
        return written.data
    if model_id not in compiler.written or model_id in seen:
        raise written.fault("like", f"`{model_id}` is no parameter that `{param_id}` can be like")
    model = _whole(model_id, compiler, (*seen, param_id))
    borrowed = {key: value for key, value in model.items() if key in _BORROWED}
    if "params" in compiler.written[model_id].data:
        borrowed["kind"] = model_id.replace("/", ".")
    if "params" in written.data or "kinds" in written.data:
        borrowed.pop("kind", None)
    return borrowed | written.data | {"like": model.get("like", model_id)}


def _spell(spell: Entry) -> Entry:
    """A SAM template is a CloudFormation template: what SAM spells is written there, too."""
    return spell | {"cloudformation": spell["sam"]} if "sam" in spell and "cloudformation" not in spell else dict(spell)


def _lend_spellings(compiler: _Compiler) -> None:
    """What SAM and OpenAPI call a thing is shown with the thing itself."""
    for kind, entry in compiler.kinds.items():
        for model in entry.get("same_as", ()):
            if model not in compiler.kinds:
                file = compiler.kind_files[kind]
                raise SourceError(file.path, file.line("same_as"), f"`{model}` is no kind")
            _lend(entry, compiler.kinds[model])
        for param in entry["params"].values():
            if "like" in param:
                model_kind, _, name = param["like"].rpartition("/")
                _lend(param, compiler.kinds[model_kind]["params"][name])
    for entry in compiler.kinds.values():
        entry.pop("same_as", None)


def _lend(lender: Entry, model: Entry) -> None:
    for dialect in _LENT_BACK:
        if dialect in lender["spell"]:
            model["spell"].setdefault(dialect, lender["spell"][dialect])


def _quotas(source: Path, compiler: _Compiler) -> dict[str, Entry]:
    """The service's limits; each is also kept with the kinds and parameters that it is about."""
    file = read_list(source / QUOTA_SOURCE, QUOTA_KEYS, "key of a quota")
    for name, quota in file.data.items():
        for about in quota.get("about", ()):
            kind, _, param = about.partition("/")
            entry = compiler.kinds.get(kind)
            if entry and param:
                entry = entry["params"].get(param)
            if entry is None:
                raise SourceError(file.path, file.line(name, "about"), f"`{about}` is neither a kind nor a parameter")
            entry.setdefault("quotas", []).append(quota | {"name": name})
    return file.data


def _spellings(compiler: _Compiler) -> dict[str, dict[str, str]]:
    """By dialect, the kind that each name of a resource or nested block stands for."""
    spellings: dict[str, dict[str, str]] = {}
    for kind, entry in compiler.kinds.items():
        for dialect, spelled in entry["spell"].items():
            other = spellings.setdefault(dialect, {}).setdefault(spelled, kind)
            if other != kind:
                file = compiler.kind_files[kind]
                raise SourceError(file.path, file.line("spell", dialect), f"`{spelled}` is `{other}` already")
    return spellings


def _names(compiler: _Compiler) -> dict[str, list[str]]:
    """By name, in whatever dialect, the parameters that have it."""
    names: dict[str, set[str]] = {}
    for kind, entry in compiler.kinds.items():
        for name, param in entry["params"].items():
            for spelled in {name, *param["spell"].values()}:
                names.setdefault(spelled, set()).add(f"{kind}/{name}")
    return {name: sorted(ids) for name, ids in names.items()}


def _words(compiler: _Compiler) -> dict[str, dict[str, str]]:
    """By canonical name of several words, what it is called in each dialect where it is called one thing everywhere."""
    spelled: dict[str, list[Entry]] = {}
    for entry in compiler.kinds.values():
        for name, param in entry["params"].items():
            if "_" in name:
                spelled.setdefault(name, []).append(param["spell"])
    words: dict[str, dict[str, str]] = {}
    for name, spells in spelled.items():
        by_dialect = {dialect: {spell.get(dialect) for spell in spells} for dialect in DIALECTS}
        words[name] = {
            dialect: only for dialect, found in by_dialect.items() if len(found) == 1 and (only := next(iter(found))) and only != name
        }
    return {name: by_dialect for name, by_dialect in words.items() if by_dialect}


def _text(value: object) -> str:
    """A value of an enumeration as text, also where YAML read it as something else."""
    return value if isinstance(value, str) else json.dumps(value)


def _lower_first(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _write(path: Path, data: object) -> None:
    """Parameters and values keep their order. The file is there at once as a whole: another process may be reading it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(written, encoding="utf-8")
    fresh.replace(path)
