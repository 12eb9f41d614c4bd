// What is offered in a workspace that is not trusted? Everything that reads; nothing that writes.

import { workspace } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

/** Fixes, renames, and templates to try (whose page is written to a temporary folder) wait for trust. */
export const whenTrusted: Middleware = {
  provideCodeActions: (document, range, context, token, next) => (workspace.isTrusted ? next(document, range, context, token) : []),
  provideCodeLenses: (document, token, next) => (workspace.isTrusted ? next(document, token) : []),
  prepareRename: (document, position, token, next) => (workspace.isTrusted ? next(document, position, token) : undefined),
  provideRenameEdits: (document, position, name, token, next) => (workspace.isTrusted ? next(document, position, name, token) : undefined),
};
