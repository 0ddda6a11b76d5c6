/**
 * Results told in sentences.
 *
 * @module
 */

import type { ChangeJob, Measure, SummaryJob } from "./jobs.ts";
import type { Plan } from "./plan.ts";
import type { Cell, Results, TableResult } from "./results.ts";
import { groupName, measureKey, measureTitle } from "./titles.ts";
import { listing } from "./words.ts";

/** A number as people read it: 26,700 and 3.14. */
export function readable(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell === "string") return cell;
  return cell.toLocaleString("en-US", { maximumFractionDigits: 12 });
}

/** A cell of a result. */
export function valueAt(
  result: TableResult,
  line: number,
  column: string,
): Cell | undefined {
  return result.lines[line]?.[result.columns.indexOf(column)];
}

/** With a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The findings of several jobs in a few sentences. */
export function inShort(plan: Plan, results: Results): string {
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
export function extremes(job: SummaryJob, result: TableResult): string {
  const [measure] = job.measures;
  const ends = measure && endsOf(job, result, measure);
  return ends === undefined
    ? ""
    : `Highest: ${ends.most}. Lowest: ${ends.least}.`;
}

/** The largest changes in words. */
export function change(
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
