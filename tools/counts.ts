/**
 * How many tests a run had, read from the last line of its report.
 *
 * @module
 */

/** How many tests went how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
}

// deno-lint-ignore no-control-regex -- colours, as terminals get them
const COLOUR_REGEXP = /\x1b\[[0-9;]*m/g;
/** The line that `deno test` ends with: `ok | 3 passed (2 steps) | 0 failed | 1 ignored (9ms)`. */
const REPORT_REGEXP =
  /^(?:ok|FAILED) \| (\d+) passed\b.*? \| (\d+) failed\b(.*)$/gm;
/** What `deno test` says of a file that ended the process before its tests ran; it goes on. */
const EXIT_REGEXP = /^note .* called `Deno\.exit\(/gm;
/** The line that a task of ours ends with. */
const TOTAL_REGEXP = /^(\d+) passed, (\d+) failed$/gm;

/** The counts in the report of `deno test`, or `undefined` where it has none. */
export function readCounts(report: string): Counts | undefined {
  const plain = report.replace(COLOUR_REGEXP, "");
  const last = [...plain.matchAll(REPORT_REGEXP)].at(-1);
  if (last === undefined) return undefined;
  const ignored = / (\d+) ignored/.exec(last[3] ?? "")?.[1] ?? "0";
  const exited = [...plain.matchAll(EXIT_REGEXP)].length;
  return {
    passed: Number(last[1]),
    failed: Number(last[2]) + exited,
    ignored: Number(ignored),
  };
}

/** The counts in the last line of a task of ours, or `undefined` where it is another line. */
export function readTotal(output: string): Counts | undefined {
  const lines = output.replace(COLOUR_REGEXP, "").trimEnd().split("\n");
  const last = [...(lines.at(-1) ?? "").matchAll(TOTAL_REGEXP)][0];
  return last &&
    { passed: Number(last[1]), failed: Number(last[2]), ignored: 0 };
}

/** Both together. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    ignored: a.ignored + b.ignored,
  };
}
