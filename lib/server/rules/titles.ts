/**
 * Names of jobs and of what they work out, for people and for the columns of
 * results.
 *
 * @module
 */

import type {
  Condition,
  GroupKey,
  Job,
  Measure,
  SequenceJob,
  Statistic,
} from "./jobs.ts";
import { MONTHS, WEEKDAYS } from "./calendar.ts";
import { listing, slug, withoutBrackets } from "./words.ts";

const WORDS: Readonly<Record<Statistic, string>> = {
  sum: "total",
  average: "average",
  median: "median",
  min: "minimum",
  max: "maximum",
  count: "number of",
  distinct: "number of different",
  deviation: "standard deviation of",
};

const KEYS: Readonly<Record<Statistic, string>> = {
  sum: "total",
  average: "average",
  median: "median",
  min: "min",
  max: "max",
  count: "count",
  distinct: "distinct",
  deviation: "std",
};

/** The column that a measure gets in a result. */
export function measureKey(measure: Measure): string {
  if (measure.column === undefined) return "count";
  const name = slug(withoutBrackets(measure.column)) || slug(measure.column);
  const prefix = KEYS[measure.statistic];
  return name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
}

/** A measure in words: "total revenue". */
export function measureTitle(measure: Measure): string {
  if (measure.column === undefined) return "number of rows";
  if (measure.statistic === "count") {
    return `number of values of ${measure.column}`;
  }
  return `${WORDS[measure.statistic]} ${measure.column}`;
}

/** The column that a group key has in a result. */
export function groupName(key: GroupKey, columns: readonly string[]): string {
  if (key.gather === undefined) return key.column;
  const taken = columns.some((column) => column.toLowerCase() === key.gather);
  return taken ? `${key.gather}_of_${slug(key.column)}` : key.gather;
}

function groupTitle(key: GroupKey): string {
  return key.gather ?? key.column;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  ">": "above",
  ">=": "at least",
  "<": "below",
  "<=": "at most",
  "=": "equal to",
  "!=": "other than",
};

/** A condition in words: "region West". */
export function conditionTitle(condition: Condition): string {
  switch (condition.kind) {
    case "among": {
      const shown = condition.values.length > 6
        ? `${condition.values.slice(0, 5).join(", ")} and ${
          condition.values.length - 5
        } more`
        : listing(condition.values, "or");
      return `${condition.column} ${condition.negated ? "not " : ""}${
        shown || "none of the values"
      }`;
    }
    case "compare":
      return `${condition.column} ${
        COMPARISONS[condition.comparison]
      } ${condition.value}`;
    case "between":
      return `${condition.column} ${
        condition.negated ? "not " : ""
      }between ${condition.low} and ${condition.high}`;
    case "text": {
      const test = {
        contains: "containing",
        starts: "starting with",
        ends: "ending with",
      }[condition.test];
      return `${condition.column} ${
        condition.negated ? "not " : ""
      }${test} "${condition.text}"`;
    }
    case "any":
      return listing(
        condition.options.map((all) =>
          all.length > 1
            ? `(${listing(all.map(conditionTitle))})`
            : listing(all.map(conditionTitle))
        ),
        "or",
      );
    case "missing":
      return `${condition.column} ${
        condition.negated ? "not missing" : "missing"
      }`;
    case "date": {
      const no = condition.negated ? "not " : "";
      const parts: string[] = [];
      if (condition.among) parts.push(`in ${listing(condition.among, "or")}`);
      if (condition.months) {
        parts.push(
          `in ${
            listing(condition.months.map((n) => titled(MONTHS[n - 1])), "or")
          }`,
        );
      }
      if (condition.weekdays) {
        parts.push(
          `on ${
            listing(
              condition.weekdays.map((n) => titled(WEEKDAYS[n - 1])),
              "or",
            )
          }`,
        );
      }
      if (condition.low) {
        parts.push(
          `${condition.low.included ? "from" : "after"} ${condition.low.key}`,
        );
      }
      if (condition.high) {
        parts.push(
          `${condition.high.included ? "to" : "before"} ${condition.high.key}`,
        );
      }
      return `${condition.column} ${no}${parts.join(" ")}`;
    }
  }
}

function titled(name: string | undefined): string {
  return capital(name ?? "");
}

