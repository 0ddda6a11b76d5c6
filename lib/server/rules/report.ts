/**
 * Writes the final answer from what a program put out. Every number in it was
 * printed by the program.
 *
 * @module
 */

import type { ProgramRun } from "../engine.ts";
import type { ChangeJob, Measure, RankJob, SummaryJob } from "./jobs.ts";
import type { Plan, PlannedJob } from "./plan.ts";
import type { Cell, Results, SequenceResult, TableResult } from "./results.ts";
import type { Table } from "./tables.ts";
import { groupName, measureKey, measureTitle } from "./titles.ts";
import { listing } from "./words.ts";

/** Tables in the answer are cut off here. */
const MAX_LINES = 20;

/** A number as people read it: 26,700 and 3.14. */
export function readable(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell === "string") return cell;
  return cell.toLocaleString("en-US", { maximumFractionDigits: 12 });
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}

function markdownTable(
  result: TableResult,
  percent: ReadonlySet<string>,
): string {
  const numeric = result.columns.map((_, i) =>
    result.lines.some((line) => typeof line[i] === "number")
  );
  const rows = result.lines.slice(0, MAX_LINES).map((line) =>
    `| ${
      line.map((cell, i) =>
        escapeCell(
          readable(cell) +
            (cell !== null && percent.has(result.columns[i] ?? "") ? " %" : ""),
        )
      ).join(" | ")
    } |`
  );
  return [
    `| ${result.columns.map(escapeCell).join(" | ")} |`,
    `|${numeric.map((isNumber) => isNumber ? " ---: " : " --- ").join("|")}|`,
    ...rows,
    ...(result.count > rows.length
      ? ["", `${rows.length} of ${readable(result.count)} rows are shown.`]
      : []),
  ].join("\n");
}

/** Where the data came from, as the first line of an answer. */
export function sourceLine(table: Table): string {
  if (table.reading.inline !== undefined) {
    return "Data: the table in your message.";
  }
  const place = table.collectionName === undefined
    ? ""
    : ` of the collection "${table.collectionName}"`;
  const why: Readonly<Record<Table["origin"], string>> = {
    "collection": "",
    "message": ", which came with the message",
    "earlier turn": ", from earlier in this chat",
    "agent": ", written earlier in this chat",
    "last ingested": ", the document that was ingested last",
  };
  return `Data: \`${table.name}\`${place}${why[table.origin]}.`;
}

/**
 * Writes the final answer.
 *
 * @param plan What was asked.
 * @param results What the program printed.
 * @param runs The programs' runs, for the files that they really wrote.
 * @returns The paragraphs of the answer.
 */
export function report(
  plan: Plan,
  results: Results,
  runs: readonly ProgramRun[],
): string[] {
  const paragraphs: string[] = [];
  const tables = [
    ...new Set(
      plan.jobs.flatMap(({ table }) => table === undefined ? [] : [table]),
    ),
  ];
  for (const table of tables) paragraphs.push(sourceLine(table));
  const several = plan.jobs.length > 1;
  const shown = new Set<number>();
  for (const result of results.results) {
    const planned = plan.jobs[result.job];
    if (planned === undefined) continue;
    shown.add(result.job);
    const saved = plan.saves.filter((save) => save.jobs.includes(result.job))
      .map((save) => save.fileName);
    paragraphs.push(
      ...("head" in result
        ? sequenceParagraphs(planned, result, several)
        : tableParagraphs(planned, result, several, saved)),
    );
  }
  for (const [place, { title }] of plan.jobs.entries()) {
    if (!shown.has(place)) {
      paragraphs.push(`**${title}**: the program gave no result for this.`);
    }
  }
  const short = several &&
      /\b(?:summar|finding|insight|conclu|explain|brief|written)/i.test(
        plan.task,
      )
    ? inShort(plan, results)
    : "";
  if (short !== "") paragraphs.push(`In short: ${short}`);
  const files = new Set(runs.flatMap((run) => run.files));
  const written = plan.saves.filter((save) => files.has(save.fileName));
  if (written.length > 0) {
    paragraphs.push(
      [
        "Saved files:",
        ...written.map((save) =>
          `- \`${save.fileName}\`: ${
            listing(
              save.jobs.map((place) => lower(plan.jobs[place]?.title ?? "")),
            )
          }`
        ),
      ].join("\n"),
    );
  }
  const unwritten = plan.saves.filter((save) => !files.has(save.fileName));
  for (const save of unwritten) {
    paragraphs.push(`\`${save.fileName}\` was not written.`);
  }
  paragraphs.push(...remarks(plan, results, tables));
  return paragraphs;
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) &&
      !/^(?:Fibonacci|Lucas|Catalan|Collatz)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** Notes on cells, assumptions and what was not understood. */
