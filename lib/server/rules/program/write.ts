/**
 * Writes the program that does a plan's jobs.
 *
 * @module
 */

import type { Condition, GroupKey } from "../jobs.ts";
import type { Plan, PlannedJob } from "../plan.ts";
import type { Table } from "../tables.ts";
import { camel, slug } from "../words.ts";
import { readStatement } from "./data.ts";
import { decoratedNumber, withHelpers, withoutLiterals } from "./helpers.ts";
import {
  SEQUENCE_FILES,
  sequenceSource,
  SHOW_TERMS,
  showSequence,
} from "./sequence.ts";
import { conditionSource } from "./conditions.ts";
import { saveSource, type ShownResult } from "./save.ts";
import { gatherSource } from "./groups.ts";
import { filterComment, jobSource } from "./table.ts";

/** A program to run. */
export interface Program {
  readonly fileName: string;
  readonly code: string;
}

/** What stands before the machine-readable line of a program's output. */
export const RESULTS_MARK = "RESULTS ";

const TYPES = `type Cell = string | number | null;
type Row = Record<string, string>;
type Table = Record<string, Cell>[];`;

/**
 * Writes a program.
 *
 * @param plan The plan; jobs that cannot be done are not in it.
 * @returns Its name and its text, the two comment lines of an executable block included.
 */
export function writeProgram(plan: Plan): Program {
  const taken = new Set([
    "rows",
    "results",
    "data",
    "headings",
    "limit",
    "n",
    "term",
    "row",
    "line",
    "group",
  ]);
  const variable = (wish: string): string => {
    let name = wish;
    for (let i = 2; taken.has(name); i++) name = `${wish}${i}`;
    taken.add(name);
    return name;
  };
  const tables = [
    ...new Set(
      plan.jobs.flatMap(({ table }) => table === undefined ? [] : [table]),
    ),
  ];
  const body: string[] = [];
  const functions: string[] = [];
  const rowsOf = new Map<Table, string>();
  for (const [i, table] of tables.entries()) {
    const rows = tables.length === 1 ? "rows" : variable(
      camel(`${slug(table.name.replace(/\.[^.]+$/, ""))} rows`) || `rows${i}`,
    );
    rowsOf.set(table, rows);
    const statement = readStatement(table, rows);
    // Names that reading uses may stand only once.
    body.push(
      i === 0
        ? statement
        : statement.replaceAll(/\bdata\b(?= =|\))/g, `data${i + 1}`).replaceAll(
          /\bheadings\b/g,
          `headings${i + 1}`,
        ),
    );
    body.push(`console.log(${rows}.length + " rows read");`);
    const gathered = gatheredKeys(plan.jobs, table);
    body.push(...gathered.map((key) => gatherSource(key, table, rows)), "");
  }
  const filters = new Map<string, string>();
  const shown: ShownResult[] = [];
  const several = plan.jobs.length > 1;
  for (const [place, planned] of plan.jobs.entries()) {
    const { job, table, title } = planned;
    const lines: string[] = [];
    let show: string;
    let name: string;
    let groups: readonly string[] = [];
    if (job.kind === "sequence") {
      name = variable(several ? camel(slug(job.name)) + "Terms" : "terms");
      const source = sequenceSource(job, name);
      functions.push(...source.functions);
      lines.push(source.body);
      show = showSequence(job, name, place);
    } else if (job.kind === "arithmetic") {
      name = variable("value");
      lines.push(`const ${name}: number = ${job.expression};`);
      show = `show(${place}, ${
        JSON.stringify(job.asked)
      }, [{ value: Number(${name}.toPrecision(15)) }]);`;
    } else {
      if (table === undefined) continue;
      const rows = rowsOf.get(table) ?? "rows";
      const done = jobSource(job, {
        table,
        rows,
        variable,
        filtered: (where) => filterRows(where, table, rows, filters, variable),
      });
      name = done.variable;
      groups = done.groups;
      lines.push(...done.statements);
      show = `show(${place}, ${JSON.stringify(title)}, ${name});`;
    }
    shown[place] = { variable: name, groups, planned };
    body.push(
      `// ${several ? `${place + 1}. ` : ""}${comment(title)}`,
      ...lines,
      show,
      "",
    );
  }
  for (const save of plan.saves) body.push(...saveSource(save, shown));
  if (plan.saves.length > 0) body.push("");
  const gaps = tables.map((table) =>
    gapSource(plan.jobs, table, rowsOf.get(table) ?? "rows")
  ).filter((text) => text !== "");
  if (gaps.length > 0) {
    body.push("// Cells without a value");
    body.push(
      gaps.length === 1
        ? `const gaps = ${gaps[0]};`
        : `const gaps = [\n${gaps.map((gap) => `  ...${gap},\n`).join("")}];`,
    );
    body.push("");
  }
  const counts = tables.map((table) => `${rowsOf.get(table)}.length`).join(
    ", ",
  );
  body.push("// Everything once more in one line, for the report");
  body.push(
    `console.log(${
      JSON.stringify(RESULTS_MARK)
    } + JSON.stringify({ rows: [${counts}], results${
      gaps.length > 0 ? ", gaps" : ""
    } }));`,
  );
  const source = body.join("\n");
  const decorated = tables.find((table) =>
    table.decorated || table.decimal === ","
  );
  const replaced = new Map<string, string>();
  if (decorated !== undefined) {
    replaced.set("toNumber", decoratedNumber(decorated.decimal));
  }
  const extra = [...new Set(functions)];
  if (/\bshowTerms\(/.test(source)) extra.push(SHOW_TERMS);
  for (const [name, text] of Object.entries(SEQUENCE_FILES)) {
    if (new RegExp(`\\b${name}\\(`).test(source)) extra.push(text);
  }
  const helpers = withHelpers([source, ...extra].join("\n"), replaced);
  const usesTables = /\b(?:Cell|Row|Table)\b/.test(
    withoutLiterals(source + helpers),
  );
  const fileName = programName(plan, tables);
  const code = [
    `// filename: ${fileName}`,
    "// execution: true",
    "",
    "const results: unknown[] = [];",
    "",
    source,
    "",
    ...(usesTables ? [TYPES, ""] : []),
    ...[...extra, ...(helpers === "" ? [] : [helpers])].flatMap((
      text,
    ) => [text, ""]),
  ].join("\n").replace(/\n{3,}/g, "\n\n").trimEnd() + "\n";
  return { fileName, code };
}

