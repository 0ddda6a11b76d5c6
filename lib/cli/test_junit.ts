import { renderNotebookDiff } from "../notebook/diff/mod.ts";
import type { RunCellReport } from "../notebook/run/mod.ts";
import { stripAnsi } from "../display/text/mod.ts";
import type { TestOutcome } from "./test_one.ts";

/** Outcomes in the form of JUnit, which build servers read: a suite a notebook, a case a cell. */
export function junitReport(
  outcomes: readonly TestOutcome[],
  durationMs: number,
): string {
  const suites = outcomes.map(suite);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cenote test"${seconds(durationMs)}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite({ notebook, test, isUpdated, message }: TestOutcome): string {
  if (test === undefined) {
    return wrapped(notebook, 0, [
      testCase(notebook, "notebook", 0, {
        type: "error",
        message: message ?? "",
        text: "",
      }),
    ], { tests: 1, failures: 0, errors: 1 });
  }
  const { run, diff } = test;
  const changes = new Map(
    diff.cells.filter(({ state }) => state !== "same" && !isUpdated).map((
      cell,
    ) => [
      cell.old?.index,
      cell,
    ]),
  );
  const results = run.cells.map((cell) => {
    const change = changes.get(cell.index);
    const uncaught = run.uncaught.find(({ place }) =>
      place.index === cell.index
    )?.error;
    const error = cell.status === "error" && !cell.isAllowed
      ? cell.error
      : uncaught;
    const problem = error !== undefined
      ? errorOf(error)
      : change === undefined
      ? undefined
      : {
        type: "failure" as const,
        message: "other outputs than stored",
        text: renderNotebookDiff({
          isSame: false,
          cells: [change],
          fields: [],
        }),
      };
    return { cell, problem };
  });
  const number = (type: string) =>
    results.filter(({ problem }) => problem?.type === type).length;
  return wrapped(
    notebook,
    run.durationMs,
    results.map(({ cell, problem }) =>
      testCase(notebook, nameOf(cell), cell.durationMs, problem)
    ),
    {
      tests: results.length,
      failures: number("failure"),
      errors: number("error"),
    },
  );
}

interface Problem {
  readonly type: "failure" | "error";
  readonly message: string;
  readonly text: string;
}

function errorOf(error: NonNullable<RunCellReport["error"]>): Problem {
  return {
    type: "error",
    message: `${error.name}: ${error.message}`,
    text: stripAnsi(error.traceback.join("\n")),
  };
}

function nameOf({ number, id }: RunCellReport): string {
  return id === undefined ? `cell ${number}` : `cell ${number} (${id})`;
}

function wrapped(
  notebook: string,
  durationMs: number,
  cases: readonly string[],
  numbers: Readonly<Record<"tests" | "failures" | "errors", number>>,
): string {
  const counts = Object.entries(numbers).map(([name, n]) => ` ${name}="${n}"`)
    .join("");
  const head = `<testsuite name="${escaped(notebook)}"${counts}${
    seconds(durationMs)
  }>`;
  return [`  ${head}`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(
  notebook: string,
  name: string,
  durationMs: number,
  problem: Problem | undefined,
): string {
  const head = `<testcase classname="${escaped(notebook)}" name="${
    escaped(name)
  }"${seconds(durationMs)}`;
  if (problem === undefined) return `    ${head}/>`;
  const { type, message, text } = problem;
  return `    ${head}>\n      <${type} message="${escaped(message)}">${
    escaped(text)
  }</${type}>\n    </testcase>`;
}

function seconds(ms: number): string {
  return ` time="${(ms / 1_000).toFixed(3)}"`;
}

/** Text as XML takes it: no control characters, which it has no form for. */
function escaped(text: string): string {
  return text.toWellFormed()
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