function whereTitle(where: readonly Condition[]): string {
  return where.length === 0
    ? ""
    : ` where ${listing(where.map(conditionTitle))}`;
}

function perTitle(groups: readonly GroupKey[]): string {
  return groups.length === 0 ? "" : ` per ${listing(groups.map(groupTitle))}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SEQUENCE_WORDS: Readonly<Record<SequenceJob["name"], string>> = {
  fibonacci: "Fibonacci numbers",
  lucas: "Lucas numbers",
  primes: "prime numbers",
  squares: "square numbers",
  cubes: "cube numbers",
  triangular: "triangular numbers",
  factorials: "factorials",
  powers: "powers",
  multiples: "multiples",
  even: "even numbers",
  odd: "odd numbers",
  integers: "whole numbers",
  catalan: "Catalan numbers",
  perfect: "perfect numbers",
  divisors: "divisors",
  collatz: "Collatz sequence",
};

/** A sequence in words: "Fibonacci numbers up to 100". */
export function sequenceTitle(job: SequenceJob): string {
  const of = job.parameter !== undefined &&
      ["powers", "multiples", "divisors"].includes(job.name)
    ? ` of ${job.parameter}`
    : job.name === "collatz"
    ? ` from ${job.parameter}`
    : "";
  const name = `${SEQUENCE_WORDS[job.name]}${of}`;
  if (job.nth !== undefined) return `number ${job.nth} of the ${name}`;
  const limits: string[] = [];
  if (job.bases !== undefined) {
    limits.push(
      job.bases.from === job.bases.to
        ? `of ${job.bases.from}`
        : `of ${job.bases.from} to ${job.bases.to}`,
    );
  }
  if (job.from !== undefined) limits.push(`from ${job.from}`);
  if (job.upTo !== undefined) {
    limits.push(`${job.from === undefined ? "up to" : "to"} ${job.upTo}`);
  }
  const first = job.count === undefined ? "" : `the first ${job.count} `;
  const order = job.descending ? ", the last first" : "";
  return `${first}${name}${
    limits.length > 0 ? ` ${limits.join(" ")}` : ""
  }${order}`;
}

/** What a job works out, in words. */
export function titleOf(job: Job): string {
  switch (job.kind) {
    case "summary": {
      const share = job.share ? "share of " : "";
      const having = job.having === undefined
        ? ""
        : ` with ${measureTitle(job.having.measure)} ${
          COMPARISONS[job.having.comparison]
        } ${job.having.value}`;
      const first = job.limit === undefined ? "" : `, the first ${job.limit}`;
      return capital(
        `${share}${listing(job.measures.map(measureTitle))}${
          perTitle(job.groups)
        }${job.only === undefined ? "" : ` for ${listing(job.only)}`}${having}${
          whereTitle(job.where)
        }${first}`,
      );
    }
    case "rank": {
      const end = job.highest ? "highest" : "lowest";
      const entity = listing(job.entity.map(groupTitle));
      const count = job.limit === 1 ? "" : ` ${job.limit}`;
      return capital(
        `${entity} with the${count} ${end} ${measureTitle(job.measure)}${
          perTitle(job.within)
        }${whereTitle(job.where)}`,
      );
    }
    case "change":
      return capital(
        `change of ${listing(job.measures.map(measureTitle))} from ${
          groupTitle(job.period.at(-1) ?? { column: "period" })
        } to ${groupTitle(job.period.at(-1) ?? { column: "period" })}${
          perTitle(job.groups)
        }${whereTitle(job.where)}`,
      );
    case "rows": {
      const by = job.sort === undefined
        ? ""
        : ` by ${
          typeof job.sort.by === "string"
            ? job.sort.by
            : measureTitle(job.sort.by)
        }, ${job.sort.descending ? "highest" : "lowest"} first`;
      return `${
        job.limit === undefined
          ? "Rows"
          : job.limit === 1
          ? "The first row"
          : `The first ${job.limit} rows`
      }${whereTitle(job.where)}${by}`;
    }
    case "distinct":
      return `Different values of ${listing(job.columns)}${
        whereTitle(job.where)
      }`;
    case "describe":
      return `Overview of the columns of numbers${whereTitle(job.where)}`;
    case "sequence":
      return capital(sequenceTitle(job));
    case "arithmetic":
      return `Value of ${job.asked}`;
  }
}