export function remarks(
  plan: Plan,
  results: Results | undefined,
  tables: readonly Table[],
): string[] {
  const notes: string[] = [];
  for (const gap of results?.gaps ?? []) {
    const parts: string[] = [];
    if (gap.missing > 0) parts.push(`${readable(gap.missing)} missing`);
    if (gap.unreadable > 0) {
      parts.push(
        `${readable(gap.unreadable)} unreadable as a number (${gap.example})`,
      );
    }
    const cells = gap.missing + gap.unreadable === 1 ? "cell" : "cells";
    notes.push(
      `Column \`${gap.column}\`: ${
        listing(parts)
      } ${cells}, left out of the numbers.`,
    );
  }
  for (const table of tables) {
    for (const remark of table.remarks) notes.push(sentence(remark));
  }
  for (const note of plan.notes) notes.push(sentence(note));
  if (plan.language !== undefined) {
    notes.push(
      `The program is in TypeScript instead of ${plan.language}, because the sandbox runs TypeScript only.`,
    );
  }
  const paragraphs: string[] = [];
  if (notes.length === 1) paragraphs.push(`Note: ${notes[0]}`);
  else if (notes.length > 1) {
    paragraphs.push(["Notes:", ...notes.map((note) => `- ${note}`)].join("\n"));
  }
  if (plan.problems.length > 0) {
    paragraphs.push(
      ["Not done:", ...plan.problems.map((problem) => `- ${sentence(problem)}`)]
        .join("\n"),
    );
  }
  return paragraphs;
}

function sentence(text: string): string {
  const full = /[.!?]$/.test(text) ? text : `${text}.`;
  return /^[a-z]/.test(full)
    ? full.charAt(0).toUpperCase() + full.slice(1)
    : full;
}

function sequenceParagraphs(
  planned: PlannedJob,
  result: SequenceResult,
  several: boolean,
): string[] {
  const { job, title } = planned;
  if (job.kind !== "sequence") return [];
  if (result.count === 0) {
    const single = job.name === "primes" && job.from !== undefined &&
      job.from === job.upTo;
    return [
      single
        ? `${job.from} is not a prime number.`
        : `${title}: there are none.`,
    ];
  }
  if (
    job.name === "primes" && job.from !== undefined && job.from === job.upTo
  ) return [`${job.from} is a prime number.`];
  const terms = [
    ...result.head,
    ...(result.tail.length > 0 ? ["…", ...result.tail] : []),
  ].join(", ");
  if (job.nth !== undefined || result.count === 1) {
    return [`${title}: ${terms}.`];
  }
  const lines: string[] = [];
  if (job.extras.includes("count")) {
    lines.push(`There are ${readable(result.count)} of them.`);
  }
  if (result.more["sum"] !== undefined) {
    lines.push(`Their sum is ${grouped(result.more["sum"])}.`);
  }
  if (result.more["average"] !== undefined) {
    lines.push(`Their average is ${result.more["average"]}.`);
  }
  const head = `${several ? `**${title}**` : title} (${
    readable(result.count)
  } ${result.count === 1 ? "term" : "terms"}): ${terms}.`;
  return [[head, ...lines].join(" ")];
}

