// May a server that died be started again? Four times in a while; one that dies more often will die again.

export const MOST = 4;
export const WHILE = 3 * 60_000; // milliseconds

/** Counts the restarts of one server. */
export class Restarts {
  private times: number[] = [];

  /** Whether the server may be started once more; if so, that counts. `now` is in milliseconds. */
  allowed(now: number): boolean {
    this.times = this.times.filter((time) => now - time < WHILE);
    if (this.times.length === MOST) {
      return false;
    }
    this.times.push(now);
    return true;
  }
}
