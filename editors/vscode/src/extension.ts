// Gatewright in VS Code: starts the server with the first file that may be its own, and registers the commands.

import { type ExtensionContext, commands, window, workspace } from "vscode";

import { Server } from "./client";
import { allowHere } from "./commands/allowHere";
import { explainError } from "./commands/explainError";
import { openDocumentation } from "./commands/openDocumentation";
import { showStatus } from "./status";

let server: Server | undefined;

/** Called by VS Code once; does not wait for the server. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("Gatewright", { log: true });
  const started = new Server(context, output);
  server = started;
  const handlers: Record<string, (given?: unknown) => unknown> = {
    "gatewright.allowHere": allowHere,
    "gatewright.explainError": (given) => explainError(started, given),
    "gatewright.openDocumentation": () => openDocumentation(started),
    "gatewright.restart": () => started.restart(),
    "gatewright.showOutput": () => {
      output.show();
    },
  };
  context.subscriptions.push(
    output,
    started,
    showStatus(started),
    ...Object.entries(handlers).map(([name, handler]) => commands.registerCommand(name, handler)),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("gatewright.python")) {
        void started.restart();
      }
    }),
  );
  void started.start();
}

/** Called by VS Code at the end; waits until the server has said goodbye. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