/** Digits in groups of three. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

function tableParagraphs(
  planned: PlannedJob,
  result: TableResult,
  several: boolean,
  saved: readonly string[],
): string[] {
  const { job, title, table } = planned;
  const heading = `**${title}**`;
  if (job.kind === "arithmetic") {
    return [`${job.asked} = ${readable(result.lines[0]?.[0])}`];
  }
  if (result.count === 0) return [`${heading}: no row of the data fits.`];
  const percent = percentColumns(planned, result);
  const columns = table?.columns.map((c) => c.name) ?? [];
  switch (job.kind) {
    case "summary":
      if (job.groups.length === 0) {
        return [overall(job, result, heading, percent)];
      }
      return [
        `${heading}\n\n${markdownTable(result, percent)}`,
        ...(job.measures.length === 1 && result.count > 1 &&
            job.limit === undefined && several === false
          ? [extremes(job, result)]
          : []),
      ].filter((text) => text !== "");
    case "rank":
      return [rank(job, result, columns, percent, heading)];
    case "change":
      return [
        `${heading}\n\n${markdownTable(result, percent)}`,
        change(job, result, columns),
      ].filter((text) => text !== "");
    case "rows": {
      const more = saved.length > 0
        ? ""
        : result.count > MAX_LINES
        ? " Ask to save them as CSV to get all."
        : "";
      return [
        `${heading}: ${readable(result.count)} ${
          result.count === 1 ? "row" : "rows"
        }.${more}\n\n${markdownTable(result, percent)}`,
      ];
    }
    case "distinct": {
      const list = result.lines.map((line) =>
        `${readable(line[0])} (${readable(line.at(-1))})`
      );
      const more = result.count > list.length
        ? ` and ${readable(result.count - list.length)} more`
        : "";
      return [
        `${heading}, each with its number of rows: ${
          readable(result.count)
        } in all: ${list.join(", ")}${more}.`,
      ];
    }
    case "describe":
      return [`${heading}\n\n${markdownTable(result, percent)}`];
  }
  return [];
}

/** The columns of a result whose numbers are percentages. */
function percentColumns(planned: PlannedJob, result: TableResult): Set<string> {
  const { job, table } = planned;
  const found = new Set(
    result.columns.filter((name) => /_percent$/.test(name)),
  );
  const measures = job.kind === "summary" || job.kind === "change"
    ? job.measures
    : job.kind === "rank"
    ? [job.measure]
    : [];
  for (const measure of measures) {
    const column = table?.columns.find((c) => c.name === measure.column);
    if (
      column?.percent && measure.statistic !== "count" &&
      measure.statistic !== "distinct"
    ) {
      found.add(measureKey(measure));
    }
  }
  return found;
}

function valueAt(
  result: TableResult,
  line: number,
  column: string,
): Cell | undefined {
  return result.lines[line]?.[result.columns.indexOf(column)];
}

function overall(
  job: SummaryJob,
  result: TableResult,
  heading: string,
  percent: ReadonlySet<string>,
): string {
  if (job.share) return `${heading}\n\n${markdownTable(result, percent)}`;
  const where = / where .*/.exec(heading.replace(/\*\*$/, ""))?.[0] ?? "";
  const parts = job.measures.map((measure) => {
    const value = valueAt(result, 0, measureKey(measure));
    const unit = percent.has(measureKey(measure)) && value !== null ? " %" : "";
    return `${measureTitle(measure)}${where}: **${readable(value)}${unit}**${
      value === null ? " (no number to work with)" : ""
    }`;
  });
  return `${capital(parts.join("; "))}.`;
}

/** The findings of several jobs in a few sentences. */
function inShort(plan: Plan, results: Results): string {
  const sentences: string[] = [];
  for (const result of results.results) {
    const planned = plan.jobs[result.job];
    if (planned === undefined || "head" in result) continue;
    const { job, table } = planned;
    const columns = table?.columns.map((c) => c.name) ?? [];
    if (job.kind === "change") sentences.push(change(job, result, columns));
    if (job.kind !== "summary" || job.groups.length === 0) continue;
    for (const measure of job.measures) {
      const ends = endsOf(job, result, measure);
      if (ends === undefined) continue;
      sentences.push(
        `${capital(measureTitle(measure))} per ${
          listing(job.groups.map((key) => groupName(key, columns)))
        } is highest for ${ends.most} and lowest for ${ends.least}.`,
      );
    }
  }
  return sentences.filter((text) => text !== "").slice(0, 6).join(" ");
}

/** The lines of a table with the largest and the smallest value. */
function endsOf(
  job: SummaryJob,
  result: TableResult,
  measure: Measure,
): { readonly most: string; readonly least: string } | undefined {
  const at = result.columns.indexOf(measureKey(measure));
  const lines = result.lines.filter((line) => typeof line[at] === "number");
  if (lines.length < 2 || result.count > result.lines.length) return undefined;
  const most = lines.reduce((a, b) => Number(b[at]) > Number(a[at]) ? b : a);
  const least = lines.reduce((a, b) => Number(b[at]) < Number(a[at]) ? b : a);
  if (most[at] === least[at]) return undefined;
  const name = (line: readonly Cell[]) =>
    `${line.slice(0, job.groups.length).map(readable).join(", ")} (${
      readable(line[at])
    })`;
  return { most: name(most), least: name(least) };
}