function comment(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 160);
}

function programName(plan: Plan, tables: readonly Table[]): string {
  const wished = /\b([\w-]+)\.(?:py|ts|js)\b/i.exec(plan.task)?.[1];
  if (wished !== undefined) return `${slug(wished)}.ts`;
  const [first] = plan.jobs;
  if (first?.job.kind === "sequence" && tables.length === 0) {
    return `${slug(first.job.name)}.ts`;
  }
  if (first?.job.kind === "arithmetic") return "calculation.ts";
  const stem = slug(
    tables[0]?.reading.inline === undefined
      ? (tables[0]?.name ?? "task").replace(/\.[^.]+$/, "")
      : "message",
  );
  const plain = stem.normalize("NFD").replace(/[^a-z0-9_]+/g, "") || "data";
  return `${plain}_analysis.ts`;
}

function gatheredKeys(jobs: readonly PlannedJob[], table: Table): GroupKey[] {
  const keys = new Map<string, GroupKey>();
  for (const planned of jobs) {
    if (planned.table !== table) continue;
    const { job } = planned;
    const groups = job.kind === "summary"
      ? job.groups
      : job.kind === "rank"
      ? [...job.entity, ...job.within]
      : job.kind === "change"
      ? [...job.period, ...job.groups]
      : [];
    for (const key of groups) {
      if (key.gather !== undefined) {
        keys.set(`${key.column} ${key.gather}`, key);
      }
    }
  }
  return [...keys.values()];
}

function filterRows(
  where: readonly Condition[],
  table: Table,
  rows: string,
  filters: Map<string, string>,
  variable: (wish: string) => string,
): { statements: string[]; rows: string } {
  if (where.length === 0) return { statements: [], rows };
  const key = rows + JSON.stringify(where);
  const known = filters.get(key);
  if (known !== undefined) return { statements: [], rows: known };
  const [first] = where;
  const wish = where.length === 1 && first?.kind === "among" &&
      first.values.length === 1 && !first.negated
    ? camel(`rows ${slug(first.values[0] ?? "")}`)
    : "chosen";
  const name = variable(wish);
  filters.set(key, name);
  const tests = where.map((condition) => conditionSource(condition, table));
  const statements = [
    filterComment(where),
    tests.length === 1
      ? `const ${name} = ${rows}.filter((row) => ${tests[0]});`
      : `const ${name} = ${rows}.filter((row) =>\n  ${
        tests.map((test) =>
          test.includes(" && ") && !/^!?\(/.test(test) ? `(${test})` : test
        ).join(" &&\n  ")
      }\n);`,
  ];
  return { statements, rows: name };
}

/** The count of cells without a value, in the columns that the jobs use. */
function gapSource(
  jobs: readonly PlannedJob[],
  table: Table,
  rows: string,
): string {
  const numeric = new Set<string>();
  const other = new Set<string>();
  for (const planned of jobs) {
    if (planned.table !== table) continue;
    const { job } = planned;
    const measures = job.kind === "summary" || job.kind === "change"
      ? job.measures
      : job.kind === "rank"
      ? [job.measure]
      : [];
    for (const measure of measures) {
      if (measure.column === undefined) continue;
      (measure.statistic === "distinct" ? other : numeric).add(measure.column);
    }
    if (job.kind === "describe") {
      for (const c of table.columns) {
        if (
          job.columns.length > 0
            ? job.columns.includes(c.name)
            : c.numeric && c.period === undefined && !c.identifier
        ) numeric.add(c.name);
      }
    }
    const groups = job.kind === "summary"
      ? job.groups
      : job.kind === "rank"
      ? [...job.entity, ...job.within]
      : job.kind === "change"
      ? [...job.period, ...job.groups]
      : [];
    for (const key of groups) other.add(key.column);
    if (job.kind === "sequence" || job.kind === "arithmetic") continue;
    for (const condition of job.where.flatMap(parts)) {
      if (condition.kind === "compare" || condition.kind === "between") {
        numeric.add(condition.column);
      }
    }
  }
  for (const name of numeric) other.delete(name);
  if (numeric.size + other.size === 0) return "";
  const list = (names: ReadonlySet<string>) =>
    JSON.stringify([...names]).replaceAll('","', '", "');
  return `findGaps(${rows}, ${list(numeric)}, ${list(other)})`;
}

/** A condition, or those that a choice is made of. */
function parts(condition: Condition): readonly Condition[] {
  return condition.kind === "any"
    ? condition.options.flat().flatMap(parts)
    : [condition];
}
