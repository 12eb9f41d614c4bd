"""Which scopes does every character of a text have in VS Code?

The grammars of the files around a template are not ours: HashiCorp's for Terraform, that of TextMate for YAML, which Red Hat's extension brings,
and that of VS Code itself, which is only there with VS Code.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from editors.presence import not_run
from editors.session import CACHE
from editors.vscode.extension import EXTENSION, one_at_a_time

MODULES = EXTENSION / "node_modules"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))

_OWN = [EXTENSION / entry["path"] for entry in MANIFEST["contributes"]["grammars"]]
_PACKAGE = MODULES / "tm-grammars/grammars"
_IN_CODE_SERVER = "vscode-*/node_modules/code-server/lib/vscode/extensions/yaml/syntaxes"

ROOTS = {"velocity": "source.velocity", "terraform": "source.hcl.terraform", "yaml": "source.yaml", "yaml-of-code": "source.yaml"}
"""The scope of a whole file. `yaml-of-code` is YAML as VS Code reads it without other extensions."""


@dataclass(frozen=True)
class Colored:
    """A text with its scopes, the root's left out.

    Attributes:
        scopes: those of each character, the outermost first.
        open: those that whatever came behind the text would have.
    """

    text: str
    scopes: list[tuple[str, ...]]
    open: tuple[str, ...]

    def has(self, at: int, scope: str) -> bool:
        """Whether a character has a scope, or one below it."""
        return any(f"{own}.".startswith(f"{scope}.") for own in self.scopes[at])

    def around(self, at: int, scope: str) -> str:
        """The words around a place that have the scope."""
        start = end = at
        while start > 0 and self.has(start - 1, scope):
            start -= 1
        while end < len(self.text) and self.has(end, scope):
            end += 1
        return self.text[start:end]


def colored(kind: str, texts: Sequence[str], *, alone: bool = False) -> list[Colored]:
    """The texts as files of a kind; `alone` without what the extension puts into the grammars of others."""
    if not shutil.which("npm"):
        not_run("VS Code's colors", "no npm on the PATH")
    with one_at_a_time():
        _install()
    own = _OWN[:1] if alone else _OWN
    asked = {"modules": str(MODULES), "root": ROOTS[kind], "grammars": [str(path) for path in [*own, *_hosts(kind)]], "texts": list(texts)}
    script = Path(__file__).parent / "tokenize.mjs"
    done = subprocess.run(["node", script], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return [_colored(text, answer["lines"], answer["open"]) for text, answer in zip(texts, json.loads(done.stdout), strict=True)]


def _install() -> None:
    if not (MODULES / "vscode-textmate").exists():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=EXTENSION, capture_output=True, check=False).returncode:
            not_run("VS Code's colors", "npm could not install what editors/vscode/package-lock.json names")


def _colored(text: str, lines: list[list[tuple[str, list[str]]]], behind: list[str]) -> Colored:
    scopes: list[tuple[str, ...]] = []
    for line in lines:
        scopes += [tuple(own) for piece, own in line for _ in piece]
        # A line break belongs to nothing.
        scopes.append(())
    return Colored(text, scopes[:-1], tuple(behind))


def _hosts(kind: str) -> list[Path]:
    match kind:
        case "velocity":
            return []
        case "yaml":
            return [_PACKAGE / "yaml.json"]
        case "yaml-of-code":
            found = sorted(CACHE.glob(_IN_CODE_SERVER))
            if not found:
                not_run("VS Code's YAML colors", "no code-server in the cache of tests/editors/install.sh")
            return sorted(found[-1].glob("*.json"))
        case _:
            return [_PACKAGE / "terraform.json"]