/** Names the ends of a table with one measure. */
function extremes(job: SummaryJob, result: TableResult): string {
  const [measure] = job.measures;
  const ends = measure && endsOf(job, result, measure);
  return ends === undefined
    ? ""
    : `Highest: ${ends.most}. Lowest: ${ends.least}.`;
}

function rank(
  job: RankJob,
  result: TableResult,
  columns: readonly string[],
  percent: ReadonlySet<string>,
  heading: string,
): string {
  if (job.limit > 1 || job.within.length > 0 || result.count > 3) {
    return `${heading}\n\n${markdownTable(result, percent)}`;
  }
  const names = job.entity.map((key) => groupName(key, columns));
  const winners = result.lines.map((_, i) =>
    names.map((name) => readable(valueAt(result, i, name))).join(", ")
  );
  const value = valueAt(result, 0, measureKey(job.measure));
  const tie = winners.length > 1 ? " (equal)" : "";
  return `${heading}: **${listing(winners)}**${tie} with ${readable(value)}.`;
}

/** The largest changes in words. */
function change(
  job: ChangeJob,
  result: TableResult,
  columns: readonly string[],
): string {
  const periods = job.period.map((key) => groupName(key, columns));
  const sentences: string[] = [];
  for (const measure of job.measures) {
    const key = measureKey(measure);
    const name = job.measures.length > 1 ? `${key}_change` : "change";
    const lines = result.lines.map((_, i) => ({
      i,
      change: valueAt(result, i, name),
      percent: valueAt(result, i, `${name}_percent`),
      label: [...job.groups.map((g) => groupName(g, columns)), ...periods].map((
        column,
      ) => readable(valueAt(result, i, column))).join(" "),
    })).filter((line) => typeof line.change === "number");
    if (lines.length === 0) {
      if (job.groups.length === 0) {
        sentences.push(
          `There is one period only, so there is no change of ${
            measureTitle(measure)
          } to name.`,
        );
      }
      continue;
    }
    const percentOf = (line: { percent: Cell | undefined }) =>
      typeof line.percent === "number" ? ` (${signed(line.percent)} %)` : "";
    if (
      lines.length === 1 && lines[0] !== undefined && job.groups.length === 0
    ) {
      const [line] = lines;
      const before = periods.map((column) =>
        readable(valueAt(result, line.i - 1, column))
      ).join(" ");
      const word = Number(line.change) < 0
        ? "fell"
        : Number(line.change) > 0
        ? "rose"
        : "stayed the same";
      sentences.push(
        `From ${before} to ${line.label}, ${measureTitle(measure)} ${word}${
          line.change === 0
            ? ""
            : ` by ${readable(Math.abs(Number(line.change)))}`
        }${percentOf(line)}.`,
      );
      continue;
    }
    const most = lines.reduce((a, b) =>
      Number(b.change) > Number(a.change) ? b : a
    );
    const least = lines.reduce((a, b) =>
      Number(b.change) < Number(a.change) ? b : a
    );
    if (job.pick !== "fall" && Number(most.change) > 0) {
      sentences.push(
        `${capital(measureTitle(measure))} rose most in **${most.label}**, by ${
          readable(most.change)
        }${percentOf(most)}.`,
      );
    } else if (job.pick === "rise") {
      sentences.push(`${capital(measureTitle(measure))} never rose.`);
    }
    if (job.pick !== "rise" && Number(least.change) < 0) {
      sentences.push(
        `${
          capital(measureTitle(measure))
        } fell most in **${least.label}**, by ${
          readable(Math.abs(Number(least.change)))
        }${percentOf(least)}.`,
      );
    } else if (job.pick === "fall") {
      sentences.push(`${capital(measureTitle(measure))} never fell.`);
    }
  }
  return sentences.join(" ");
}

function signed(value: number): string {
  return value > 0 ? `+${readable(value)}` : readable(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
