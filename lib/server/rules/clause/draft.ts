/**
 * The parts that a clause is taken apart into.
 *
 * @module
 */

import type { PeriodUnit } from "../calendar.ts";
import type { Clause } from "../clauses.ts";
import type { Conditions } from "../conditions.ts";
import type {
  Condition,
  GroupKey,
  Measure,
  SortOrder,
  Statistic,
  TableJob,
} from "../jobs.ts";
import type { Mark } from "../marks.ts";
import type { Column, Table } from "../tables.ts";
import { isIntensive } from "../columns.ts";
import { listing } from "../words.ts";
import { groupKey, unitKey, usual } from "./group_keys.ts";

/** What the lines before set. */
export interface ClauseContext {
  readonly groups: readonly GroupKey[];
  readonly where: readonly Condition[];
  /** The job before it in the same sentence. */
  readonly previous?: TableJob;
}

/** The parts that are collected from the marks of a clause. */
export interface Draft {
  readonly measures: Measure[];
  readonly groups: GroupKey[];
  /** Groups that stand behind a marker of their own: "per product and per category". */
  readonly separate: GroupKey[][];
  readonly entity: Column[];
  readonly entityUnits: PeriodUnit[];
  readonly ranks: Extract<Mark, { type: "rank" }>[];
  limit: number | undefined;
  sort: SortOrder | undefined;
  pending: Statistic[];
  consumed: boolean;
  by: "by" | "per" | undefined;
}

/** A clause taken apart. */
export interface ClauseParts {
  readonly clause: Clause;
  readonly table: Table;
  readonly context: ClauseContext;
  readonly conditions: Conditions;
  /** The marks that belong to no condition. */
  readonly marks: readonly Mark[];
  readonly where: readonly Condition[];
  readonly draft: Draft;
  /** Measures whose statistic the clause does not name. */
  readonly implied: ReadonlySet<Measure>;
  readonly question: Extract<Mark, { type: "question" }> | undefined;
  readonly distinct: boolean;
  readonly counting: boolean;
  readonly over: Extract<Mark, { type: "over" }> | undefined;
  readonly change: Extract<Mark, { type: "change" }> | undefined;
  /** Why the clause cannot be done; readers add to it. */
  readonly problems: string[];
  readonly notes: string[];
  /** Whether a mark of a type is among the marks. */
  has(type: Mark["type"]): boolean;
  /** Whether a verb of a kind is among the marks. */
  verb(name: string): boolean;
  /** The groups of the clause, those of the introduction when it has none. */
  groups(): readonly GroupKey[];
  /** What the clause names besides its groups, as groups. */
  entityKeys(): GroupKey[];
  /** Says that there are no periods of a length. */
  noPeriod(unit: PeriodUnit): string;
}

/** Leaves out "the sales data": a name of the data, not of a column. */
export function dropReferences(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1];
    const isData = next?.type === "reference" && next.what === "data";
    if (
      (mark.type === "column" || mark.type === "word" ||
        mark.type === "every") && isData
    ) continue;
    kept.push(mark);
  }
  return kept;
}

/** "revenue total per product": gives a statistic behind its columns to them. */
export function settleStatistics(
  draft: Draft,
  implied: ReadonlySet<Measure>,
): void {
  if (
    draft.consumed || draft.pending.length === 0 ||
    draft.pending.includes("count")
  ) return;
  const loose = draft.measures.filter((m) => implied.has(m));
  if (loose.length === 0) return;
  for (const m of loose) draft.measures.splice(draft.measures.indexOf(m), 1);
  for (const { column } of loose) {
    for (const statistic of draft.pending) {
      if (column !== undefined) draft.measures.push({ statistic, column });
    }
  }
  draft.consumed = true;
}

/** What a clause names besides its groups, as groups. */
export function entityKeysOf(draft: Draft, table: Table): GroupKey[] {
  const units = draft.entityUnits.flatMap((unit) => unitKey(table, unit) ?? []);
  return [...draft.entity.map((c) => groupKey(c)), ...units].filter((
    key,
    i,
    all,
  ) =>
    all.findIndex((other) =>
      other.column === key.column && other.gather === key.gather
    ) === i
  );
}

/** Adds a measure that is not there yet. */
export function pushMeasure(draft: Draft, measure: Measure): void {
  const isThere = draft.measures.some((m) =>
    m.statistic === measure.statistic && m.column === measure.column
  );
  if (!isThere) draft.measures.push(measure);
}

/** Adds what is to be worked out of a column of numbers. */
export function addMeasures(
  draft: Draft,
  implied: Set<Measure>,
  column: Column,
  asked: { readonly wantsCount: boolean; readonly distinct: boolean },
): void {
  const pending = draft.pending.filter((s) => s !== "count");
  if (asked.wantsCount && pending.length === 0) {
    const statistic: Statistic = column.identifier || asked.distinct
      ? "distinct"
      : isIntensive(column)
      ? "count"
      : "sum";
    draft.measures.push({ statistic, column: column.name });
    draft.consumed = true;
    return;
  }
  if (pending.length > 0) {
    for (const statistic of pending) {
      pushMeasure(draft, { statistic, column: column.name });
    }
    draft.consumed = true;
    return;
  }
  const measure: Measure = {
    statistic: asked.distinct ? "distinct" : usual(column),
    column: column.name,
  };
  implied.add(measure);
  pushMeasure(draft, measure);
}

/** Takes down a column that things are sorted by. */
export function sortBy(draft: Draft, column: Column | undefined): void {
  if (column === undefined) return;
  const measure = draft.measures.find((m) => m.column === column.name);
  draft.sort = {
    by: measure ?? column.name,
    descending: draft.sort?.descending ?? column.numeric,
  };
}

/** The mark that asks for change from period to period. */
export function changeMark(
  marks: readonly Mark[],
  draft: Draft,
  where: readonly Condition[],
): Extract<Mark, { type: "change" }> | undefined {
  return marks.find((mark): mark is Extract<Mark, { type: "change" }> =>
    mark.type === "change" &&
    // "the salary difference between departments" asks for no periods.
    (!/^(?:difference|delta)/.test(mark.lower) ||
      marks.some((m) =>
        m.type === "over" || m.type === "unit" || m.type === "every"
      ) ||
      draft.groups.some((key) => key.form !== undefined) || where.some((c) =>
        c.kind === "date"
      ))
  );
}

/** Says that words can mean several columns. */
export function ambiguous(
  problems: string[],
  mark: Mark,
  columns: readonly Column[],
): void {
  problems.push(
    `"${mark.text}" can mean ${
      listing(columns.map((c) => `\`${c.name}\``), "or")
    }; please name one`,
  );
}
