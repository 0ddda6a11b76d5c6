/**
 * Questions that the texts of a collection answer and its tables do not.
 *
 * @module
 */

import { mayUse } from "../agent_tools.ts";
import type { Passage, StepRequest } from "../engine.ts";
import { worthReading } from "./choose_table.ts";
import { clausesOf } from "./clauses.ts";
import type { Mark } from "./marks.ts";
import type { Plan } from "./planned.ts";
import { coverage, fitsQuestion, type Quotation, quote } from "./quotation.ts";

/** A heading that a question names rather than brushes. */
const NAMED = 2.5;
const UNIT_REGEXP = /^(?:day|date|week|month|quarter|year)s?$/;

/**
 * Finds the sentences that answer a question which a plan cannot, or can only
 * by taking its words for columns that are not there.
 *
 * @param plan What the task was read as.
 * @param passages What retrieval found.
 * @returns Sentences of documents that are no tables; none when the plan stands.
 */
export function toldByText(
  plan: Plan,
  passages: readonly Passage[],
): readonly Quotation[] {
  if (plan.tables.length === 0 || plan.saves.length > 0) return [];
  const marks = plan.tables.flatMap((table) =>
    clausesOf(plan.task, table).flatMap((clause) => clause.marks)
  );
  if (speaksOfTable(plan, marks)) return [];
  const own = new Set(plan.tables.map((table) => table.name));
  const texts = passages.filter((passage) => !own.has(passage.documentName));
  const quotations = quote(plan.task, texts);
  const asked = marks.filter((mark) =>
    mark.type === "word" || mark.type === "quoted" || mark.type === "date" ||
    mark.type === "number" || mark.type === "column" && mark.strength < NAMED
  ).map(({ text }) => text);
  if (plan.jobs.length === 0) {
    // Groups that are not there are wanted of a table, unless a sentence has them too.
    const grouped = marks.some(({ type }) => type === "by" || type === "over");
    return quotations.filter((one) => {
      const { share } = coverage(asked, one);
      return grouped ? share === 1 : share > 0.5;
    });
  }
  // A job that can be done gives way only to a sentence that leaves nothing open.
  const counts = plan.jobs.some(({ job }) =>
    job.kind === "summary" && job.measures.some((m) => m.statistic === "count")
  );
  return quotations.filter((one) => {
    const { share, words } = coverage(asked, one);
    return share === 1 && words > 1 &&
      (!counts || fitsQuestion(plan.task, one.text));
  });
}

/** Texts beyond this size, all together, are left to retrieval. */
const MAX_BYTES = 2_000_000;

/**
 * The passages of a request; without any, the collection's own texts, which
 * the agent may open as it opens tables. Those have no number to be cited by.
 *
 * @param request What the agent is asked.
 * @param plan What the task was read as; its tables are no texts.
 * @returns What can be quoted.
 */
export async function quotable(
  request: StepRequest,
  plan: Plan,
): Promise<readonly Passage[]> {
  if (request.passages.length > 0) return request.passages;
  if (!mayUse(request.tools, "rag_text")) return [];
  const tables = new Set(plan.tables.map((table) => table.name));
  const found: Passage[] = [];
  let room = MAX_BYTES;
  for (const file of worthReading(request.task, request.files)) {
    if (
      file.origin !== "collection" || tables.has(file.name) ||
      file.bytes > room
    ) continue;
    room -= file.bytes;
    const text = decoded(await file.read());
    if (text === undefined) continue;
    found.push({
      citation: 0,
      chunkId: 0,
      documentId: file.name,
      documentName: file.name,
      collectionId: "",
      collectionName: file.collectionName ?? "",
      page: 1,
      headings: [],
      text,
      score: 0,
    });
  }
  return found;
}

/** A text in UTF-8; undefined for other bytes. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether a task is about the tables for certain. */
function speaksOfTable(plan: Plan, marks: readonly Mark[]): boolean {
  const names = new Set(plan.tables.map((table) => table.name));
  const hasJobs = plan.jobs.length > 0;
  return plan.jobs.some(({ job, table }) =>
    table === undefined || job.kind === "describe"
  ) || marks.some((mark, i) => {
    switch (mark.type) {
      case "column":
        // "What year was it founded", "how many days of holiday": no column is meant.
        if (UNIT_REGEXP.test(mark.lower) && marks[i - 1]?.type === "question") {
          return false;
        }
        return mark.strength >= NAMED;
      case "value":
      case "rows":
        return hasJobs;
      case "file":
        return names.has(mark.text);
      case "save":
        return true;
      default:
        return false;
    }
  });
}
