import { ansi, count } from "../display/text/mod.ts";
import { notebookDiffJson, renderNotebookDiff } from "../notebook/diff/mod.ts";
import { joinLines } from "../notebook/format/mod.ts";
import type { NotebookRun, RunCellReport } from "../notebook/run/mod.ts";
import { failureLines } from "./run_failure.ts";
import { secondsText } from "./run_summary.ts";
import type { TestOutcome } from "./test_one.ts";

/** How outcomes are shown. */
export interface TestLook {
  readonly isColored: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Lines around each change. */
  readonly context: number;
  /** Whether long changes are shown whole. */
  readonly isFull: boolean;
}

/** What came of one notebook, with what is different and what failed. */
export function outcomeLines(
  outcome: TestOutcome,
  look: TestLook,
): readonly string[] {
  const style = ansi(look.isColored);
  const { notebook, status, test, isUpdated, message } = outcome;
  if (test === undefined) {
    return message?.includes(notebook)
      ? [message]
      : [`${notebook}: ${message}`];
  }
  const { run, diff } = test;
  const head = `${notebook}: ${stateOf(outcome)}, ${
    count(run.cells.length, "cell")
  } in ${secondsText(run.durationMs)}`;
  const paint = status === "same" || isUpdated ? style.green : style.red;
  return [
    paint(style.bold(head)),
    ...(diff.isSame ? [] : ["", renderNotebookDiff(diff, look), ""]),
    ...failures(run, look),
  ];
}

/** What came of a notebook in a word or two. */
function stateOf({ status, test, isUpdated }: TestOutcome): string {
  switch (status) {
    case "same":
      return "as stored";
    case "different": {
      const cells = test?.diff.cells.filter(({ state }) => state !== "same");
      const number = count(cells?.length ?? 0, "cell");
      return isUpdated
        ? `new outputs of ${number} written`
        : `${number} put out something else`;
    }
    case "stopped":
      return "stopped";
    default: {
      const failed = test?.run.failed;
      if (failed !== undefined) return `failed at cell ${failed.number}`;
      return test?.run.isOverTime
        ? "failed: its time was up"
        : "failed: nobody caught an error";
    }
  }
}

function failures(
  { failed, uncaught, notRun, document }: NotebookRun,
  { isColored }: TestLook,
): string[] {
  const style = ansi(isColored);
  const shown = (
    place: Pick<RunCellReport, "index" | "executionCount">,
    error: NonNullable<RunCellReport["error"]>,
  ) => {
    const cell = document.cells[place.index];
    const source = cell === undefined ? "" : joinLines(cell.source);
    return failureLines(source, place.executionCount, error, style);
  };
  return [
    ...(failed?.error ? ["", ...shown(failed, failed.error), ""] : []),
    ...uncaught.flatMap(({ place, error }) => [
      "",
      `An error of cell ${place.number} that nobody caught:`,
      ...shown(place, error),
      "",
    ]),
    ...(notRun > 0 ? [style.dim(`${count(notRun, "cell")} not run`)] : []),
  ];
}

/** `3 notebooks: 2 as stored, 1 different in 4.2 s`. */
export function totalLine(
  outcomes: readonly TestOutcome[],
  total: number,
  durationMs: number,
): string {
  const number = (is: (outcome: TestOutcome) => boolean) =>
    outcomes.filter(is).length;
  const parts = [
    [number(({ status }) => status === "same"), "as stored"],
    [number(({ isUpdated }) => isUpdated), "updated"],
    [
      number(({ status, isUpdated }) => status === "different" && !isUpdated),
      "different",
    ],
    [
      number(({ status }) => status === "failed" || status === "error"),
      "failed",
    ],
    [number(({ status }) => status === "stopped"), "stopped"],
    [total - outcomes.length, "not run"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return `${count(total, "notebook")}: ${said.join(", ")} in ${
    secondsText(durationMs)
  }`;
}

/** All outcomes for other programs. */
export function jsonReport(
  outcomes: readonly TestOutcome[],
  durationMs: number,
): Record<string, unknown> {
  return {
    isSame: outcomes.every(({ status }) => status === "same"),
    durationMs: Math.round(durationMs),
    notebooks: outcomes.map((
      { notebook, status, test, isUpdated, message },
    ) => ({
      notebook,
      status,
      isUpdated,
      ...(message === undefined ? {} : { message }),
      ...(test === undefined ? {} : {
        cellsRun: test.run.cells.length,
        cellsNotRun: test.run.notRun,
        durationMs: Math.round(test.run.durationMs),
        ...(test.run.failed === undefined
          ? {}
          : { failed: failedJson(test.run.failed) }),
        uncaught: test.run.uncaught.map(({ place, error }) =>
          failedJson({ ...place, error })
        ),
        diff: notebookDiffJson(test.diff),
      }),
    })),
  };
}

function failedJson(
  { index, id, error }: Pick<RunCellReport, "index" | "id" | "error">,
): Record<string, unknown> {
  return {
    index,
    ...(id === undefined ? {} : { id }),
    ...(error === undefined ? {} : {
      ename: error.name,
      evalue: error.message,
      traceback: error.traceback,
    }),
  };
}
