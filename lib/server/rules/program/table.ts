/**
 * Source text for jobs on tables.
 *
 * @module
 */

import type { PeriodForm } from "../calendar.ts";
import type {
  Condition,
  GroupKey,
  Measure,
  SortOrder,
  TableJob,
} from "../jobs.ts";
import type { Table } from "../tables.ts";
import { conditionTitle, groupName, measureKey } from "../titles.ts";
import { camel, listing, slug } from "../words.ts";
import { cell } from "./data.ts";

/** The helper that turns the cells of a form into keys in calendar order. */
export const CALENDAR_HELPERS: Readonly<Record<PeriodForm, string>> = {
  "iso date": "isoDate",
  "iso month": "isoMonth",
  "day first": "dayFirstDate",
  "month first": "monthFirstDate",
  "date in words": "wordDate",
  "month and year": "wordMonth",
  "year and month": "wordMonth",
  "month": "monthOrder",
  "month number": "monthNumber",
  "quarter": "quarterOrder",
  "week": "weekOrder",
  "weekday": "weekdayOrder",
  "year": "yearOrder",
};

/** What the parts of a program know of each other. */
export interface ProgramContext {
  readonly table: Table;
  /** The variable with all rows. */
  readonly rows: string;
  /** Takes a name that no other variable has. */
  variable(wish: string): string;
  /** Rows under some conditions; statements are written once. */
  filtered(
    where: readonly Condition[],
  ): { readonly statements: string[]; readonly rows: string };
}

function numberOf(row: string, column: string): string {
  return `toNumber(${cell(row, column)})`;
}

/** The test of one condition, as an expression over `row`. */
export function conditionSource(condition: Condition, table: Table): string {
  const at = cell("row", condition.column);
  const no = "negated" in condition && condition.negated ? "!" : "";
  switch (condition.kind) {
    case "among": {
      const known = table.columns.find((c) => c.name === condition.column)
        ?.values;
      const stands = condition.values.every((value) =>
        [...(known?.values() ?? [])].some((cells) => cells.includes(value))
      );
      const [value] = condition.values;
      if (value !== undefined && condition.values.length === 1) {
        return stands
          ? `${at} ${condition.negated ? "!==" : "==="} ${
            JSON.stringify(value)
          }`
          : `${no}same(${at}, ${JSON.stringify(value)})`;
      }
      if (stands) {
        return `${no}${JSON.stringify(condition.values)}.includes(${at})`;
      }
      return `${no}${
        JSON.stringify(condition.values)
      }.some((value) => same(${at}, value))`;
    }
    case "compare": {
      const sign = condition.comparison === "="
        ? "==="
        : condition.comparison === "!="
        ? "!=="
        : condition.comparison;
      return `${numberOf("row", condition.column)} ${sign} ${condition.value}`;
    }
    case "between": {
      const value = numberOf("row", condition.column);
      const test =
        `${value} >= ${condition.low} && ${value} <= ${condition.high}`;
      return condition.negated ? `!(${test})` : test;
    }
    case "missing":
      return `${no}isMissing(${at})`;
    case "text": {
      const test = {
        contains: "includes",
        starts: "startsWith",
        ends: "endsWith",
      }[condition.test];
      return `${no}${at}.toLowerCase().${test}(${
        JSON.stringify(condition.text.toLowerCase())
      })`;
    }
    case "date": {
      const key = `${CALENDAR_HELPERS[condition.form]}(${at})`;
      const tests: string[] = [];
      if (condition.among !== undefined) {
        const [only] = condition.among;
        tests.push(
          condition.among.length === 1 && only !== undefined
            ? `${key}.startsWith(${JSON.stringify(only)})`
            : `${
              JSON.stringify(condition.among)
            }.some((part) => ${key}.startsWith(part))`,
        );
      }
      if (condition.months !== undefined) {
        const [month] = condition.months;
        tests.push(
          condition.months.length === 1
            ? `Number(${key}.slice(5, 7)) === ${month}`
            : `${
              JSON.stringify(condition.months)
            }.includes(Number(${key}.slice(5, 7)))`,
        );
      }
      if (condition.weekdays !== undefined) {
        tests.push(
          `${
            JSON.stringify(condition.weekdays.map(String))
          }.includes(weekdayOrder(weekdayOf(${key})))`,
        );
      }
      const side = (
        limit: { readonly key: string; readonly included: boolean },
        sign: string,
      ) =>
        `${key}.slice(0, ${limit.key.length}) ${sign}${
          limit.included ? "=" : ""
        } ${JSON.stringify(limit.key)}`;
      if (condition.low !== undefined) tests.push(side(condition.low, ">"));
      if (condition.high !== undefined) {
        tests.push(`${key} !== ""`, side(condition.high, "<"));
      }
      return condition.negated
        ? `!(${tests.join(" && ")})`
        : tests.join(" && ");
    }
  }
}

