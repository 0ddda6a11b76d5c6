/**
 * Takes a task apart into clauses of one job each: list items, sentences, and
 * parts of a sentence that begin something new.
 *
 * @module
 */

import { cutJobs, type Question } from "./job_cuts.ts";
import { type Mark, marksOf } from "./marks.ts";
import { tokens } from "./lexer.ts";
import { readSequence } from "./sequences.ts";
import type { Table } from "./tables.ts";

/** A sentence or list item of the task. */
export interface TaskLine {
  readonly text: string;
  /** Whether it only introduces the lines behind it: "do the following:". */
  readonly intro: boolean;
  /** Whether it is an item of a list. */
  readonly item: boolean;
}

/** A part of the task that asks for one thing. */
export interface Clause {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly intro: boolean;
  readonly item: boolean;
  /** The number of its line; clauses of one sentence share it. */
  readonly line: number;
  /** Clauses of one sentence with the same number share their files. */
  readonly group?: number;
  /** What has to be asked back about it. */
  readonly question?: Question;
}

const ITEM_REGEXP = /^\s*(?:[-*•–+]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/i;
const ABBREVIATION_REGEXP =
  /(?:^|[\s(])(?:st|dr|mr|mrs|ms|no|vs|e\.g|i\.e|etc|inc|co|approx|resp|incl|max|min|avg|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|fig|[a-z])\.$/i;

/** Cuts a task into its sentences and list items. */
export function taskLines(task: string): TaskLine[] {
  const found: TaskLine[] = [];
  let prose = "";
  const flush = () => {
    for (const sentence of sentences(prose)) {
      found.push({
        text: sentence,
        intro: sentence.endsWith(":"),
        item: false,
      });
    }
    prose = "";
  };
  let isSequence = false;
  for (const line of numbered(task).split(/\r?\n/)) {
    if (ITEM_REGEXP.test(line)) {
      flush();
      const text = line.replace(ITEM_REGEXP, "").trim();
      const parts = sentences(text);
      for (const part of parts) {
        found.push({ text: part, intro: part.endsWith(":"), item: true });
      }
    } else if (line.trim() === "") flush();
    else {
      const text = line.replace(/^#+\s*/, "").trim();
      // Lines that each ask for a sequence are a list; others go on with the line before.
      const wasSequence = isSequence;
      const read = readSequence(tokens(text));
      isSequence = read?.job !== undefined && read.job.assumed === undefined;
      if (isSequence && wasSequence) flush();
      prose += (prose === "" ? "" : " ") + text;
      if (/[.:;!?]$/.test(text)) flush();
    }
  }
  flush();
  // An introduction with nothing behind it is the task itself.
  const last = found.at(-1);
  if (last?.intro) found[found.length - 1] = { ...last, intro: false };
  return found;
}

/** Puts every item of "1) this 2) that" on a line of its own. */
function numbered(task: string): string {
  const marks = [
    ...task.matchAll(/(?<=^|[\s;,])\(?(\d{1,2})[.)][ \t]+(?=\S)/gm),
  ];
  const isList = marks.length > 1 &&
    marks.every((mark, i) => Number(mark[1]) === i + 1);
  if (!isList) return task;
  let text = task;
  for (const mark of marks.toReversed()) {
    const before = text.slice(0, mark.index).replace(/[;,\s]+$/, "");
    text = `${before}\n${text.slice(mark.index)}`;
  }
  return text;
}

function sentences(text: string): string[] {
  const found: string[] = [];
  for (
    const part of text.split(
      /(?<=[.!?])(?<!\d!(?=\s+\p{Ll}))\s+(?=[\p{L}"'`“(])/u,
    )
  ) {
    const last = found.at(-1);
    if (last !== undefined && ABBREVIATION_REGEXP.test(last)) {
      found[found.length - 1] = `${last} ${part}`;
    } else if (part.trim() !== "") found.push(part.trim());
  }
  return found;
}

/**
 * Reads a task into clauses.
 *
 * @param task The task's text, without data pasted into it.
 * @param table The table whose headings and values the words may name.
 * @returns The clauses in order.
 */
export function clausesOf(task: string, table?: Table): Clause[] {
  const clauses: Clause[] = [];
  for (const [line, { text, intro, item }] of taskLines(task).entries()) {
    const all = marksOf(text.replace(/(?:[.?]+|(?<!\d)!+)$/, ""), table);
    const parts = cutJobs(text, all)?.flatMap(({ isTable, marks, ...rest }) =>
      (isTable ? splitMarks(marks) : [marks]).map((marks) => ({
        ...rest,
        marks,
      }))
    ) ?? splitMarks(all).map((marks) => ({ marks }));
    for (const { marks, ...rest } of parts) {
      const first = marks[0];
      const last = marks.at(-1);
      if (first === undefined || last === undefined) {
        continue;
      }
      clauses.push({
        ...rest,
        text: text.slice(first.start, last.end),
        marks,
        intro,
        item,
        line,
      });
    }
  }
  return clauses;
}

/** Cuts a sentence where a conjunction begins a new job. */
export function splitMarks(marks: readonly Mark[]): Mark[][] {
  const parts: Mark[][] = [];
  let start = 0;
  for (let i = 1; i < marks.length; i++) {
    const mark = marks[i];
    if (mark?.type !== "conj") continue;
    const left = marks.slice(start, i);
    let next = i + 1;
    while (marks[next]?.type === "conj" || marks[next]?.type === "filler") {
      next++;
    }
    if (next >= marks.length || !hasContent(left) || isGroupOnly(left)) {
      continue;
    }
    if (beginsJob(left, marks, next, mark.word === "then")) {
      parts.push(left);
      start = i + 1;
    }
  }
  parts.push(marks.slice(start));
  return parts.filter((part) =>
    part.some((mark) => mark.type !== "conj" && mark.type !== "filler")
  );
}

function hasContent(marks: readonly Mark[]): boolean {
  return marks.some((mark) =>
    [
      "column",
      "statistic",
      "rank",
      "file",
      "over",
      "every",
      "share",
      "distinct",
      "word",
      "number",
      "value",
      "rows",
      "save",
    ]
      .includes(mark.type)
  );
}

/** "For each region": a part that only says how the rest is grouped. */
function isGroupOnly(left: readonly Mark[]): boolean {
  const by = left.findIndex((mark) => mark.type === "by");
  if (by < 0) return false;
  return left.every((mark, i) =>
    ["by", "filler", "verb", "conj", "unit", "marker", "reference", "rows"]
      .includes(mark.type) ||
    mark.type === "column" && i > by
  );
}

/** Whether what stands left of a conjunction is a whole job already. */
function isComplete(left: readonly Mark[]): boolean {
  const by = left.findIndex((mark) =>
    mark.type === "by" || mark.type === "every" || mark.type === "over"
  );
  const measured = left.some((mark) =>
    mark.type === "statistic" || mark.type === "rank" ||
    mark.type === "column" && mark.columns.some((c) => c.numeric)
  );
  if (
    by >= 0 && measured && left.length > by + (left[by]?.type === "by" ? 1 : 0)
  ) return true;
  const measure = left.findIndex((mark) =>
    mark.type === "statistic" || mark.type === "rank"
  );
  if (measure < 0) return false;
  return left.slice(measure).some((mark) =>
    ["value", "date", "compare", "between"].includes(mark.type) ||
    left[measure]?.type === "rank" && mark.type === "column"
  );
}

function beginsJob(
  left: readonly Mark[],
  marks: readonly Mark[],
  next: number,
  strong: boolean,
): boolean {
  const mark = marks[next];
  if (mark === undefined) return false;
  const end = marks.findIndex((m, j) => j > next && m.type === "conj");
  const right = marks.slice(next, end < 0 ? marks.length : end);
  const file = left.some((m) => m.type === "file");
  switch (mark.type) {
    case "save":
    case "verb":
    case "question":
      return true;
    case "file":
      return file;
    case "statistic":
    case "share":
    case "distinct":
    case "change":
    case "over":
    case "every": {
      if (file) return true;
      const own = right.some((m) =>
        [
          "by",
          "every",
          "over",
          "rank",
          "value",
          "date",
          "compare",
          "between",
          "file",
        ].includes(m.type)
      );
      // "visits per year, year over year change" is still the one job.
      const named = right.some((m) =>
        m.type === "column" || m.type === "statistic"
      );
      if ((mark.type === "over" || mark.type === "change") && !named) {
        return false;
      }
      return isComplete(left) && (own || strong);
    }
    case "rank": {
      if (file) return true;
      const entity = marks.slice(next + 1, next + 5).some((m) =>
        m.type === "column" && m.columns.some((c) => !c.numeric) ||
        m.type === "unit"
      );
      const before = left.some((m) =>
        m.type === "rank" || m.type === "statistic" || m.type === "column"
      );
      const onlyRank = left.some((m) => m.type === "rank") &&
        !left.some((m) => m.type === "column" || m.type === "unit");
      return before && !onlyRank && (entity || isComplete(left));
    }
    default:
      if (
        left.some((m) => m.type === "sequence") &&
        left.some((m) => m.type === "number") &&
        right.slice(0, 5).some((m) => m.type === "sequence") &&
        right.some((m) => m.type === "number")
      ) return true;
      if (file && right.some((m) => m.type === "file")) return true;
      return strong && isComplete(left) &&
        right.some((m) => m.type === "column" || m.type === "statistic");
  }
}
