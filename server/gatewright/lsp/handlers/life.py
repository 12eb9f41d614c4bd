"""The server's life: initialize, settings, workspace folders, and what is registered with the client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from lsprotocol import types

from gatewright.lsp import from_proto
from gatewright.lsp.client import client_of
from gatewright.lsp.names import SECTION
from gatewright.lsp.server import Gatewright
from gatewright.workspace.paths import path_of, uri_of


def register(server: Gatewright) -> None:
    """Registers the life cycle."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.client = client_of(params.capabilities, from_proto.encoding(server.workspace.position_encoding))
        server.folders.roots = _roots(params)
        server.folders.given = {None: params.initialization_options}
        server.leave_with(params.process_id)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:  # pyright: ignore[reportUnusedFunction]
        server.configure()
        _watch(server)
        _ask_settings(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:  # pyright: ignore[reportUnusedFunction]
        if server.client.configuration:
            _ask_settings(server)
        else:
            _take(server, {None: _section(params.settings)})

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: types.DidChangeWorkspaceFoldersParams) -> None:  # pyright: ignore[reportUnusedFunction]
        gone = {path_of(folder.uri) for folder in params.event.removed}
        new = [path for folder in params.event.added if (path := path_of(folder.uri))]
        server.folders.roots = [root for root in server.folders.roots if root not in gone] + new
        server.configure()
        _ask_settings(server)

    @server.feature(types.SHUTDOWN)
    def shut_down(params: None) -> None:  # pyright: ignore[reportUnusedFunction]
        server.told_to_shut_down = True

    @server.feature(types.EXIT)
    def left(params: None) -> None:  # pyright: ignore[reportUnusedFunction]
        server.stop()


def _roots(params: types.InitializeParams) -> list[Path]:
    uris = [folder.uri for folder in params.workspace_folders or []] or ([params.root_uri] if params.root_uri else [])
    return [path for uri in uris if (path := path_of(uri))]


def _watch(server: Gatewright) -> None:
    """Asks for news of files that change outside the editor, where the client can watch."""
    registrations: list[types.Registration] = []
    if server.client.watches_files:
        patterns = ("**/*.{tf,tofu,tfvars}", "**/*.tf.json", "**/*.{yaml,yml,json,template}", "**/*.{vtl,vm}", "**/gatewright.toml")
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(pattern) for pattern in patterns])
        registrations.append(types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
    if server.client.registers_configuration:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        registrations.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if registrations:
        server.client_register_capability(types.RegistrationParams(registrations))


def _ask_settings(server: Gatewright) -> None:
    """Asks the client for our section, as it is everywhere, and in each of several folders."""
    if server.client.configuration:
        roots = server.folders.roots
        homes = [None, *(roots if len(roots) > 1 else [])]
        items = [types.ConfigurationItem(scope_uri=uri_of(home) if home else None, section=SECTION) for home in homes]
        asked = server.workspace_configuration(types.ConfigurationParams(items))
        asked.add_done_callback(lambda answer: _answered(server, homes, answer))


def _answered(server: Gatewright, homes: list[Path | None], answer: Future[Sequence[Any]]) -> None:
    # The client may answer an error, or the server end before it answers.
    if not answer.cancelled() and answer.exception() is None and answer.result():
        _take(server, dict(zip(homes, answer.result(), strict=False)))


def _take(server: Gatewright, given: Mapping[Path | None, object]) -> None:
    """What is no table of settings leaves everything as it is."""
    tables = {home: settings for home, settings in given.items() if _is_table(settings)}
    now = {**server.folders.given, **tables}
    if now != server.folders.given:
        server.folders.given = now
        server.configure()


def _is_table(settings: object) -> bool:
    return isinstance(settings, dict)


def _section(settings: object) -> object:
    """Some clients send our section, others all settings with ours inside."""
    return settings.get(SECTION, settings) if isinstance(settings, dict) else settings  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
