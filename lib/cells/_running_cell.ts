import type { CellError, CellOutcome } from "./events.ts";
import type { ProcessEnd } from "./process/cell_process.ts";
import { DevtoolsError, PreludeError } from "./process/devtools.ts";

/** How a cell came to its end. */
export type CellEnding =
  | { readonly type: "ran" }
  | { readonly type: "stopped" }
  | { readonly type: "process ended"; readonly end: ProcessEnd };

/** The cell that runs, until something ends it. */
export class RunningCell {
  /** The cell's number. */
  readonly cell: number;
  /** What it threw. */
  error: CellError | undefined;
  /** Whether somebody has asked it to stop. */
  isStopping = false;
  /** Made when it is first asked for: to abort one costs more than to run a short cell. */
  #questions: AbortController | undefined;
  readonly #done = Promise.withResolvers<void>();
  readonly #halted = Promise.withResolvers<CellEnding>();

  /**
   * @param cell The cell's number.
   * @param mayAsk Whether it may ask the person.
   */
  constructor(cell: number, readonly mayAsk = false) {
    this.cell = cell;
  }

  /** Resolves when its last output was given. */
  get done(): Promise<void> {
    return this.#done.promise;
  }

  /** Aborted when it need not be asked for anything any more. */
  get questions(): AbortSignal {
    this.#questions ??= new AbortController();
    if (this.isStopping) this.#questions.abort();
    return this.#questions.signal;
  }

  /** Its last output was given. */
  finish(): void {
    this.#done.resolve();
  }

  /** From now on it ends as one that was stopped, also where it comes to its end by itself. */
  stop(): void {
    this.isStopping = true;
    this.#questions?.abort();
  }

  /** Ends it from outside. */
  halt(ending: CellEnding): void {
    this.#halted.resolve(ending);
  }

  /**
   * Waits for `work` and for the cell's last output, or for what ends it before.
   * A promise that nothing can settle any more is awaited until then, as any other.
   */
  async settle(work: Promise<void>): Promise<CellEnding> {
    const halted = this.#halted.promise;
    const ran = work.then(() => this.#done.promise).then(
      (): CellEnding | Promise<CellEnding> =>
        this.isStopping ? halted : { type: "ran" },
      (error: unknown) => {
        // A call that was broken off is never answered, or refused.
        const isBroken = error instanceof DevtoolsError &&
          (this.isStopping || !(error instanceof PreludeError));
        if (isBroken) return halted;
        throw error;
      },
    );
    try {
      return await Promise.race([ran, halted]);
    } finally {
      this.#questions?.abort();
      ran.catch(() => {});
    }
  }
}

/** The outcome of a cell that came to an end with an error. */
export function failed(error: CellError): CellOutcome {
  return { status: "error", error };
}
