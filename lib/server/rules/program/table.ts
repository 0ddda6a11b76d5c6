/**
 * Source text for jobs on tables.
 *
 * @module
 */

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
import { CALENDAR_HELPERS } from "./conditions.ts";
import { cell } from "./data.ts";
import {
  groupedSource,
  havingSource,
  list,
  measureSource,
  objectKey,
} from "./groups.ts";

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

/** What a table of groups is called. */
function groupedName(
  measures: readonly Measure[],
  groups: readonly GroupKey[],
  columns: readonly string[],
): string {
  const what = measures.length === 1 && measures[0] !== undefined
    ? measureKey(measures[0])
    : "totals";
  return `${what} per ${
    groups.map((key) => groupName(key, columns)).join(" and ")
  }`;
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
      const grouped = groupedSource(job.groups, measures, rows, table);
      let source = grouped;
      if (
        job.having !== undefined || job.share || job.sort !== undefined ||
        job.limit !== undefined
      ) {
        // One step a statement reads better than all in one another.
        const all = context.variable(
          camel(`all ${slug(groupedName(job.measures, job.groups, columns))}`),
        );
        out.push(`const ${all} = ${grouped};`);
        source = all;
      }
      source += havingSource(job.having);
      if (job.share) {
        const shared = job.measures.filter((m) =>
          m.statistic === "sum" || m.statistic === "count"
        );
        for (const m of shared) {
          const key = measureKey(m);
          source = `withShare(${source}, ${q(key)}, ${
            q(shared.length > 1 ? `${key}_percent` : "share_percent")
          })`;
        }
        if (job.only !== undefined) {
          const at = cell("line", namesOf(job.groups)[0] ?? "");
          source += `.filter((line) => ${
            list(job.only)
          }.includes(String(${at})))`;
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
      const grouped = groupedSource(
        groups,
        [job.measure, ...extra],
        rows,
        table,
      );
      const all = context.variable(
        camel(slug(groupedName([job.measure], groups, columns))),
      );
      out.push(`const ${all} = ${grouped}${havingSource(job.having)};`);
      const end = job.highest ? "highest" : "lowest";
      const key = measureKey(job.measure);
      const source = job.within.length > 0
        ? `bestWithin(${all}, ${list(namesOf(job.within))}, ${
          q(key)
        }, ${job.limit}, ${q(end)})`
        : `best(${all}, ${q(key)}, ${job.limit}, ${q(end)})`;
      out.push(`const ${variable} = ${source};`);
      return { statements: out, variable, groups: namesOf(groups) };
    }
    case "change": {
      const groups = [...job.groups, ...job.period];
      const gaps = job.period.filter((key) =>
        table.columns.find((c) => c.name === key.column)?.period?.complete !==
          true
      );
      let dated = rows;
      if (gaps.length > 0) {
        dated = context.variable("dated");
        const tests = gaps.map((key) => {
          const at = cell("row", groupName(key, columns));
          return key.gather !== undefined || key.form === undefined
            ? `${at} !== ""`
            : `${CALENDAR_HELPERS[key.form]}(${at}) !== ""`;
        });
        out.push(
          `const ${dated} = ${rows}.filter((row) => ${tests.join(" && ")});`,
        );
      }
      const all = context.variable(
        camel(slug(groupedName(job.measures, groups, columns))),
      );
      out.push(
        `const ${all} = ${groupedSource(groups, job.measures, dated, table)};`,
      );
      const inside = job.groups.length > 0
        ? `, ${list(namesOf(job.groups))}`
        : "";
      out.push(
        `const ${variable} = withChange(${all}, ${
          list(job.measures.map(measureKey))
        }${inside});`,
      );
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
