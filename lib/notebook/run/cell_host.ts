import type { CellEvent, CellQuestion, CellRun } from "../../cells/mod.ts";
import type { JsonObject, Kernelspec } from "../format/mod.ts";

/** What runs the cells of a notebook: the engine of this machine, or a kernel elsewhere. */
export interface CellHost extends AsyncDisposable {
  /** What a notebook without such metadata is to say of the kernel, where the host knows. */
  readonly metadata?: CellHostMetadata;

  /**
   * Runs a cell when those before it have ended. What it puts out goes to the
   * listener that the host was made with, in true order; `outcome` settles when
   * the listener has taken all of it.
   *
   * @param code The cell's text.
   * @param options What people call the cell, and whether it may ask them.
   */
  run(code: string, options: CellHostRunOptions): CellRun;

  /** Stops the cell that runs, keeping its state: it ends with a `KeyboardInterrupt`. */
  interrupt(): Promise<void>;

  /** Ends what runs the cells at once and for good; a cell that runs ends with an error. */
  kill(): Promise<void>;
}

/** What a notebook says of the kernel that ran it. */
export interface CellHostMetadata {
  /** The kernel. */
  readonly kernelspec?: Kernelspec;
  /** Its language. */
  readonly language_info?: JsonObject;
}

/** How a host runs one cell. */
export interface CellHostRunOptions {
  /** What people call the cell in errors. */
  readonly label: string;
  /**
   * Whether the cell may ask for a line by `prompt()`.
   * @default {false}
   */
  readonly allowQuestions?: boolean;
}

/** Who takes what the cells of a host put out. */
export interface CellHostListener {
  /** Takes every output; while the promise that it gives is pending, nothing more is read. */
  onEvent(event: CellEvent): void | Promise<void>;

  /** The cells' process has ended by itself and another took its place: all variables are gone. */
  onRestart(why: string): void;

  /** Asks the person for a line; absent where there is none. */
  readonly onQuestion?: (question: CellQuestion) => Promise<string>;
}

/** Makes a host whose output goes to `listener`. */
export type CellHostFactory = (
  listener: CellHostListener,
) => CellHost | Promise<CellHost>;