/** A measure as a function of a group of rows. */
export function measureSource(measure: Measure, rows: string): string {
  if (measure.column === undefined) return `${rows}.length`;
  const name = JSON.stringify(measure.column);
  switch (measure.statistic) {
    case "distinct":
      return `new Set(texts(${rows}, ${name})).size`;
    case "count":
      return `numbers(${rows}, ${name}).length`;
    case "min":
      return `lowest(numbers(${rows}, ${name}))`;
    case "max":
      return `highest(numbers(${rows}, ${name}))`;
    default:
      return `${measure.statistic}(numbers(${rows}, ${name}))`;
  }
}

/** The statement that gathers dates into periods, once for a column and a length. */
export function gatherSource(
  key: GroupKey,
  table: Table,
  rows: string,
): string {
  const name = groupName(key, table.columns.map((c) => c.name));
  const raw = cell("row", key.column);
  const sortable = key.form === undefined
    ? raw
    : `${CALENDAR_HELPERS[key.form]}(${raw})`;
  const periods: Readonly<Record<string, string>> = {
    year: `${sortable}.slice(0, 4)`,
    month: `${sortable}.slice(0, 7)`,
    quarter: `quarterOf(${sortable})`,
    week: `weekOf(${sortable})`,
    weekday: `weekdayOf(${sortable})`,
    hour: `hourOf(${raw})`,
    day: sortable,
  };
  return `for (const row of ${rows}) ${cell("row", name)} = ${
    periods[key.gather ?? "day"]
  };`;
}

/** The source of a table of groups, in calendar order where groups are periods. */
function groupedSource(
  groups: readonly GroupKey[],
  measures: readonly Measure[],
  rows: string,
  table: Table,
): string {
  const columns = table.columns.map((c) => c.name);
  const names = groups.map((key) => groupName(key, columns));
  const lines = measures.map((m) =>
    `  ${objectKey(measureKey(m))}: (group) => ${measureSource(m, "group")},`
  );
  const grouped = `groupBy(${rows}, ${
    JSON.stringify(names).replaceAll('","', '", "')
  }, {\n${lines.join("\n")}\n})`;
  const ordered = groups.some((key) =>
    key.form !== undefined || key.numeric === true
  );
  if (!ordered) return grouped;
  const keys = groups.map((key, i) => {
    const at = `line[${JSON.stringify(names[i])}]`;
    if (key.numeric) return `(line) => toNumber(String(${at}))`;
    if (key.gather === "weekday") {
      return `(line) => weekdayOrder(String(${at}))`;
    }
    if (key.form === undefined || key.gather !== undefined) {
      return `(line) => String(${at})`;
    }
    return `(line) => ${CALENDAR_HELPERS[key.form]}(String(${at}))`;
  });
  return `inOrder(${grouped}, ${keys.join(", ")})`;
}

function objectKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function variableName(job: TableJob, table: Table): string {
  const columns = table.columns.map((c) => c.name);
  switch (job.kind) {
    case "summary": {
      const what = job.measures.length === 1 && job.measures[0] !== undefined
        ? measureKey(job.measures[0])
        : "totals";
      const named = job.measures.every((m) => m.statistic === "sum") ||
          job.measures.length === 1
        ? what
        : "summary";
      const per = job.groups.map((key) => groupName(key, columns)).join(
        " and ",
      );
      return camel(
        `${job.share ? "share of " : ""}${slug(named)} ${
          per === "" ? "" : `per ${slug(per)}`
        }`,
      );
    }
    case "rank":
      return camel(
        `${job.highest ? "best" : "worst"} ${
          slug(job.entity.map((k) => groupName(k, columns)).join(" and "))
        }`,
      );
    case "change":
      return camel(
        `change per ${
          slug(job.period.map((k) => groupName(k, columns)).join(" and "))
        }`,
      );
    case "rows":
      return "chosenRows";
    case "distinct":
      return camel(`different ${slug(job.columns.join(" and "))}`);
    case "describe":
      return "overview";
  }
}

