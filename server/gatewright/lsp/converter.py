"""How is a message written? As pygls writes it, but for lists of completion items and of tokens, the long answers that are given at each keystroke.

A general converter looks at every field of every class of the protocol; most fields of an item stay empty. Writing the others by name takes a
fraction of the time (`make bench`, "type, then completion").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from cattrs import Converter  # what pygls and lsprotocol bring along


def converter() -> Converter:
    """pygls's converter with ways of its own for completion lists and tokens."""
    made = default_converter()
    made.register_unstructure_hook(types.CompletionList, _completion_list)
    made.register_unstructure_hook(types.SemanticTokens, _tokens)
    return made


def _completion_list(answer: types.CompletionList) -> dict[str, Any]:
    return {"isIncomplete": answer.is_incomplete, "items": [_item(item) for item in answer.items]}


def _tokens(answer: types.SemanticTokens) -> dict[str, Any]:
    return {"data": answer.data} if answer.result_id is None else {"data": answer.data, "resultId": answer.result_id}


def _item(item: types.CompletionItem) -> dict[str, Any]:
    """The fields that `to_proto.completion` fills in; what is not there is left out."""
    edit, span = item.text_edit, None
    if isinstance(edit, types.TextEdit):
        span = {"start": _position(edit.range.start), "end": _position(edit.range.end)}
    written = {
        "label": item.label,
        "kind": item.kind,
        "detail": item.detail,
        "sortText": item.sort_text,
        "filterText": item.filter_text,
        "textEdit": {"range": span, "newText": edit.new_text} if edit and span else None,
        "insertTextFormat": item.insert_text_format,
        "insertTextMode": item.insert_text_mode,
        "tags": item.tags,
        "data": item.data,
    }
    return {name: value for name, value in written.items() if value is not None}


def _position(position: types.Position) -> dict[str, int]:
    return {"line": position.line, "character": position.character}
