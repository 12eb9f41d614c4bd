// What the status item says.

import assert from "node:assert/strict";
import { test } from "node:test";

import { count, words } from "../src/findings";

const running = { state: "running", detail: "" } as const;

test("only our findings count", () => {
  assert.equal(count([{ source: "gatewright" }, { source: "terraform" }, {}, { source: "gatewright" }]), 2);
});

test("a server that does not run has found nothing", () => {
  assert.equal(words({ state: "starting", detail: "" }, 2, 3), "Gatewright: starting");
  assert.equal(words({ state: "stopped", detail: "" }, 2, 3), "Gatewright: stopped");
});

test("findings are counted here and elsewhere", () => {
  assert.equal(words(running, 0, 0), "Gatewright: no findings");
  assert.equal(words(running, 1, 1), "Gatewright: 1 finding");
  assert.equal(words(running, 2, 2), "Gatewright: 2 findings");
  assert.equal(words(running, 0, 3), "Gatewright: no findings here, 3 in other open files");
  assert.equal(words(running, 1, 4), "Gatewright: 1 finding here, 3 in other open files");
});
