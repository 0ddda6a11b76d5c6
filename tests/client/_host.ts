import type { Host } from "../../lib/client/mod.ts";

/** A host whose waiting takes no time and moves its clock, and whose chance is known. */
export class FakeHost implements Pick<Host, "now" | "sleep" | "random"> {
  /** The times that were waited, in milliseconds. */
  readonly slept: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }

  random(): number {
    return 0.5;
  }
}
