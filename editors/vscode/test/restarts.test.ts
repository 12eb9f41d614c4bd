// How often a server is started again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, Restarts, WHILE } from "../src/restarts";

function answers(restarts: Restarts, ...times: number[]): boolean[] {
  return times.map((time) => restarts.allowed(time));
}

test("four times in a while, and then no more", () => {
  assert.equal(MOST, 4);
  assert.deepEqual(answers(new Restarts(), 0, 1, 2, 3, 4, 5), [true, true, true, true, false, false]);
});

test("what was long ago does not count", () => {
  assert.deepEqual(answers(new Restarts(), 0, 1, 2, 3, WHILE, WHILE, WHILE + 1), [true, true, true, true, true, false, true]);
});
