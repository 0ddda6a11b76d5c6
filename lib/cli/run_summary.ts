import { count } from "../display/text/mod.ts";
import type { NotebookRun } from "../notebook/run/mod.ts";
import type { RunOutcome } from "./run_report.ts";

/**
 * One line that says what came of a notebook.
 *
 * @param outcome What came of it.
 * @param name What it is called; nothing where the line says it already.
 */
export function outcomeLine(
  outcome: RunOutcome,
  name: string = `${outcome.notebook}: `,
): string {
  const { status, run, output, message } = outcome;
  // Such messages say themselves what could not be run.
  if (run === undefined && message !== undefined) return message;
  const written = output === undefined ? "" : `; written to ${output}`;
  const said = message === undefined ? [] : [message];
  const facts = [...runFacts(status, run), ...said].join("; ");
  return `${name}${facts}${written}`;
}

function runFacts(
  status: RunOutcome["status"],
  run: NotebookRun | undefined,
): string[] {
  if (run === undefined) return [status];
  const { cells, failed, notRun, isOverTime, uncaught, durationMs } = run;
  const ran = `${count(cells.length, "cell")} in ${secondsText(durationMs)}`;
  const rest = notRun === 0 ? [] : [`${count(notRun, "cell")} not run`];
  if (failed !== undefined) {
    return [`failed at cell ${cellName(failed)}, ${ran}`, ...rest];
  }
  if (isOverTime) return [`failed: its time was up, ${ran}`, ...rest];
  const allowed = cells.filter(({ isAllowed }) => isAllowed).length;
  const errors = [
    ...(allowed === 0 ? [] : [`${count(allowed, "error")} allowed`]),
    ...uncaught.map(({ place, error }) =>
      `nobody caught an error of cell ${cellName(place)}: ${error.name}`
    ),
  ];
  return [`${status}, ${ran}`, ...errors, ...rest];
}

function cellName(
  { number, id }: { readonly number: number; readonly id?: string },
): string {
  return id === undefined ? `${number}` : `${number} (${id})`;
}

/** One line that says what came of all of them. */
export function totalLine(
  outcomes: readonly RunOutcome[],
  durationMs: number,
): string {
  const number = (...statuses: RunOutcome["status"][]) =>
    outcomes.filter(({ status }) => statuses.includes(status)).length;
  const parts = [
    `${number("ok")} ok`,
    `${number("failed", "error")} failed`,
    ...(number("stopped") > 0 ? [`${number("stopped")} stopped`] : []),
  ];
  return `${count(outcomes.length, "notebook")}: ${parts.join(", ")} in ${
    secondsText(durationMs)
  }`;
}

/** A duration as people say it. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.floor(seconds % 60)} s`;
}