/** The statements of one job and the variable of its result. */
export function jobSource(
  job: TableJob,
  context: ProgramContext,
): {
  readonly statements: readonly string[];
  readonly variable: string;
  readonly groups: readonly string[];
} {
  const { table } = context;
  const columns = table.columns.map((c) => c.name);
  const { statements, rows } = context.filtered(job.where);
  const out = [...statements];
  const variable = context.variable(variableName(job, table));
  const namesOf = (keys: readonly GroupKey[]) =>
    keys.map((key) => groupName(key, columns));
  const q = JSON.stringify;
  switch (job.kind) {
    case "summary": {
      const extra = [
        ...(job.having === undefined ? [] : [job.having.measure]),
        ...(job.sort === undefined || typeof job.sort.by === "string"
          ? []
          : [resolve(job.sort, job.measures)]),
      ].filter((m) =>
        !job.measures.some((other) => measureKey(other) === measureKey(m))
      );
      const measures = [...job.measures, ...extra];
      if (job.groups.length === 0) {
        const share = job.share && job.where.length > 0;
        const lines = measures.map((m) =>
          `  ${objectKey(measureKey(m))}: ${measureSource(m, rows)},`
        );
        if (share) {
          for (const m of measures) {
            const key = measureKey(m);
            const all = measureSource(m, context.rows);
            lines.push(`  ${objectKey(`${key}_of_all`)}: ${all},`);
            lines.push(
              `  ${
                objectKey(
                  measures.length > 1 ? `${key}_percent` : "share_percent",
                )
              }: percent(${measureSource(m, rows)}, ${all}),`,
            );
          }
        }
        out.push(`const ${variable}: Table = [{\n${lines.join("\n")}\n}];`);
        return { statements: out, variable, groups: [] };
      }
      let source = groupedSource(job.groups, measures, rows, table);
      if (job.having !== undefined) {
        const at = `line[${q(measureKey(job.having.measure))}]`;
        const sign = job.having.comparison === "="
          ? "==="
          : job.having.comparison === "!="
          ? "!=="
          : job.having.comparison;
        source +=
          `.filter((line) => ${at} !== null && Number(${at}) ${sign} ${job.having.value})`;
      }
      if (job.share) {
        for (const m of job.measures) {
          const key = measureKey(m);
          source = `withShare(${source}, ${q(key)}, ${
            q(job.measures.length > 1 ? `${key}_percent` : "share_percent")
          })`;
        }
        if (job.only !== undefined) {
          source += `.filter((line) => ${q(job.only)}.includes(String(line[${
            q(namesOf(job.groups)[0])
          }])))`;
        }
      }
      if (job.sort !== undefined) {
        const by = typeof job.sort.by === "string" && job.sort.by !== ""
          ? sortColumn(job.sort.by, job.measures)
          : measureKey(resolve(job.sort, job.measures));
        const order = job.groups.find((key) => key.column === by);
        if (order?.form === undefined && !order?.numeric) {
          source = `sortBy(${source}, ${q(by)}, ${
            q(job.sort.descending ? "descending" : "ascending")
          })`;
        } else if (job.sort.descending) source += ".reverse()";
      }
      if (job.limit !== undefined) source += `.slice(0, ${job.limit})`;
      out.push(`const ${variable} = ${source};`);
      return { statements: out, variable, groups: namesOf(job.groups) };
    }
    case "rank": {
      const groups = [...job.within, ...job.entity];
      const extra = job.having === undefined ||
          measureKey(job.having.measure) === measureKey(job.measure)
        ? []
        : [job.having.measure];
      let grouped = groupedSource(groups, [job.measure, ...extra], rows, table);
      if (job.having !== undefined) {
        const at = `line[${q(measureKey(job.having.measure))}]`;
        grouped += `.filter((line) => ${at} !== null && Number(${at}) ${
          job.having.comparison === "=" ? "===" : job.having.comparison
        } ${job.having.value})`;
      }
      const end = job.highest ? "highest" : "lowest";
      const key = measureKey(job.measure);
      const source = job.within.length > 0
        ? `bestWithin(${grouped}, ${q(namesOf(job.within))}, ${
          q(key)
        }, ${job.limit}, ${q(end)})`
        : `best(${grouped}, ${q(key)}, ${job.limit}, ${q(end)})`;
      out.push(`const ${variable} = ${source};`);
      return { statements: out, variable, groups: namesOf(groups) };
    }
    case "change": {
      const groups = [...job.groups, ...job.period];
      const known = job.period.map((key) => {
        const name = groupName(key, columns);
        const at = cell("row", name);
        return key.gather !== undefined || key.form === undefined
          ? `${at} !== ""`
          : `${CALENDAR_HELPERS[key.form]}(${at}) !== ""`;
      });
      const dated = `${rows}.filter((row) => ${known.join(" && ")})`;
      const grouped = groupedSource(groups, job.measures, dated, table);
      const keys = q(job.measures.map(measureKey)).replaceAll('","', '", "');
      const inside = job.groups.length > 0 ? `, ${q(namesOf(job.groups))}` : "";
      out.push(`const ${variable} = withChange(${grouped}, ${keys}${inside});`);
      return { statements: out, variable, groups: namesOf(groups) };
    }
    case "rows": {
      const shown = job.columns.length > 0 ? [...job.columns] : columns;
      let source = rows;
      if (job.sort !== undefined && typeof job.sort.by === "string") {
        const by = table.columns.find((c) => c.name === (job.sort?.by ?? ""));
        if (by !== undefined) {
          const at = cell("row", by.name);
          const key = by.period !== undefined
            ? `${CALENDAR_HELPERS[by.period.form]}(${at})`
            : by.numeric
            ? `toNumber(${at})`
            : `${at}.toLowerCase()`;
          source = `sortRows(${source}, (row) => ${key}, ${
            q(job.sort.descending ? "descending" : "ascending")
          })`;
          if (job.columns.length > 0 && !shown.includes(by.name)) {
            shown.push(by.name);
          }
        }
      }
      if (job.limit !== undefined) source += `.slice(0, ${job.limit})`;
      out.push(
        `const ${variable} = pick(${source}, ${
          q(shown).replaceAll('","', '", "')
        });`,
      );
      return { statements: out, variable, groups: [] };
    }
    case "distinct": {
      const keys = job.columns.map((name): GroupKey => {
        const column = table.columns.find((c) => c.name === name);
        return column?.period !== undefined
          ? { column: name, form: column.period.form }
          : { column: name };
      });
      out.push(
        `const ${variable} = ${
          groupedSource(keys, [{ statistic: "count" }], rows, table)
        };`,
      );
      return { statements: out, variable, groups: job.columns };
    }
    case "describe": {
      const numeric = table.columns.filter((c) =>
        c.numeric && c.period === undefined && !c.identifier
      ).map((c) => c.name);
      const wanted = job.columns.length > 0 ? job.columns : numeric;
      out.push(
        `const ${variable}: Table = ${
          q(wanted).replaceAll('","', '", "')
        }.map((column) => {`,
        `  const values = numbers(${rows}, column);`,
        `  return {`,
        `    column,`,
        `    count: values.length,`,
        `    total: sum(values),`,
        `    average: average(values),`,
        `    median: median(values),`,
        `    min: lowest(values),`,
        `    max: highest(values),`,
        `  };`,
        `});`,
      );
      return { statements: out, variable, groups: ["column"] };
    }
  }
}

function resolve(sort: SortOrder, measures: readonly Measure[]): Measure {
  if (typeof sort.by === "string") return measures[0] ?? { statistic: "count" };
  const { by } = sort;
  if (by.column === undefined) {
    return measures.find((m) => m.statistic === by.statistic) ?? measures[0] ??
      by;
  }
  return by;
}

function sortColumn(name: string, measures: readonly Measure[]): string {
  const measure = measures.find((m) => m.column === name);
  return measure === undefined ? name : measureKey(measure);
}

/** A comment that says which rows a filter keeps. */
export function filterComment(where: readonly Condition[]): string {
  return `// Only rows where ${listing(where.map(conditionTitle))}`;
}
