// Which settings does the server get? Those that somebody set, so that defaults of the editor do not overrule `gatewright.toml`.

import { Uri, workspace } from "vscode";

import { contributes } from "../package.json";

const SECTION = "gatewright";
const [ofServer] = contributes.configuration;

/** The server's settings as far as they are set for a folder (or everywhere), by their names without the section. */
export function settings(folder?: string): Record<string, unknown> {
  // Null means no folder; undefined would mean that it was forgotten.
  const all = workspace.getConfiguration(SECTION, folder === undefined ? null : Uri.parse(folder));
  const names = Object.keys(ofServer?.properties ?? {}).map((name) => name.slice(SECTION.length + 1));
  return Object.fromEntries(names.filter((name) => isSet(all.inspect(name))).map((name) => [name, all.get(name)]));
}

interface Seen {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

function isSet(seen: Seen | undefined): boolean {
  return [seen?.globalValue, seen?.workspaceValue, seen?.workspaceFolderValue].some((value) => value !== undefined);
}
