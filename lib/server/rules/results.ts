/**
 * What programs put out for the machine.
 *
 * @module
 */

import { RESULTS_MARK } from "./program/write.ts";

/** A cell of a result. */
export type Cell = string | number | null;

/** The result of one job as the program printed it. */
export interface TableResult {
  readonly job: number;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly Cell[])[];
  readonly count: number;
}

/** The terms of a sequence as the program printed them. */
export interface SequenceResult {
  readonly job: number;
  readonly head: readonly string[];
  readonly tail: readonly string[];
  readonly count: number;
  readonly more: Readonly<Record<string, string>>;
}

/** Everything a program printed for the machine. */
export interface Results {
  readonly rows: readonly number[];
  readonly results: readonly (TableResult | SequenceResult)[];
  readonly gaps: readonly {
    readonly column: string;
    readonly missing: number;
    readonly unreadable: number;
    readonly example: string;
  }[];
}

/** Reads the machine-readable line of a program's output; undefined when there is none. */
export function readResults(output: string): Results | undefined {
  const line = output.split("\n").findLast((each) =>
    each.trimStart().startsWith(RESULTS_MARK)
  );
  if (line === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(
      line.trimStart().slice(RESULTS_MARK.length),
    );
    return isResults(value) ? { ...value, gaps: value.gaps ?? [] } : undefined;
  } catch {
    return undefined;
  }
}

function isResults(
  value: unknown,
): value is Omit<Results, "gaps"> & { gaps?: Results["gaps"] } {
  return typeof value === "object" && value !== null && "results" in value &&
    Array.isArray(value.results) &&
    "rows" in value && Array.isArray(value.rows);
}

/** Joins the results of several programs; later ones stand for the same job. */
export function joinResults(
  all: readonly Results[],
  places: readonly (readonly number[])[],
): Results {
  const results = all.flatMap((each, i) =>
    each.results.map((result) => ({
      ...result,
      job: places[i]?.[result.job] ?? result.job,
    }))
  );
  const gaps = new Map(
    all.flatMap((each) => each.gaps).map((gap) => [gap.column, gap]),
  );
  return { rows: all[0]?.rows ?? [], results, gaps: [...gaps.values()] };
}
