import type { CellError } from "../../cells/mod.ts";
import type { CellOutput, DocumentCell, JsonObject } from "../format/mod.ts";

/** Everything that happens while a notebook runs, in its order. */
export type NotebookRunEvent =
  | NotebookCellStarted
  | NotebookCellOutput
  | NotebookOutputUpdate
  | NotebookOutputClear
  | NotebookCellEnded
  | NotebookRestarted;

/** A cell of a notebook that is run. */
export interface RunCellPlace {
  /** Its place among all cells of the document, from 0. */
  readonly index: number;
  /** Its number among all cells, from 1, as people count. */
  readonly number: number;
  /** Its id, where it has one. */
  readonly id?: string;
  /** The number in its prompt. */
  readonly executionCount: number;
}

/** A cell begins. */
export interface NotebookCellStarted {
  /** Which event this is. */
  readonly type: "cell_started";
  /** The cell. */
  readonly place: RunCellPlace;
  /** The cell as the document has it, without outputs. */
  readonly cell: DocumentCell;
  /** How many cells run in all. */
  readonly total: number;
}

/** A cell puts something out. */
export interface NotebookCellOutput {
  /** Which event this is. */
  readonly type: "output";
  /** The cell that it comes from, which may have ended before: a timer of it goes on. */
  readonly place: RunCellPlace;
  /** The output, as a notebook keeps it; of text only what came now. */
  readonly output: CellOutput;
  /** The id under which it can be changed, where it has one. */
  readonly displayId?: string;
}

/** What was shown under an id is replaced, in whatever cells it stands. */
export interface NotebookOutputUpdate {
  /** Which event this is. */
  readonly type: "update";
  /** The cell that replaces it. */
  readonly place: RunCellPlace;
  /** The id. */
  readonly displayId: string;
  /** MIME types to their content. */
  readonly data: JsonObject;
  /** What is said of it, by MIME type. */
  readonly metadata: JsonObject;
}

/** A cell takes away what it has put out so far. */
export interface NotebookOutputClear {
  /** Which event this is. */
  readonly type: "clear";
  /** The cell. */
  readonly place: RunCellPlace;
  /** True to do it only when its next output comes. */
  readonly wait: boolean;
}

/** A cell has ended. */
export interface NotebookCellEnded {
  /** Which event this is. */
  readonly type: "cell_ended";
  /** What came of it. */
  readonly report: RunCellReport;
}

/** The cells' process has ended by itself and another took its place: all variables are gone. */
export interface NotebookRestarted {
  /** Which event this is. */
  readonly type: "restarted";
  /** What ended it. */
  readonly why: string;
}

/** What came of one cell. */
export interface RunCellReport extends RunCellPlace {
  /** Whether it ran to its end. */
  readonly status: "ok" | "error";
  /** What ended it. */
  readonly error?: CellError;
  /** True for an error that does not count: the cell's tags or the options allow it. */
  readonly isAllowed: boolean;
  /** True when it was over its time limit. */
  readonly isOverTime: boolean;
  /** How long it took. */
  readonly durationMs: number;
}
