import type { CellError, CellQuestion } from "../../cells/mod.ts";
import type { NotebookDocument } from "../format/mod.ts";
import type { CellHostFactory } from "./cell_host.ts";
import type {
  NotebookRunEvent,
  RunCellPlace,
  RunCellReport,
} from "./run_events.ts";
import type { CellSelection } from "./select_cells.ts";

/** How a notebook is run. */
export interface RunNotebookOptions extends CellSelection {
  /**
   * What runs the cells.
   * @default {engineHost()}, the cell engine with all permissions in the working folder
   */
  readonly host?: CellHostFactory;
  /**
   * Values for the notebook's parameters; see {@linkcode setNotebookParameters}.
   * @default {none}
   */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /**
   * True to go on when a cell fails. A cell with the tag `raises-exception` may always fail.
   * @default {false}
   */
  readonly allowErrors?: boolean;
  /**
   * How long one cell may run.
   * @default {Infinity}
   */
  readonly cellTimeoutMs?: number;
  /**
   * How long all cells together may run.
   * @default {Infinity}
   */
  readonly totalTimeoutMs?: number;
  /**
   * How long a cell that was stopped may take to end before its process is ended.
   * @default {10_000}
   */
  readonly stopTimeoutMs?: number;
  /**
   * True to write into each cell's metadata when it ran, as front ends do.
   * @default {false}
   */
  readonly recordsTiming?: boolean;
  /** Stops the cell that runs, and runs no more. */
  readonly signal?: AbortSignal;
  /**
   * Takes all that happens. While a promise that it gives back is pending, nothing
   * more is read from the cells.
   */
  readonly onEvent?: (event: NotebookRunEvent) => void | Promise<void>;
  /**
   * Takes the notebook with what was put out so far, before the first cell and after
   * every cell. The next cell waits for a promise that it gives back.
   */
  readonly onChange?: (document: NotebookDocument) => void | Promise<void>;
  /**
   * How often `onChange` is called while a cell runs that puts something out.
   * @default {Infinity}
   */
  readonly changeEveryMs?: number;
  /** Answers `prompt()` and `confirm()` of cells; absent where nobody is there to ask. */
  readonly onQuestion?: (question: CellQuestion) => Promise<string>;
}

/** What came of running a notebook. */
export interface NotebookRun {
  /** The notebook with its new outputs. Cells that were to run and did not have none. */
  readonly document: NotebookDocument;
  /**
   * `"failed"` when a cell failed that may not, nobody caught what a timer or a promise
   * of one threw, or time was up; `"stopped"` when the signal was aborted.
   */
  readonly status: "ok" | "failed" | "stopped";
  /** What came of each cell that began, in order. */
  readonly cells: readonly RunCellReport[];
  /** The cell that ended the run. */
  readonly failed?: RunCellReport;
  /** Errors that ended no cell, of cells that may not fail: out of timers and promises. */
  readonly uncaught: readonly UncaughtError[];
  /** How many cells were to run and did not begin. */
  readonly notRun: number;
  /** Whether the time for all cells was up. */
  readonly isOverTime: boolean;
  /** How long it took. */
  readonly durationMs: number;
}

/** An error out of a timer or a promise that a cell left behind. */
export interface UncaughtError {
  /** The cell that left it behind. */
  readonly place: RunCellPlace;
  /** The error. */
  readonly error: CellError;
}
