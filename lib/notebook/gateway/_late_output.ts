import type { KernelInfo } from "./_kernel_info.ts";

/** Output that comes late is waited for so long, and longer as long as it comes in heaps. */
const WAIT_MS = 1_000;
const HEAP_WAIT_MS = 20_000;
const ROUND_MS = 2_000;
const HEAP_MESSAGES_PER_MS = 0.2;

/**
 * Knows whether a kernel's output may come when it has said that the cell is
 * done, and waits for it then.
 *
 * Deno's kernel says that it is idle while output is still on its way, and gives
 * what comes later to the next cell. It answers questions behind that output,
 * or between. For other kernels nothing is waited for until one was seen late.
 */
export class LateOutput {
  readonly #info: KernelInfo;
  #count = 0;
  #isExpected = false;

  /** @param info Asks the kernel. */
  constructor(info: KernelInfo) {
    this.#info = info;
  }

  /** From now on it is waited for. */
  expect(): void {
    this.#isExpected = true;
  }

  /** An output came although its cell had ended. */
  note(): void {
    this.#count++;
    this.#isExpected = true;
  }

  /** Waits until none comes any more. */
  async wait(): Promise<void> {
    if (!this.#isExpected) return;
    const began = performance.now();
    for (;;) {
      const [before, start] = [this.#count, performance.now()];
      const isAnswered = await this.#info.ask(ROUND_MS);
      const came = this.#count - before;
      if (came === 0) return;
      const now = performance.now();
      // A timer that a cell has left behind would keep it for ever; a heap comes faster.
      const isHeap = came / (now - start) > HEAP_MESSAGES_PER_MS;
      if (now - began > (isHeap ? HEAP_WAIT_MS : WAIT_MS)) return;
      if (!isAnswered && !isHeap) return;
    }
  }
}
