// Which Pythons may there be? The one of the setting, the one that the Python extension chose, those on the PATH.

import { homedir } from "node:os";
import { extensions, workspace } from "vscode";

import { type Candidate, onPath } from "./python";

/** The part of the Python extension's interface that is used here. */
interface PythonExtension {
  readonly environments?: {
    getActiveEnvironmentPath(): { readonly path: string };
    resolveEnvironment(environment: { readonly path: string }): Promise<Environment | undefined>;
  };
}

interface Environment {
  readonly executable: { readonly uri?: { readonly fsPath: string } };
}

/** Every Python that may be asked, the best first. */
export async function candidates(): Promise<Candidate[]> {
  const set = workspace.getConfiguration("gatewright").get("python", "").trim();
  if (set !== "") {
    return [{ command: written(set), from: "setting" }];
  }
  // What the Python extension chose may stand in the workspace, and a workspace that is not trusted starts no program of its own.
  const chosen = workspace.isTrusted ? await chosenByExtension() : undefined;
  return [...(chosen === undefined ? [] : [{ command: chosen, from: "Python extension" as const }]), ...onPath(process.platform)];
}

/** The path in the setting, with the home folder and the workspace folder filled in. */
function written(path: string): string {
  return path.replace(/^~(?=[/\\]|$)/, homedir()).replaceAll("${workspaceFolder}", workspace.workspaceFolders?.[0]?.uri.fsPath ?? "");
}

async function chosenByExtension(): Promise<string | undefined> {
  try {
    const extension = extensions.getExtension<PythonExtension>("ms-python.python");
    const environments = (await extension?.activate())?.environments;
    const environment = await environments?.resolveEnvironment(environments.getActiveEnvironmentPath());
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined; // It is none of our business why another extension fails; there is the PATH.
  }
}
