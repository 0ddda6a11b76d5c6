/**
 * Reads a clause as jobs on a table.
 *
 * @module
 */

import type { Clause } from "./clauses.ts";
import { readChange } from "./clause/change.ts";
import { readEllipsis } from "./clause/ellipsis.ts";
import { type ClauseContext, readParts } from "./clause/parts.ts";
import { readRanks } from "./clause/rank.ts";
import { readShare } from "./clause/share.ts";
import { isFilter, readSummary } from "./clause/summary.ts";
import {
  noDrawing,
  unknownJob,
  unknownWords,
  unusedWords,
} from "./clause/unknown.ts";
import { measuresOf } from "./columns.ts";
import type { Condition, GroupKey, SortOrder, TableJob } from "./jobs.ts";
import type { Table } from "./tables.ts";

/** What a clause was read as. */
export interface ClauseReading {
  readonly jobs: readonly TableJob[];
  /** An order meant for the job before: "sort them by revenue". */
  readonly sort?: SortOrder;
  /** Groups that an introduction sets for the clauses behind it. */
  readonly groups: readonly GroupKey[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Conditions for the clauses behind it: "only use rows from January". */
  readonly filter?: readonly Condition[];
  /** How many columns and values of the table the clause names. */
  readonly named: number;
}

/**
 * Reads a clause.
 *
 * @param clause The clause.
 * @param table The table it speaks of.
 * @param context What the lines before set.
 * @returns The jobs, and what could not be understood.
 */
export function readClause(
  clause: Clause,
  table: Table,
  context: ClauseContext,
): ClauseReading {
  const parts = readParts(clause, table, context);
  const { marks, conditions, draft, problems, notes, over, change, has } =
    parts;
  const named =
    marks.filter((mark) => mark.type === "column" && mark.strength >= 3)
      .length + conditions.compared.length;
  const result = (jobs: readonly TableJob[]): ClauseReading => ({
    jobs: problems.length > 0 ? [] : jobs,
    groups: draft.groups,
    problems,
    notes,
    named,
    ...(jobs.length === 0 && problems.length === 0 &&
        conditions.where.length > 0 && isFilter(clause)
      ? { filter: conditions.where }
      : {}),
    ...(draft.sort === undefined ? {} : { sort: draft.sort }),
  });
  const beyond = unknownJob(parts);
  if (beyond !== undefined) problems.push(beyond);
  else problems.push(...unknownWords(parts));
  const drawing = noDrawing(parts);
  if (drawing !== undefined) notes.push(drawing);
  for (const word of unusedWords(parts)) notes.push(word);

  if (
    over !== undefined ||
    change !== undefined &&
      (draft.measures.length > 0 || measuresOf(table).length > 0)
  ) {
    const job = readChange(parts);
    if (job !== undefined) return result([job]);
    if (over !== undefined) return result([]);
  }
  if (has("share")) {
    const job = readShare(parts);
    if (job !== undefined) return result([job]);
  }
  const same = readEllipsis(parts);
  if (same !== undefined) return result([same]);
  if (draft.ranks.length > 0) {
    const jobs = readRanks(parts);
    if (jobs !== undefined) return result(jobs);
  }
  return result(readSummary(parts));
}
