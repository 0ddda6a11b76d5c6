import type { CellError, CellOutcome } from "../../cells/mod.ts";
import type { JsonObject } from "../format/mod.ts";
import { cellErrorIn } from "./_cell_events.ts";
import { hostError } from "./_host_errors.ts";

/** A cell that the kernel runs, until its reply and the kernel's rest have come. */
export class RunningRequest {
  /** The content of the kernel's reply. */
  reply: JsonObject | undefined;
  /** Whether the kernel has said that it is done with it. */
  isIdle = false;
  /** The error that was published for it. */
  error: CellError | undefined;
  /** Why it fails whatever the kernel makes of it. */
  refusal: CellError | undefined;
  /** Whether the connection was lost and came back while it ran. */
  isReconnected = false;
  /** How often the kernel was found at rest although no reply came. */
  restsFound = 0;
  readonly #questions = new AbortController();
  readonly #done = Promise.withResolvers<CellError | undefined>();

  /**
   * @param cell The cell's number.
   * @param id The id of the request that runs it.
   * @param mayAsk Whether it may ask the person.
   */
  constructor(
    readonly cell: number,
    readonly id: string,
    readonly mayAsk: boolean,
  ) {
    // Whoever ends it may do so before anybody waits.
    this.#done.promise.catch(() => {});
  }

  /** Settles when it has ended; with the error that ended it from outside, if one did. */
  get done(): Promise<CellError | undefined> {
    return this.#done.promise;
  }

  /** Aborted when nobody need be asked for it any more. */
  get questions(): AbortSignal {
    return this.#questions.signal;
  }

  /** Takes back what the person is asked. */
  stopAsking(): void {
    this.#questions.abort();
  }

  /** Takes the kernel's reply. */
  takeReply(content: JsonObject): void {
    this.reply = content;
    this.stopAsking();
    if (this.isIdle) this.finish();
  }

  /** Takes that the kernel is done with it. */
  takeIdle(): void {
    this.isIdle = true;
    if (this.reply !== undefined) this.finish();
  }

  /** Whether one of the two that end it has come, and the other has not. */
  get isHalfDone(): boolean {
    return this.isIdle !== (this.reply !== undefined);
  }

  /** It has ended. */
  finish(): void {
    this.#done.resolve(undefined);
  }

  /** Ends it from outside. */
  break(error: CellError): void {
    this.stopAsking();
    this.#done.resolve(error);
  }

  /** Ends it because of an error that is none of the cell's. */
  fault(error: unknown): void {
    this.stopAsking();
    this.#done.reject(error);
  }

  /** What became of it, by the kernel's reply. */
  get outcome(): CellOutcome {
    if (this.refusal !== undefined) {
      return { status: "error", error: this.refusal };
    }
    const { reply } = this;
    if (reply?.status === "ok") return { status: "ok" };
    if (reply?.status === "error" || this.error !== undefined) {
      return { status: "error", error: this.error ?? cellErrorIn(reply ?? {}) };
    }
    const error = hostError("Aborted", "The kernel did not run the cell");
    return { status: "error", error };
  }
}
