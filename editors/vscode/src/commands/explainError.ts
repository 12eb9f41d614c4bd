// Where in the workspace does an error of AWS come from? The text comes from the selection, the clipboard, or somebody who types it.

import { Range, Uri, env, window, workspace } from "vscode";

import type { Server } from "../client";

/** What the server answers; its places are those of the protocol. */
export interface Explanation {
  readonly rules: readonly { readonly name: string; readonly summary: string }[];
  readonly places: readonly Place[];
}

interface Place {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly rule: string;
  readonly message: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** Explains a text that is given, or one that is looked for; answers what the server said. */
export async function explainError(server: Server, given?: unknown): Promise<Explanation | undefined> {
  const text = typeof given === "string" ? given : await errorText();
  if (text === undefined) {
    return undefined;
  }
  const explanation = await server.ask<Explanation>("gatewright.server.explainError", text);
  if (explanation !== undefined) {
    // The answer does not wait for somebody who chooses a place.
    void (explanation.places.length > 0 ? offer(explanation.places) : tellNone(explanation));
  }
  return explanation;
}

async function errorText(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? "";
  const text = selected.trim() === "" ? await env.clipboard.readText() : selected;
  return window.showInputBox({
    title: "Explain an AWS Error",
    prompt: "What a deployment, a log or a client said",
    value: text.trim().replace(/\s+/g, " "),
    ignoreFocusOut: true,
  });
}

async function offer(places: readonly Place[]): Promise<void> {
  const items = places.map((place) => {
    const uri = Uri.parse(place.uri);
    const label = `$(location) ${workspace.asRelativePath(uri)}:${place.range.start.line + 1}`;
    return { label, description: place.rule, detail: place.message, uri, place };
  });
  const chosen = await window.showQuickPick(items, { title: "What may cause this error", matchOnDescription: true, matchOnDetail: true });
  if (chosen !== undefined) {
    const { start, end } = chosen.place.range;
    await window.showTextDocument(chosen.uri, { selection: new Range(start.line, start.character, end.line, end.character) });
  }
}

async function tellNone({ rules }: Explanation): Promise<void> {
  const known = rules.map(({ name, summary }) => `${summary} (${name})`).join(" ");
  await window.showInformationMessage(
    known === ""
      ? "Gatewright knows no cause of this error that the files could show."
      : `Nothing in the workspace causes this error as far as the files show. What is known to cause it: ${known}`,
  );
}
