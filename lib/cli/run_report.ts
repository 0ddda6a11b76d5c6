import type { NotebookRun, NotebookRunEvent } from "../notebook/run/mod.ts";

/** What came of one notebook. */
export interface RunOutcome {
  /** Its path, as the user sees it. */
  readonly notebook: string;
  /** `"error"` where it could not even be run, or its file could not be written. */
  readonly status: "ok" | "failed" | "stopped" | "error";
  /** What came of its cells, where any ran. */
  readonly run?: NotebookRun;
  /** Where it was written. */
  readonly output?: string;
  /** What went wrong, where no cell tells. */
  readonly message?: string;
  /** Whether it was not run as the user wanted it: a cell that is not there, a permission that nobody granted. */
  readonly isMisused?: boolean;
}

/** A notebook that is about to run. */
export interface RunStart {
  /** Its path. */
  readonly notebook: string;
  /** How many cells are to run. */
  readonly cells: number;
  /** What they may do; everything where absent. */
  readonly permissions?: readonly string[];
}

/** Tells the user of one notebook. */
export interface NotebookReporter {
  start(start: RunStart): void;
  event(event: NotebookRunEvent): void;
  /** Something is not as the user may think. */
  warn(message: string): void;
  /** Something is waited for. */
  note(message: string): void;
  end(outcome: RunOutcome): void;
}

/** Tells the user of all that runs. */
export interface RunReporter {
  /** The reporter for the notebook at a path. */
  notebook(path: string): NotebookReporter;
  /** All have ended. */
  end(outcomes: readonly RunOutcome[], durationMs: number): void;
}
