// Writes the comment that allows a rule where the cursor is.

import { type CodeAction, CodeActionKind, commands, window, workspace } from "vscode";

const KIND = CodeActionKind.QuickFix.append("allow");

/** Allows the rule of the finding under the cursor, or of one that is chosen; answers the title of what was done. */
export async function allowHere(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !workspace.isTrusted) {
    return undefined;
  }
  const { document, selection } = editor;
  const all = Number.MAX_SAFE_INTEGER; // their edits are wanted, too
  const offered = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, selection, KIND.value, all);
  const actions = offered.filter(({ kind }) => kind !== undefined && KIND.contains(kind));
  const action = actions.length > 1 ? await choose(actions) : actions[0];
  if (actions.length === 0) {
    void window.showInformationMessage("Gatewright finds nothing under the cursor that could be allowed.");
  }
  if (action?.edit === undefined) {
    return undefined;
  }
  return (await workspace.applyEdit(action.edit)) ? action.title : undefined;
}

async function choose(actions: readonly CodeAction[]): Promise<CodeAction | undefined> {
  const chosen = await window.showQuickPick(actions.map((action) => ({ label: action.title, action })));
  return chosen?.action;
}
