/**
 * A clause under way: which of its marks conditions have taken.
 *
 * @module
 */

import type { Condition, Having } from "../jobs.ts";
import type { DateLiteral, Mark } from "../marks.ts";
import type { Column, Table } from "../tables.ts";

/** What the conditions of a clause were read as. */
export interface Conditions {
  readonly where: Condition[];
  readonly having: Having | undefined;
  /** Marks that belong to no condition. */
  readonly rest: Mark[];
  /** Why the clause cannot be done as it stands. */
  readonly problems: string[];
  /** What was assumed. */
  readonly notes: string[];
  /** Columns that conditions name a value of. */
  readonly compared: string[];
  /** The condition whose values were named one by one: "for A and for B". */
  readonly each: Condition | undefined;
}

/** What readers of conditions share while they go through a clause. */
export interface Scan {
  readonly marks: readonly Mark[];
  readonly table: Table;
  /** Places of the marks that belong to a condition. */
  readonly taken: Set<number>;
  readonly found: Omit<Conditions, "having" | "rest" | "each">;
  having: Having | undefined;
  /** A mark that no condition has taken. */
  at(i: number): Mark | undefined;
  /** Takes "not" or "excluding" before a place, when nothing of weight stands between. */
  negated(i: number): boolean;
  /** A column right before, links between allowed. */
  columnBefore(
    i: number,
  ): { readonly column: Column; readonly at: number } | undefined;
  /** Takes the marks from one place to another. */
  take(from: number, to: number): void;
  /** Whether the column at a place is what the clause groups by. */
  groupedAt(place: number): boolean;
}

const LINKS = new Set(["filler", "is", "marker"]);

/** Begins to go through a clause. */
export function scanOf(marks: readonly Mark[], table: Table): Scan {
  const taken = new Set<number>();
  const at = (i: number) => taken.has(i) ? undefined : marks[i];
  /** Whether "not" or "excluding" stands before, with nothing of weight between. */
  const negated = (i: number): boolean => {
    for (let j = i - 1; j >= Math.max(0, i - 5); j--) {
      const mark = marks[j];
      if (mark === undefined) return false;
      if (mark.type === "not") {
        taken.add(j);
        return true;
      }
      if (taken.has(j) && mark.type === "value") continue;
      if (
        !LINKS.has(mark.type) && mark.type !== "column" &&
        mark.type !== "conj" && mark.type !== "rows"
      ) return false;
      if (mark.type === "conj" && !taken.has(j - 1)) return false;
    }
    return false;
  };
  /** A column right before, links between allowed. */
  const columnBefore = (
    i: number,
  ): { column: Column; at: number } | undefined => {
    for (let j = i - 1; j >= Math.max(0, i - 5); j--) {
      const mark = at(j);
      if (mark === undefined || mark.type === "not") continue;
      if (mark.type === "column") {
        const column = mark.columns.length === 1
          ? mark.columns[0]
          : mark.columns.find((c) => c.numeric);
        return column && { column, at: j };
      }
      if (!LINKS.has(mark.type)) return undefined;
    }
    return undefined;
  };
  const where: Condition[] = [];
  return {
    marks,
    table,
    taken,
    at,
    negated,
    columnBefore,
    take,
    groupedAt,
    having: undefined,
    found: { where, problems: [], notes: [], compared: [] },
  };

  function take(from: number, to: number): void {
    for (let j = from; j <= to; j++) taken.add(j);
  }

  function groupedAt(place: number): boolean {
    for (let j = place - 1; j >= Math.max(0, place - 2); j--) {
      if (marks[j]?.type === "by" && marks[j]?.lower !== "for all") return true;
    }
    return false;
  }
}

/** The date that a mark names, if it does. */
export function dateIn(mark: Mark | undefined): DateLiteral | undefined {
  return mark?.type === "date" || mark?.type === "value"
    ? mark.date
    : undefined;
}
