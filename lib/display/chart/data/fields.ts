import { isMissingCell, parseNumber, typeCells } from "../../../formats/mod.ts";
import { oneLine } from "../../text/measure.ts";
import {
  commonKind,
  isMissing,
  kindOf,
  plainValue,
} from "../../text/values.ts";
import type { ChartColumns } from "./rows.ts";

/** What the values of a column are to a chart. */
export type FieldKind = "number" | "date" | "category";

/** A column as a chart reads it. */
export interface Field {
  readonly key: string;
  readonly title: string;
  readonly kind: FieldKind;
  /** The values as they came. */
  readonly values: readonly unknown[];
  /** Whether all numbers seen are whole. */
  readonly isWhole: boolean;
  /** A number, a moment in milliseconds, or NaN for what is none. */
  number(row: number): number;
  /** What stands for the value as a category. */
  text(row: number): string;
}

/** Larger ones leave no room to calculate in, smaller ones no digits. */
const LARGEST = 1e300;
const SMALLEST = 1e-300;

/** Reads a column; its kind is found from a sample of its values. */
export function fieldOf(
  columns: ChartColumns,
  key: string,
  title: string,
  missing: string,
): Field {
  const sample = columns.sample(key).filter((value) =>
    !isMissing(value) && !(typeof value === "string" && isMissingCell(value))
  );
  // Most columns are looked at and not drawn: these are never read whole.
  let read: readonly unknown[] | undefined;
  const values = () => read ??= columns.values(key);
  const kind = kindOfSample(sample);
  const parse = kind === "date" ? momentOf : numberOf;
  return {
    key,
    title: oneLine(title).slice(0, 200) || "value",
    kind,
    get values() {
      return values();
    },
    isWhole: kind === "number" &&
      sample.every((value) => Number.isInteger(numberOf(value))),
    number: (row) => parse(values()[row]),
    text: textReader(values, missing),
  };
}

/** Different texts are few in most columns: each is made ready once. */
function textReader(
  values: () => readonly unknown[],
  missing: string,
): (row: number) => string {
  const known = new Map<unknown, string>();
  return (row) => {
    const value = values()[row];
    if (typeof value !== "string") return categoryText(value, missing);
    let text = known.get(value);
    if (text === undefined) {
      text = categoryText(value, missing);
      if (known.size < 10_000) known.set(value, text);
    }
    return text;
  };
}

/** A column counted instead of read: how many rows there are. */
export function countField(rowCount: number): Field {
  return {
    key: "count",
    title: "count",
    kind: "number",
    values: Array.from({ length: rowCount }, () => 1),
    isWhole: true,
    number: () => 1,
    text: () => "1",
  };
}

function kindOfSample(sample: readonly unknown[]): FieldKind {
  switch (commonKind(sample)) {
    case "integer":
    case "number":
      return "number";
    case "date":
      return "date";
    case "text": {
      const texts = sample.filter((value) => typeof value === "string");
      if (texts.every((text) => MONTH_REGEXP.test(text))) return "date";
      // Decimals of databases and of JSON come as text.
      const { kind } = typeCells(texts);
      return kind === "integer" || kind === "number" ? "number" : "category";
    }
    case "mixed": {
      // A stray word among numbers is a value that is none.
      const numbers = sample.filter((value) => !Number.isNaN(numberOf(value)));
      const isNumeric = numbers.length >= sample.length * 0.8 &&
        numbers.some((value) => typeof value === "number");
      return isNumeric ? "number" : "category";
    }
    default:
      return "category";
  }
}

const MONTH_REGEXP = /^\d{4}-(?:0[1-9]|1[0-2])$/;

function numberOf(value: unknown): number {
  switch (typeof value) {
    case "number":
      return inRange(value);
    case "bigint":
      return inRange(Number(value));
    case "string": {
      const number = parseNumber(value);
      return number === undefined ? NaN : inRange(number);
    }
    default:
      return NaN;
  }
}

function inRange(value: number): number {
  if (!(Math.abs(value) <= LARGEST)) return NaN;
  return Math.abs(value) < SMALLEST ? 0 : value;
}

/** Moments without a zone are taken for UTC, in which axes are drawn. */
function momentOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== "string") return NaN;
  if (kindOf(value) === "date" || MONTH_REGEXP.test(value)) {
    const iso = value.replace(" ", "T");
    const hasZone = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(iso);
    return Date.parse(iso.includes("T") && !hasZone ? `${iso}Z` : iso);
  }
  return NaN;
}

const PLAIN_REGEXP = /^[!-~](?:[ -~]{0,298}[!-~])?$/;

function categoryText(value: unknown, missing: string): string {
  if (isMissing(value)) return missing;
  // Nothing in it has to be made safe.
  if (typeof value === "string" && PLAIN_REGEXP.test(value)) return value;
  try {
    const text = oneLine(plainValue(value).slice(0, 300));
    return text === "" ? missing : text;
  } catch {
    // Getters of objects may throw.
    return missing;
  }
}
