// Opens the page of AWS or Terraform on what is under the cursor.

import { Uri, env, window } from "vscode";

import type { Server } from "../client";

/** Opens the page in a browser; answers its address. */
export async function openDocumentation(server: Server): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { line, character } = editor.selection.active;
  const address = await server.ask<string | null>("gatewright.server.documentation", editor.document.uri.toString(), line, character);
  if (address === null) {
    void window.showInformationMessage("Gatewright knows no page on what is under the cursor.");
  }
  if (typeof address !== "string") {
    return undefined;
  }
  void env.openExternal(Uri.parse(address, true));
  return address;
}
