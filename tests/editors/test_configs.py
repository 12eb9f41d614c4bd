"""Does every configuration start the same server for the same files, with the keys that its editor documents?

Sublime Text, Zed and the JetBrains IDEs do not run here: this is all that is known of them.
"""

from __future__ import annotations

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from editors.session import ROOT
from gatewright import __version__
from gatewright.dialects import families

EDITORS = ROOT / "editors"
FOLDERS = sorted(folder.name for folder in EDITORS.iterdir() if folder.is_dir())
SUFFIXES = sorted({suffix for family in families() for suffix in family.suffixes})

KINDS = {
    ".json": "json",
    ".template": "yaml",
    ".tf": "terraform",
    ".tf.json": "json",
    ".tofu": "opentofu",
    ".tofu.json": "json",
    ".vm": "velocity",
    ".vtl": "velocity",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""By the end of a file's name, the kind of file that an editor takes it for."""


def read(name: str) -> str:
    return (EDITORS / name).read_text(encoding="utf-8")


def json_of(name: str) -> Any:
    """A file in JSON, with comments on lines of their own."""
    return json.loads(re.sub(r"^\s*//.*$", "", read(name), flags=re.MULTILINE))


def words(text: str) -> list[str]:
    return re.findall(r"""["']([^"']+)["']""", text)


def test_the_kinds_are_those_that_the_server_reads() -> None:
    assert sorted(KINDS) == SUFFIXES


def test_vim_and_neovim_have_the_same_names_for_them() -> None:
    neovim = re.search(r"filetypes = \{(.*)\}", read("neovim/lsp/gatewright.lua"))
    vim = re.search(r"let g:gatewright_filetypes = \[(.*)\]", read("vim/gatewright.vim"))
    assert neovim is not None
    assert vim is not None
    names = words(vim[1])
    assert sorted(words(neovim[1])) == sorted(names)
    assert json_of("vim/coc-settings.json")["languageserver"]["gatewright"]["filetypes"] == names
    assert set(KINDS.values()) <= set(names)


def test_coc() -> None:
    # neoclide/coc.nvim, wiki page "Language servers" (May 2026): a server of the type `executable`.
    settings = json_of("vim/coc-settings.json")
    assert list(settings) == ["languageserver"]
    server = settings["languageserver"]["gatewright"]
    assert sorted(server) == ["args", "command", "filetypes", "rootPatterns"]
    assert [server["command"], *server["args"]] == ["gatewright", "--stdio"]
    assert server["rootPatterns"] == ["gatewright.toml", ".terraform", ".git"]


def test_sublime_text() -> None:
    # sublimelsp/LSP, docs/src/client_configuration.md: the keys of a client.
    settings = json_of("sublime/LSP.sublime-settings")
    assert list(settings) == ["clients"]
    client = settings["clients"]["gatewright"]
    assert sorted(client) == ["command", "enabled", "selector"]
    assert client["enabled"] is True
    assert client["command"] == ["gatewright", "--stdio"]
    assert {f"source.{kind}" for kind in KINDS.values()} == set(client["selector"].split(" | "))


def test_sublime_text_knows_mapping_templates() -> None:
    import yaml

    syntax = yaml.safe_load(read("sublime/Velocity.sublime-syntax").removeprefix("%YAML 1.2\n---\n"))
    assert syntax["scope"] == "source.velocity"
    assert {f".{extension}" for extension in syntax["file_extensions"]} == {suffix for suffix, kind in KINDS.items() if kind == "velocity"}


def test_zed() -> None:
    # zed-industries/zed, crates/extension/src/extension_manifest.rs: the fields that are required, and those of a language server.
    manifest = tomllib.loads(read("zed/extension.toml"))
    assert set(manifest) == {"id", "name", "description", "version", "schema_version", "language_servers"}
    assert (manifest["id"], manifest["version"], manifest["schema_version"]) == ("gatewright", __version__, 1)
    server = manifest["language_servers"]["gatewright"]
    assert sorted(server) == ["language_ids", "languages", "name"]
    assert list(server["language_ids"]) == server["languages"]
    assert set(server["language_ids"].values()) == set(KINDS.values())


def test_zed_starts_the_server() -> None:
    cargo = tomllib.loads(read("zed/Cargo.toml"))
    assert (cargo["package"]["name"], cargo["package"]["version"]) == ("gatewright", __version__)
    assert cargo["lib"] == {"crate-type": ["cdylib"]}
    code = read("zed/src/lib.rs")
    assert 'worktree.which("gatewright")' in code
    assert 'args: vec!["--stdio".into()]' in code
    assert "zed::register_extension!(Gatewright);" in code


def test_zed_knows_mapping_templates() -> None:
    language = tomllib.loads(read("zed/languages/velocity/config.toml"))
    assert sorted(language) == ["line_comments", "name", "path_suffixes"]
    assert language["name"] == "Velocity"
    assert {f".{suffix}" for suffix in language["path_suffixes"]} == {suffix for suffix, kind in KINDS.items() if kind == "velocity"}


def test_jetbrains() -> None:
    # redhat-developer/lsp4ij, docs/UserDefinedLanguageServerTemplate.md: the template descriptor.
    template = json_of("jetbrains/template.json")
    assert sorted(template) == ["fileTypeMappings", "id", "name", "programArgs"]
    assert template["programArgs"] == {"default": 'sh -c "gatewright --stdio"', "windows": "gatewright.exe --stdio"}
    for mapping in template["fileTypeMappings"]:
        assert sorted(mapping) == ["fileType", "languageId"]
        assert sorted(mapping["fileType"]) == ["name", "patterns"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_jetbrains_starts_it_for(suffix: str) -> None:
    mappings = json_of("jetbrains/template.json")["fileTypeMappings"]
    kinds = [mapping["languageId"] for mapping in mappings if any(fnmatch(f"shop{suffix}", one) for one in mapping["fileType"]["patterns"])]
    assert kinds == ["terraform" if suffix == ".tofu" else KINDS[suffix]]


def test_helix() -> None:
    # Which files Helix knows by itself is asked of a real one (test_helix.py).
    languages = tomllib.loads(read("helix/languages.toml"))
    assert languages["language-server"] == {"gatewright": {"command": "gatewright", "args": ["--stdio"]}}
    assert all("gatewright" in language["language-servers"] for language in languages["language"])


@pytest.mark.parametrize("editor", [name for name in FOLDERS if name != "vscode"])
def test_every_readme_answers_the_same_questions(editor: str) -> None:
    # The page of VS Code is also the one of its marketplace.
    headings = re.findall(r"^## (.*)$", read(f"{editor}/README.md"), re.MULTILINE)
    lacks = "What its clients lack" if editor in ("emacs", "vim") else "What its client lacks"
    assert headings[:4] == ["Setup", "What you get", "When something is wrong", lacks]


@pytest.mark.parametrize("editor", ["jetbrains", "sublime", "zed"])
def test_what_was_not_run_says_so(editor: str) -> None:
    opening = read(f"{editor}/README.md").split("\n## ")[0]
    assert re.search(r"^Not run.*\bon \d{4}-\d{2}-\d{2}\.", opening.replace("\n", " ").split("  ", 1)[1])


def test_the_overview_has_a_row_for_every_editor() -> None:
    rows = re.findall(r"^\| \[[^]]+\]\((\w+)/README\.md\)", read("README.md"), re.MULTILINE)
    assert sorted(set(rows)) == FOLDERS


def test_every_file_of_the_overview_is_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", read("README.md"))
    assert named
    assert [name for name in named if not (EDITORS / Path(name)).exists()] == []
