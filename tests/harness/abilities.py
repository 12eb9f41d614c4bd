"""Is what the server says valid for what a client can do? A table of checks, each of which looks at every JSON object of every message.

faults(capabilities, said)  # ["textDocument/hover, textDocument.hover.contentFormat (None): {'kind': 'markdown', ...}"]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
Holds = Callable[[Any, Json], bool]
"""Whether an object is valid, by what the client says of an ability (`None` for nothing)."""


@dataclass(frozen=True)
class Said:
    """A message of the server: an answer to `method`, or a request or notification of its own."""

    method: str
    value: Any
    is_answer: bool = False


@dataclass(frozen=True)
class Check:
    """What must hold of the objects in the messages of some methods (a pattern), given an ability."""

    ability: str
    methods: str
    holds: Holds


def granted(*keys: str) -> Holds:
    """These keys are there for a client that knows them."""
    return lambda can, thing: bool(can) or not any(key in thing for key in keys)


def listed(key: str, otherwise: Iterable[Any] = ()) -> Holds:
    """The value of a key, each of several, is one that the client lists; where it lists none, one of those that are always right."""

    def holds(can: Any, thing: Json) -> bool:
        value = thing.get(key, [])
        return all(one in (can or otherwise) for one in (value if isinstance(value, list) else [value]))

    return holds


def _in_form(can: Any, thing: Json) -> bool:
    """Plain text is always right. `kind` is a word in cards, and a number elsewhere."""
    return not isinstance(thing.get("kind"), str) or thing["kind"] in ("plaintext", *(can or ()))


def _kind_of_item(can: Any, thing: Json) -> bool:
    return "label" not in thing or listed("kind", _FIRST_KINDS)(can, thing)


def _plain(can: Any, thing: Json) -> bool:
    """What is called plain text has no marks of Markdown."""
    return thing.get("kind") != "plaintext" or not re.search(r"\*\*|\]\(|^#+ |```", thing["value"], re.MULTILINE)


def _snippet(can: Any, thing: Json) -> bool:
    """Tab stops are in snippets, and those are for clients that know them."""
    if thing.get("insertTextFormat") == _SNIPPET:
        return bool(can)
    return "textEdit" not in thing or not re.search(r"\$\{?\d", thing["textEdit"]["newText"])


def _offsets(can: Any, thing: Json) -> bool:
    """A parameter of a signature is named by its columns, or by its text."""
    return bool(can) or not isinstance(thing.get("label"), list)


def _whole_lines(can: Any, thing: Json) -> bool:
    return not can or ("startCharacter" not in thing and "endCharacter" not in thing)


_SNIPPET = 2
_FIRST_KINDS = range(1, 19)
"""The kinds of items and of symbols that the protocol began with."""

_ITEM = "textDocument.completion.completionItem"
_SIGNATURE = "textDocument.signatureHelp.signatureInformation"
_EDIT = "workspace.workspaceEdit"
_ACTION = "textDocument.codeAction"
_ANY = ".*"
_COMPLETION = "textDocument/completion|completionItem/resolve"
_ACTIONS = "textDocument/codeAction"
_DIAGNOSTICS = "textDocument/publishDiagnostics|textDocument/codeAction"
_CHANGES = "textDocument/(rename|codeAction)|workspace/applyEdit"
_SYMBOLS = "textDocument/documentSymbol"

CHECKS = (
    Check("general.positionEncodings", "initialize", listed("positionEncoding", ["utf-16"])),
    Check("textDocument.rename.prepareSupport", "initialize", granted("prepareProvider")),
    Check("", _ANY, _plain),
    Check("textDocument.hover.contentFormat", "textDocument/hover", _in_form),
    Check(f"{_SIGNATURE}.documentationFormat", "textDocument/signatureHelp", _in_form),
    Check(f"{_SIGNATURE}.parameterInformation.labelOffsetSupport", "textDocument/signatureHelp", _offsets),
    Check(f"{_ITEM}.documentationFormat", _COMPLETION, _in_form),
    Check(f"{_ITEM}.snippetSupport", _COMPLETION, _snippet),
    Check(f"{_ITEM}.insertTextModeSupport.valueSet", _COMPLETION, listed("insertTextMode")),
    Check(f"{_ITEM}.insertReplaceSupport", _COMPLETION, granted("insert", "replace")),
    Check(f"{_ITEM}.labelDetailsSupport", _COMPLETION, granted("labelDetails")),
    Check(f"{_ITEM}.commitCharactersSupport", _COMPLETION, granted("commitCharacters")),
    Check(f"{_ITEM}.preselectSupport", _COMPLETION, granted("preselect")),
    Check(f"{_ITEM}.deprecatedSupport", _COMPLETION, granted("deprecated")),
    Check(f"{_ITEM}.tagSupport.valueSet", _COMPLETION, listed("tags")),
    Check("textDocument.completion.completionItemKind.valueSet", _COMPLETION, _kind_of_item),
    Check("textDocument.completion.completionList.itemDefaults", _COMPLETION, granted("itemDefaults")),
    Check("textDocument.completion.completionList.applyKindSupport", _COMPLETION, granted("applyKind")),
    Check("textDocument.publishDiagnostics.relatedInformation", _DIAGNOSTICS, granted("relatedInformation")),
    Check("textDocument.publishDiagnostics.codeDescriptionSupport", _DIAGNOSTICS, granted("codeDescription")),
    Check("textDocument.publishDiagnostics.tagSupport.valueSet", _DIAGNOSTICS, listed("tags")),
    Check("textDocument.publishDiagnostics.dataSupport", "textDocument/publishDiagnostics", granted("data")),
    Check(f"{_ACTION}.codeActionLiteralSupport", _ACTIONS, granted("edit", "diagnostics")),
    Check(f"{_ACTION}.isPreferredSupport", _ACTIONS, granted("isPreferred")),
    Check(f"{_ACTION}.disabledSupport", _ACTIONS, granted("disabled")),
    Check(f"{_ACTION}.dataSupport", _ACTIONS, granted("data")),
    Check(f"{_EDIT}.documentChanges", _CHANGES, granted("documentChanges")),
    Check(f"{_EDIT}.changeAnnotationSupport", _CHANGES, granted("changeAnnotations", "annotationId")),
    Check(f"{_EDIT}.snippetEditSupport", _CHANGES, granted("snippet")),
    # Of all that is in an edit, only files that are made, moved or deleted have a kind.
    Check(f"{_EDIT}.resourceOperations", "textDocument/rename|workspace/applyEdit", listed("kind")),
    Check("textDocument.documentSymbol.symbolKind.valueSet", _SYMBOLS, listed("kind", _FIRST_KINDS)),
    Check("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport", _SYMBOLS, granted("selectionRange", "children")),
    Check("textDocument.documentSymbol.tagSupport.valueSet", _SYMBOLS, listed("tags")),
    Check("textDocument.definition.linkSupport", "textDocument/definition", granted("targetUri")),
    Check("textDocument.foldingRange.lineFoldingOnly", "textDocument/foldingRange", _whole_lines),
    Check("textDocument.foldingRange.foldingRange.collapsedText", "textDocument/foldingRange", granted("collapsedText")),
    Check("textDocument.rename.prepareSupportDefaultBehavior", "textDocument/prepareRename", granted("defaultBehavior")),
)

REQUESTS = {
    "workspace/configuration": "workspace.configuration",
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "workspace/foldingRange/refresh": "workspace.foldingRange.refreshSupport",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
    "window/showDocument": "window.showDocument.support",
    "window/workDoneProgress/create": "window.workDoneProgress",
    "window/showMessageRequest": "window.showMessage",
}
"""By request of the server, the ability that it needs. A registration needs that of what is registered."""


def able(capabilities: Json, ability: str) -> Any:
    """What a client says of an ability, `None` for nothing."""
    found: Any = capabilities
    for name in ability.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def faults(capabilities: Json, said: Iterable[Said]) -> list[str]:
    """What is not valid for this client, each with the ability that it lacks."""
    return [fault for one in said for fault in (*_in_what_it_says(capabilities, one), *_in_asking(capabilities, one))]


def _in_what_it_says(capabilities: Json, said: Said) -> Iterator[str]:
    checks = [check for check in CHECKS if re.fullmatch(check.methods, said.method)]
    for thing in objects(said.value):
        for check in checks:
            can = able(capabilities, check.ability)
            if not check.holds(can, thing):
                yield f"{said.method}, {check.ability} ({can}): {thing}"


def _in_asking(capabilities: Json, said: Said) -> Iterator[str]:
    if said.is_answer:
        return
    needed = [REQUESTS[said.method]] if said.method in REQUESTS else []
    if said.method == "client/registerCapability":
        needed = [f"{one['method'].replace('/', '.')}.dynamicRegistration" for one in said.value["registrations"]]
    yield from (f"{said.method}, {ability}" for ability in needed if not able(capabilities, ability))


def objects(value: Any) -> Iterator[Json]:
    """Every JSON object in a value."""
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from objects(inner)
