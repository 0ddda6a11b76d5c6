import type { NotebookRunEvent, RunCellPlace } from "../notebook/run/mod.ts";
import type { CommandContext } from "./command.ts";
import type {
  NotebookReporter,
  RunOutcome,
  RunReporter,
} from "./run_report.ts";

/** Tells what happens as JSON lines, one object a line; `cenote run --help` has their shapes. */
export function jsonReporter({ print }: CommandContext): RunReporter {
  const tell = (line: Record<string, unknown>) => print(JSON.stringify(line));
  return {
    notebook: (path) => notebookReporter(path, tell),
    end(outcomes, durationMs) {
      const count = (status: RunOutcome["status"]) =>
        outcomes.filter((one) => one.status === status).length;
      tell({
        type: "run_ended",
        notebooks: outcomes.length,
        ok: count("ok"),
        failed: count("failed") + count("error"),
        stopped: count("stopped"),
        duration_ms: rounded(durationMs),
      });
    },
  };
}

function notebookReporter(
  notebook: string,
  tell: (line: Record<string, unknown>) => void,
): NotebookReporter {
  return {
    start: ({ cells, permissions }) =>
      tell({
        type: "notebook_started",
        notebook,
        cells,
        permissions: permissions ?? ["--allow-all"],
      }),
    event: (event) => tell({ type: event.type, notebook, ...fields(event) }),
    warn: (message) => tell({ type: "warning", notebook, message }),
    note: (message) => tell({ type: "notice", notebook, message }),
    end: ({ status, run, output, message }) =>
      tell({
        type: "notebook_ended",
        notebook,
        status,
        cells_run: run?.cells.length ?? 0,
        cells_not_run: run?.notRun ?? null,
        failed_cell: run?.failed?.number ?? null,
        output: output ?? null,
        ...(message === undefined ? {} : { message }),
        duration_ms: rounded(run?.durationMs ?? 0),
      }),
  };
}

/** What an event says, under nbformat's kind of names. */
function fields(event: NotebookRunEvent): Record<string, unknown> {
  switch (event.type) {
    case "cell_started":
      return {
        ...place(event.place),
        total: event.total,
        source: sourceText(event.cell.source),
      };
    case "output": {
      const { displayId } = event;
      return {
        ...place(event.place),
        output: event.output,
        ...(displayId === undefined ? {} : { display_id: displayId }),
      };
    }
    case "update":
      return {
        ...place(event.place),
        display_id: event.displayId,
        data: event.data,
        metadata: event.metadata,
      };
    case "clear":
      return { ...place(event.place), wait: event.wait };
    case "cell_ended": {
      const { report } = event;
      const { error } = report;
      return {
        ...place(report),
        status: report.status,
        ...(error === undefined ? {} : {
          error: {
            ename: error.name,
            evalue: error.message,
            traceback: error.traceback,
          },
          is_allowed: report.isAllowed,
          is_over_time: report.isOverTime,
        }),
        duration_ms: rounded(report.durationMs),
      };
    }
    case "restarted":
      return { why: event.why };
  }
}

function place({ number, id, executionCount }: RunCellPlace) {
  return {
    cell: number,
    ...(id === undefined ? {} : { id }),
    execution_count: executionCount,
  };
}

function sourceText(source: string | readonly string[]): string {
  return typeof source === "string" ? source : source.join("");
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
