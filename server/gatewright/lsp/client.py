"""What can this client do? Read once from its `initialize` request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types

from gatewright.text import Encoding


@dataclass(frozen=True)
class Client:
    """The capabilities that change our answers. The defaults are those of a client that says nothing."""

    encoding: Encoding = Encoding.UTF16
    hover_markdown: bool = False
    item_markdown: bool = False
    signature_markdown: bool = False
    parameter_offsets: bool = False
    snippets: bool = False
    item_tags: bool = False
    newer_item_kinds: bool = False
    """Whether it knows kinds of completion items beyond those that the protocol began with."""
    insert_modes: bool = False
    diagnostic_tags: bool = False
    code_description: bool = False
    related_information: bool = False
    nested_symbols: bool = False
    newer_symbol_kinds: bool = False
    action_literals: bool = False
    """Whether it takes a fix with its edits. Clients from before 2018 know only commands, and are offered no fixes."""
    preferred_actions: bool = False
    document_changes: bool = False
    configuration: bool = False
    watches_files: bool = False
    registers_configuration: bool = False
    shows_documents: bool = False


def client_of(capabilities: types.ClientCapabilities, encoding: Encoding) -> Client:
    """The client behind a set of capabilities, any of which may be missing."""
    text, workspace, window = capabilities.text_document, capabilities.workspace, capabilities.window
    hover = text.hover if text else None
    completion = text.completion if text else None
    item = completion.completion_item if completion else None
    item_kinds = completion.completion_item_kind if completion else None
    symbols = text.document_symbol if text else None
    actions = text.code_action if text else None
    called = text.signature_help.signature_information if text and text.signature_help else None
    published = text.publish_diagnostics if text else None
    watched = workspace.did_change_watched_files if workspace else None
    changed = workspace.did_change_configuration if workspace else None
    return Client(
        encoding=encoding,
        hover_markdown=_first_is_markdown(hover.content_format if hover else None),
        item_markdown=_first_is_markdown(item.documentation_format if item else None),
        signature_markdown=_first_is_markdown(called.documentation_format if called else None),
        parameter_offsets=bool(called and called.parameter_information and called.parameter_information.label_offset_support),
        snippets=bool(item and item.snippet_support),
        item_tags=bool(item and item.tag_support),
        newer_item_kinds=bool(item_kinds and item_kinds.value_set),
        insert_modes=_knows_as_is(item),
        diagnostic_tags=bool(published and published.tag_support),
        code_description=bool(published and published.code_description_support),
        related_information=bool(published and published.related_information),
        nested_symbols=bool(symbols and symbols.hierarchical_document_symbol_support),
        newer_symbol_kinds=bool(symbols and symbols.symbol_kind and symbols.symbol_kind.value_set),
        action_literals=bool(actions and actions.code_action_literal_support),
        preferred_actions=bool(actions and actions.is_preferred_support),
        document_changes=bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes),
        configuration=bool(workspace and workspace.configuration),
        watches_files=bool(watched and watched.dynamic_registration),
        registers_configuration=bool(changed and changed.dynamic_registration),
        shows_documents=bool(window and window.show_document and window.show_document.support),
    )


def _knows_as_is(item: types.ClientCompletionItemOptions | None) -> bool:
    modes = item.insert_text_mode_support.value_set if item and item.insert_text_mode_support else ()
    return types.InsertTextMode.AsIs in modes


def _first_is_markdown(formats: Sequence[types.MarkupKind] | None) -> bool:
    """The client's formats stand in the order that it likes them."""
    return bool(formats) and formats[0] == types.MarkupKind.Markdown
