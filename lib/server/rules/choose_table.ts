/**
 * Which of the files at hand a task is about.
 *
 * @module
 */

import type { WorkspaceFile } from "../engine.ts";
import { clausesOf } from "./clauses.ts";
import type { Table } from "./tables.ts";

const ORIGINS: readonly WorkspaceFile["origin"][] = [
  "message",
  "collection",
  "earlier turn",
  "agent",
  "last ingested",
];

const TABLE_NAME_REGEXP = /\.(?:csv|tsv|tab|psv|json|jsonl|ndjson)$/i;
const CODE_NAME_REGEXP =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|c|cpp|h|sh|pdf|docx?|pptx?|xlsx?|png|jpe?g|gif|zip|ipynb|html?)$/i;
/** More documents than this are not looked into; those that the message names always are. */
const MAX_FILES = 60;

/** The files that may hold a table, those first whose names say so. */
export function worthReading(
  message: string,
  files: readonly WorkspaceFile[],
): readonly WorkspaceFile[] {
  const folded = message.toLowerCase();
  const rank = (file: WorkspaceFile) =>
    folded.includes(file.name.toLowerCase())
      ? 0
      : TABLE_NAME_REGEXP.test(file.name)
      ? 1
      : 2;
  return files.filter((file) => !CODE_NAME_REGEXP.test(file.name))
    .toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_FILES);
}

/** The table that most of the task's words fit; a name in the task decides. */
export function chooseTable(
  task: string,
  tables: readonly Table[],
): { readonly table: Table | undefined; readonly undecided: boolean } {
  if (tables.length < 2) return { table: tables[0], undecided: false };
  const folded = task.toLowerCase();
  const named = tables.filter((table) => {
    const name = table.name.toLowerCase();
    const at = folded.indexOf(name);
    const stem = name.replace(/\.[^.]+$/, "");
    const asStem = stem.length > 3 &&
      new RegExp(
        `(?<![\\p{L}\\p{N}_])${
          RegExp.escape(stem).replaceAll("_", "[_ ]")
        }(?![\\p{L}\\p{N}_.])`,
        "u",
      ).test(folded);
    return at >= 0 &&
        !/\b(?:as|to|into|named|called)\s+['"`]?$/.test(folded.slice(0, at)) ||
      asStem;
  });
  if (named.length === 1) return { table: named[0], undecided: false };
  const ranked = (named.length > 0 ? named : tables).map((table) => {
    let score = 0;
    const seen = new Set<string>();
    for (const clause of clausesOf(task, table)) {
      for (const mark of clause.marks) {
        if (mark.type === "column") {
          const key = mark.columns[0]?.name ?? "";
          score += seen.has(key)
            ? 0
            : mark.strength * mark.lower.split(" ").length;
          seen.add(key);
        } else if (mark.type === "value") score += 2;
      }
    }
    return { table, score, origin: ORIGINS.indexOf(table.origin) };
  }).toSorted((a, b) => b.score - a.score || a.origin - b.origin);
  const [first, second] = ranked;
  if (first === undefined) return { table: undefined, undecided: false };
  const tied = second !== undefined && second.score === first.score &&
    second.origin === first.origin;
  return { table: first.table, undecided: tied };
}
