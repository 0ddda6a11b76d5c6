import type { JsonObject } from "../format/mod.ts";
import { pause } from "./_pause.ts";

/** A kernel that starts may miss what it is sent, and what it publishes may not arrive yet. */
const FIRST_WAIT_MS = 500;
const LATER_WAIT_MS = 5_000;
/** A person is told of a wait of so many seconds. */
const NOTICED_SECONDS = 3;
/** Some kernels never say that they are idle: after so many replies that is not waited for. */
const REPLIES_WITHOUT_REST = 4;

/** One question, until its reply and the kernel's rest after it have come. */
class Question {
  reply: JsonObject | undefined;
  isIdle = false;
  readonly done = Promise.withResolvers<JsonObject>();

  constructor() {
    this.done.promise.catch(() => {});
  }

  look(): void {
    if (this.isIdle && this.reply) this.done.resolve(this.reply);
  }
}

/**
 * Asks a kernel what it is: the first time to learn that, later because what it
 * published before it answers has come by then.
 */
export class KernelInfo {
  readonly #send: () => string;
  readonly #questions = new Map<string, Question>();
  #failure: { readonly error: unknown } | undefined;
  #isSilent = false;

  /** @param send Sends the question and gives its id. */
  constructor(send: () => string) {
    this.#send = send;
  }

  /** Asks once; false when no answer came in time, or none will. */
  async ask(limitMs: number): Promise<boolean> {
    if (this.#failure !== undefined) return false;
    const [id, question] = this.#question();
    const limit = new AbortController();
    try {
      const done = question.done.promise.then(() => true, () => false);
      const late = pause(limitMs, limit.signal).then(() => false);
      return await Promise.race([done, late]);
    } finally {
      limit.abort();
      this.#questions.delete(id);
    }
  }

  /**
   * Asks until there is an answer.
   *
   * @param signal Gives up.
   * @param onWait Called with the seconds that it took so far.
   */
  async first(
    signal: AbortSignal,
    onWait: (seconds: number) => void,
  ): Promise<JsonObject> {
    const began = performance.now();
    let waitMs = FIRST_WAIT_MS;
    let replies = 0;
    const ids: string[] = [];
    try {
      for (;;) {
        const [id, question] = this.#question();
        ids.push(id);
        const over = new AbortController();
        const { promise } = question.done;
        const reply = await Promise.race([
          ...ids.flatMap((id) => this.#questions.get(id)?.done.promise ?? []),
          promise,
          pause(waitMs, AbortSignal.any([signal, over.signal])),
        ]).finally(() => over.abort());
        if (reply !== undefined) return reply;
        signal.throwIfAborted();
        const answered = [...this.#questions.values()].find((q) => q.reply);
        if (answered?.reply && ++replies >= REPLIES_WITHOUT_REST) {
          this.#isSilent = true;
          return answered.reply;
        }
        // A kernel that has not answered at all is not to find a heap of questions.
        waitMs = answered ? FIRST_WAIT_MS : LATER_WAIT_MS;
        const seconds = Math.round((performance.now() - began) / 1000);
        if (seconds >= NOTICED_SECONDS) onWait(seconds);
      }
    } finally {
      for (const id of ids) this.#questions.delete(id);
    }
  }

  /** Takes a reply. */
  takeReply(id: string | undefined, content: JsonObject): void {
    const question = this.#questions.get(id ?? "");
    if (question === undefined) return;
    question.reply = content;
    if (this.#isSilent) question.isIdle = true;
    question.look();
  }

  /** Takes that the kernel is done with a question. */
  takeIdle(id: string | undefined): void {
    const question = this.#questions.get(id ?? "");
    if (question === undefined) return;
    question.isIdle = true;
    question.look();
  }

  /** Asks anew what was asked, since questions or answers may be lost. */
  again(): void {
    for (const [id, question] of [...this.#questions]) {
      this.#questions.delete(id);
      this.#questions.set(this.#send(), question);
    }
  }

  /** No answer will come. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    for (const { done } of this.#questions.values()) done.reject(error);
  }

  #question(): [string, Question] {
    const question = new Question();
    const id = this.#send();
    this.#questions.set(id, question);
    if (this.#failure) question.done.reject(this.#failure.error);
    return [id, question];
  }
}
