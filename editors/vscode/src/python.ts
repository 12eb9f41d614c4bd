// Which Python runs the server? The first of some candidates that answers with a version that is new enough.

import { execFile } from "node:child_process";

export const OLDEST: Version = [3, 11];

const PATIENCE = 10_000; // milliseconds; a Python on a slow disk takes a second
const QUESTION = "import sys; print(sys.executable); print(*sys.version_info[:3])";

export type Version = readonly [major: number, minor: number, ...rest: number[]];

/** A command that may be a Python. */
export interface Candidate {
  readonly command: string;
  readonly args?: readonly string[];
  /** Who named it: the only one that is asked when it is the setting. */
  readonly from: "setting" | "Python extension" | "PATH";
}

/** A Python that was asked, by the path that it gave itself. */
export interface Python {
  readonly path: string;
  readonly version: Version;
}

/** What each candidate was, when none would do. */
export interface Missing {
  readonly tried: readonly { readonly candidate: Candidate; readonly version?: Version }[];
}

/** Asks a candidate; undefined when it does not run or answers something else. */
export type Ask = (candidate: Candidate) => Promise<Python | undefined>;

/** The first candidate that is new enough, or what they all were. A setting stands alone: whoever names a Python wants no other. */
export async function findPython(candidates: readonly Candidate[], ask: Ask = askPython): Promise<Python | Missing> {
  const set = candidates.filter(({ from }) => from === "setting");
  const tried: { candidate: Candidate; version?: Version }[] = [];
  for (const candidate of set.length > 0 ? set : candidates) {
    const python = await ask(candidate);
    if (python !== undefined && isNewEnough(python.version)) {
      return python;
    }
    tried.push(python === undefined ? { candidate } : { candidate, version: python.version });
  }
  return { tried };
}

/** What is missing and how to get it, in a sentence or three. */
export function explain({ tried }: Missing): string {
  const needed = `Gatewright needs Python ${OLDEST.join(".")} or newer`;
  const set = tried.find(({ candidate }) => candidate.from === "setting");
  if (set !== undefined) {
    const what = set.version === undefined ? "does not run" : `is Python ${set.version.join(".")}`;
    const named = `\`${set.candidate.command}\` of the setting \`gatewright.python\` ${what}`;
    return `${needed}, and ${named}. Name another one, or empty the setting to use the one on the PATH.`;
  }
  const old = tried.flatMap(({ candidate, version }) => (version ? [`\`${candidate.command}\` is ${version.join(".")}`] : []));
  const found = old.length > 0 ? `found were only older ones (${old.join(", ")})` : "none was found";
  return `${needed}; ${found}. Install one from python.org or with your package manager, or name one in the setting \`gatewright.python\`.`;
}

/** The commands to try on a platform, in this order. */
export function onPath(platform: NodeJS.Platform): Candidate[] {
  const names: Candidate[] = ["python3", "python"].map((command) => ({ command, from: "PATH" }));
  // On Windows `python3` may be a stub that opens a shop, and `py` knows of every Python that was installed.
  return platform === "win32" ? [{ command: "py", args: ["-3"], from: "PATH" }, ...names.reverse()] : names;
}

export function isNewEnough([major, minor]: Version): boolean {
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** What a Python says of itself: its path in a line, its version in the next. Undefined for anything else. */
export function parseAnswer(answer: string): Python | undefined {
  const [, path, version = ""] = /^(.+)\r?\n(\d+ \d+(?: \d+)*)\s*$/.exec(answer) ?? [];
  const [major, minor, ...patch] = version.split(" ").map(Number);
  return path === undefined || major === undefined || minor === undefined ? undefined : { path, version: [major, minor, ...patch] };
}

/** Runs a candidate, away from the environment's variables and the working folder, which may hold modules of any name. */
export async function askPython({ command, args = [] }: Candidate): Promise<Python | undefined> {
  return new Promise((resolve) => {
    execFile(command, [...args, "-I", "-c", QUESTION], { timeout: PATIENCE, windowsHide: true }, (error, answer) => {
      resolve(error === null ? parseAnswer(answer) : undefined);
    });
  });
}
