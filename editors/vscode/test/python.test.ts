// Which Python is taken, and what is said when none will do.

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { type Candidate, type Python, type Version, askPython, explain, findPython, isNewEnough, onPath, parseAnswer } from "../src/python";

const SETTING: Candidate = { command: "/opt/python", from: "setting" };
const CHOSEN: Candidate = { command: "/pets/.venv/bin/python", from: "Python extension" };
const ON_PATH = onPath("linux");

/** A machine with Pythons of these versions, by their commands. */
function machine(versions: Record<string, Version>): (candidate: Candidate) => Promise<Python | undefined> {
  return ({ command }) => {
    const version = versions[command];
    return Promise.resolve(version && { path: `/real/${command}`, version });
  };
}

async function said(candidates: Candidate[], versions: Record<string, Version>): Promise<string> {
  const found = await findPython(candidates, machine(versions));
  assert.ok("tried" in found);
  return explain(found);
}

test("the first that is new enough is taken", async () => {
  const asked = machine({ python3: [3, 9, 2], python: [3, 12, 1] });
  assert.deepEqual(await findPython(ON_PATH, asked), { path: "/real/python", version: [3, 12, 1] });
});

test("what the Python extension chose goes before the PATH", async () => {
  const asked = machine({ [CHOSEN.command]: [3, 11, 0], python3: [3, 14, 0] });
  assert.deepEqual(await findPython([CHOSEN, ...ON_PATH], asked), { path: `/real/${CHOSEN.command}`, version: [3, 11, 0] });
});

test("nobody else is asked where there is a setting", async () => {
  assert.equal(
    await said([SETTING, ...ON_PATH], { python3: [3, 14, 0] }),
    "Gatewright needs Python 3.11 or newer, and `/opt/python` of the setting `gatewright.python` does not run. " +
      "Name another one, or empty the setting to use the one on the PATH.",
  );
});

test("a setting that names an old one is told its version", async () => {
  const text = await said([SETTING], { "/opt/python": [3, 9, 2] });
  assert.match(text, /`\/opt\/python` of the setting `gatewright.python` is Python 3\.9\.2\./);
});

test("a machine without Python is told where to get one", async () => {
  assert.equal(
    await said(ON_PATH, {}),
    "Gatewright needs Python 3.11 or newer; none was found. " +
      "Install one from python.org or with your package manager, or name one in the setting `gatewright.python`.",
  );
});

test("a machine with old Pythons is told which", async () => {
  const text = await said(ON_PATH, { python3: [3, 10, 1], python: [2, 7] });
  assert.match(text, /; found were only older ones \(`python3` is 3\.10\.1, `python` is 2\.7\)\. Install/);
});

test("versions are compared by their numbers", () => {
  const newEnough = (["2.7", "3.2", "3.9", "3.10", "3.11", "3.14", "4.0"] as const).filter((text) => {
    const [major = 0, minor = 0] = text.split(".").map(Number);
    return isNewEnough([major, minor]);
  });
  assert.deepEqual(newEnough, ["3.11", "3.14", "4.0"]);
});

test("an answer is a path and a version, on every system", () => {
  assert.deepEqual(parseAnswer("/usr/bin/python3\n3 11 2\n"), { path: "/usr/bin/python3", version: [3, 11, 2] });
  const path = "C:\\Program Files\\Python\\python.exe";
  assert.deepEqual(parseAnswer(`${path}\r\n3 13 0\r\n`), { path, version: [3, 13, 0] });
});

test("anything else is no answer", () => {
  const path = "/usr/bin/python3";
  const stub = "Python was not found;\nrun without arguments";
  for (const answer of ["", "Python 3.11", `${path}\n`, stub, `${path}\n3 11\nand more`, `${path}\nthree eleven`]) {
    assert.equal(parseAnswer(answer), undefined);
  }
});

test("Windows is asked by its launcher first", () => {
  assert.deepEqual(
    onPath("win32").map(({ command, args = [] }) => [command, ...args]),
    [["py", "-3"], ["python"], ["python3"]],
  );
});

test("what runs is asked", { skip: process.platform === "win32" }, async () => {
  const command = join(mkdtempSync(join(tmpdir(), "gatewright-")), "python");
  writeFileSync(command, '#!/bin/sh\necho "$0 $1"\necho 3 12 1\n', { mode: 0o755 });
  assert.deepEqual(await askPython({ command, args: ["-3"], from: "PATH" }), { path: `${command} -3`, version: [3, 12, 1] });
});

test("what does not run, or knows no such question, is no Python", async () => {
  assert.equal(await askPython({ command: "/no/such/python", from: "setting" }), undefined);
  assert.equal(await askPython({ command: process.execPath, from: "PATH" }), undefined);
});
