/**
 * Source text for the conditions of a job.
 *
 * @module
 */

import type { PeriodForm } from "../calendar.ts";
import type { Choice, Condition } from "../jobs.ts";
import type { Table } from "../tables.ts";
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

function numberOf(row: string, column: string): string {
  return `toNumber(${cell(row, column)})`;
}

/** The test of a choice: each option in brackets of its own. */
function choiceSource(choice: Choice, table: Table): string {
  const options = choice.options.map((all) => {
    const tests = all.map((condition) => conditionSource(condition, table));
    return tests.length > 1 || tests.some((test) => test.includes(" && "))
      ? `(${tests.join(" && ")})`
      : tests.join("");
  });
  return `(${options.join(" || ")})`;
}

/** The test of one condition, as an expression over `row`. */
export function conditionSource(condition: Condition, table: Table): string {
  if (condition.kind === "any") return choiceSource(condition, table);
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
