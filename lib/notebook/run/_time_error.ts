import type { CellError } from "../../cells/mod.ts";

/** The error of a cell that was stopped because its time was up. */
export function timeError(what: string, limitMs: number): CellError {
  const name = "TimeoutError";
  const message = `The cell was stopped: ${what} ran longer than its limit of ${
    duration(limitMs)
  }`;
  return {
    name,
    message,
    traceback: [`\x1b[31m\x1b[1m${name}\x1b[22m\x1b[39m: ${message}`],
  };
}

function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
}
