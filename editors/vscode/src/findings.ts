// How many findings are there, and how is that said?

import type { Health } from "./client";

const SOURCE = "gatewright";

/** The part of a diagnostic that is looked at. */
export interface Finding {
  readonly source?: string | undefined;
}

/** How many of the diagnostics are ours. */
export function count(diagnostics: readonly Finding[]): number {
  return diagnostics.filter(({ source }) => source === SOURCE).length;
}

/** What stands in the status item: how the server is, or what it found. */
export function words(health: Health, here: number, everywhere: number): string {
  if (health.state !== "running") {
    return `Gatewright: ${health.state}`;
  }
  if (everywhere === 0) {
    return "Gatewright: no findings";
  }
  const elsewhere = everywhere - here;
  return elsewhere === 0 ? `Gatewright: ${findings(here)}` : `Gatewright: ${findings(here)} here, ${elsewhere} in other open files`;
}

function findings(number: number): string {
  return number === 0 ? "no findings" : number === 1 ? "1 finding" : `${number} findings`;
}
