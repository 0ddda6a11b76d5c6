/**
 * Writes the final answer from what a program put out. Every number in it was
 * printed by the program.
 *
 * @module
 */

import type { ProgramRun } from "../engine.ts";
import type { RankJob, SummaryJob } from "./jobs.ts";
import {
  capital,
  change,
  extremes,
  inShort,
  readable,
  valueAt,
} from "./findings.ts";
import type { Plan, PlannedJob } from "./plan.ts";
import type { Results, SequenceResult, TableResult } from "./results.ts";
import type { Table } from "./tables.ts";
import { groupName, measureKey, measureTitle } from "./titles.ts";
import { listing } from "./words.ts";

/** Tables in the answer are cut off here. */
const MAX_LINES = 20;

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
