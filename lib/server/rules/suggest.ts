/**
 * Questions worth asking about the data at hand, made from their headings.
 *
 * @module
 */

import { defaultMeasure, isIntensive, measuresOf } from "./columns.ts";
import type { Column, Table } from "./tables.ts";
import { readTable } from "./tables.ts";

/** A document to make questions for. */
export interface SuggestionSource {
  /** The file's name. */
  readonly name: string;
  /** The whole file. */
  readonly bytes: Uint8Array;
}

function groupsOf(table: Table): Column[] {
  return table.columns.filter((c) =>
    !c.numeric && c.period === undefined && c.distinct > 1 &&
    c.distinct <= Math.max(20, table.rowCount / 2)
  )
    .toSorted((a, b) => a.distinct - b.distinct);
}

/** Questions about one table, the most telling first. */
export function questionsAbout(table: Table): string[] {
  const measures = measuresOf(table);
  const measure = defaultMeasure(table, "any") ?? measures[0];
  const groups = groupsOf(table);
  const period = table.columns.find((c) =>
    c.period !== undefined && c.distinct > 1
  );
  const questions: string[] = [];
  const [group] = groups.toReversed();
  const [small] = groups;
  if (measure !== undefined) {
    const statistic = isIntensive(measure) ? "average" : "total";
    // "Total cost" is never called the total of the total cost.
    const wanted =
      /^(?:total|sum|average|avg|mean)$/.test(measure.words[0] ?? "")
        ? measure.name
        : `${statistic} ${measure.name}`;
    if (group !== undefined) {
      questions.push(`What is the ${wanted} per ${group.name}?`);
      questions.push(
        `Which ${group.name} has the highest ${wanted}?`,
      );
    }
    if (period !== undefined) {
      questions.push(
        `How does ${wanted} change from ${
          period.period?.unit === "day"
            ? "month"
            : period.period?.unit ?? "period"
        } to ${
          period.period?.unit === "day"
            ? "month"
            : period.period?.unit ?? "period"
        }?`,
      );
    }
    if (small !== undefined && small !== group && !isIntensive(measure)) {
      questions.push(
        `What share of ${measure.name} does each ${small.name} have?`,
      );
    }
    const second = measures.find((c) => c !== measure);
    if (second !== undefined && (small ?? group) !== undefined) {
      questions.push(
        `What is the average ${second.name} per ${(small ?? group)?.name}?`,
      );
    }
    questions.push(`What are the minimum, median and maximum ${measure.name}?`);
  }
  if (group !== undefined) {
    questions.push(`How many rows are there per ${group.name}?`);
  }
  return questions;
}

/**
 * Makes questions from the headings of tables, and plain ones for texts.
 *
 * @param documents The documents at hand, newest first.
 * @param limit How many questions at most.
 * @returns The questions; none when there is no document.
 *
 * @example Questions about a table
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { suggestQuestions } from "./suggest.ts";
 *
 * const bytes = new TextEncoder().encode("city,sales\nRome,3\nOslo,4\nRome,5\n");
 * assertEquals(suggestQuestions([{ name: "sales.csv", bytes }], 1), [
 *   "What is the total sales per city?",
 * ]);
 * ```
 */
export function suggestQuestions(
  documents: readonly SuggestionSource[],
  limit = 5,
): string[] {
  const lists = documents.slice(0, 10).map(({ name, bytes }) => {
    const table = readTable(bytes, { name, origin: "collection" });
    return table === undefined
      ? [`What does ${name} say?`]
      : questionsAbout(table);
  });
  const questions: string[] = [];
  for (
    let i = 0;
    questions.length < limit && lists.some((list) => i < list.length);
    i++
  ) {
    for (const list of lists) {
      const question = list[i];
      if (question !== undefined && !questions.includes(question)) {
        questions.push(question);
      }
    }
  }
  return questions.slice(0, limit);
}
