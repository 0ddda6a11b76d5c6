/** A request that waits for its turn. */
export interface QueuedRequest {
  /** Does what was asked. Never rejects. */
  run(): Promise<void>;
  /** Answers that it will not be done; absent for what is done in any case. */
  abort?(): void;
}

/** Requests that need the cells' process, one after another. */
export class RequestQueue {
  #waiting: { readonly request: QueuedRequest; isAborted: boolean }[] = [];
  #isBusy = false;

  /** Whether a request is at work. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Adds a request; it starts before this returns when nothing is before it. */
  push(request: QueuedRequest): void {
    this.#waiting.push({ request, isAborted: false });
    if (!this.#isBusy) void this.#work();
  }

  /** Aborts all that wait now and can be aborted. They are answered in their turn. */
  abortWaiting(): void {
    for (const waiting of this.#waiting) waiting.isAborted = true;
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (
      let next = this.#waiting.shift();
      next !== undefined;
      next = this.#waiting.shift()
    ) {
      const { request, isAborted } = next;
      if (isAborted && request.abort !== undefined) request.abort();
      else await request.run();
    }
    this.#isBusy = false;
  }
}
