"""Turns the YAML of the docs index into what a running server reads: a manifest and one JSON shard per source file.

The same sources give the same bytes. A wheel carries the result; in a checkout `Index` compiles again when a source is newer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gatewright.index.entry import MANIFEST
from gatewright.index.source import FACT_KEYS, KIND_KEYS, PARAM_KEYS, SourceError, SourceFile, read_source, source_files


def compile_index(source: Path, target: Path) -> None:
    """Writes the manifest and the shards of `source` (the `docs_index` folder) into `target`, which is made when missing.

    Raises `SourceError` for a file that is not of the form that `docs_index/README.md` describes.
    """
    target.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, Any] = {"kinds": {}, "spellings": {}, "names": {}}
    written: set[str] = {MANIFEST}
    for path in source_files(source):
        file = read_source(path)
        shard = f"{file.data['kind']}.json"
        kinds = dict(compile_file(file))
        for kind, entry in kinds.items():
            if kind in manifest["kinds"]:
                raise SourceError(path, file.line("kind"), f"`{kind}` is described twice")
            manifest["kinds"][kind] = shard
            for dialect, spelled in entry["spell"].items():
                other = manifest["spellings"].setdefault(dialect, {}).setdefault(spelled, kind)
                if other != kind:
                    raise SourceError(path, file.line("spell", dialect), f"`{spelled}` is `{other}` already")
            for name, param in entry["params"].items():
                for spelled in {name, *param["spell"].values()}:
                    manifest["names"].setdefault(spelled, []).append(f"{kind}/{name}")
        _write(target / shard, kinds)
        written.add(shard)
    for ids in manifest["names"].values():
        ids.sort()
    _write(target / MANIFEST, manifest)
    for old in target.glob("*.json"):
        if old.name not in written:
            old.unlink()


def compile_file(file: SourceFile) -> Iterator[tuple[str, dict[str, Any]]]:
    """The kinds of one file: the one that it is named for, then those of its nested blocks."""
    unknown = file.data.keys() - KIND_KEYS
    if unknown:
        raise SourceError(file.path, file.line(min(unknown)), f"`{min(unknown)}` is no key of a kind")
    kept = {key: file.data[key] for key in ("title", "summary", "body", "beware", "spell", "see", "ref", "partial") if key in file.data}
    yield from _kind(file, file.data["kind"], kept | {"spell": file.data.get("spell", {})}, file.data.get("params") or {}, ("params",))


def _kind(
    file: SourceFile, kind: str, about: dict[str, Any], params: dict[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    compiled: dict[str, Any] = {}
    nested: list[Iterator[tuple[str, dict[str, Any]]]] = []
    for name, given in params.items():
        param: dict[str, Any] = given
        if not isinstance(given, dict):
            raise SourceError(file.path, file.line(*path, name), f"`{name}` is no mapping")
        unknown = param.keys() - PARAM_KEYS
        if unknown:
            raise SourceError(file.path, file.line(*path, name, min(unknown)), f"`{min(unknown)}` is no key of a parameter")
        entry = {key: value for key, value in param.items() if key not in FACT_KEYS and key not in ("params", "kind", "checked")}
        entry.setdefault("spell", {})
        entry["facts"] = {key: value for key, value in param.items() if key in FACT_KEYS}
        if "values" in entry:
            entry["values"] = {_text(value): meaning for value, meaning in entry["values"].items()}
        if "params" in param:
            entry["block_kind"] = f"{kind}.{name}"
            inner = {key: param[key] for key in ("summary", "body", "beware") if key in param}
            spell = {dialect: f"{about['spell'][dialect]}/{own}" for dialect, own in entry["spell"].items() if dialect in about["spell"]}
            inner |= {"title": f"`{name}` of {_lower_first(about['title'])}", "spell": spell, "see": about.get("see", {})}
            nested.append(_kind(file, entry["block_kind"], inner, param["params"], (*path, name, "params")))
        elif "kind" in param:
            entry["block_kind"] = param["kind"]
        compiled[name] = entry
    yield kind, about | {"params": compiled}
    for kinds in nested:
        yield from kinds


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
