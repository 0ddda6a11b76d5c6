import {
  type Format,
  isLabel,
  isMomentFormat,
  isNumberFormat,
  writerOf,
} from "../text/formats.ts";
import { count, safeText } from "../text/measure.ts";
import {
  attempt,
  commonKind,
  isMissing,
  isNumeric,
  numberOf,
  plainValue,
  Unreadable,
  type ValueKind,
} from "../text/values.ts";
import type { Column } from "./_options.ts";
import { partsOf, type WrittenCell } from "./_written.ts";

/** Of a text longer than this only the head is looked at. */
const MAX_SEEN = 4_000;

/** What makes cells of the values of one column. */
export interface CellWriter {
  /** What the values are. */
  readonly kind: ValueKind;
  /** Whether they are shown as numbers. */
  readonly isNumber: boolean;
  /** What a format of the user's threw, once for each value. */
  readonly failures: string[];
  write(value: unknown): WrittenCell;
}

/** A column ready to be written. */
export interface ReadyColumn extends CellWriter {
  readonly key: string;
  readonly title: string;
  readonly format: Format;
  readonly align: "left" | "right" | "center";
  readonly column: Column;
}

/** Finds the type of a column from some of its values, and makes its format ready. */
export function cellWriter(
  key: string,
  format: Format,
  values: readonly unknown[],
  missing: string,
): CellWriter {
  const kind = commonKind(values);
  // Numbers that a server wrote as texts are numbers once they are to be
  // written as such.
  const isNumber = !isMomentFormat(format) &&
    (isNumeric(kind) || isNumberFormat(format) &&
        values.some((value) => numberOf(value) !== undefined));
  const write = writerOf(format, key, kind, values);
  const isPlain = format === "plain" ||
    format === "auto" && isLabel(key, kind);
  const isSplit = isNumber && !isPlain && typeof format !== "function" &&
    format !== "duration" &&
    !(typeof format === "object" && format.style === "duration");
  const decimal = decimalMark(format);
  const failures: string[] = [];
  return {
    kind,
    isNumber,
    failures,
    write(value) {
      if (isMissing(value)) return { text: missing, isMissing: true };
      const isLong = typeof value === "string" && value.length > MAX_SEEN;
      const seen = isLong ? value.slice(0, MAX_SEEN) : value;
      const given = Unreadable.is(value)
        ? value.toString()
        : attempt(() => write(seen));
      if (given instanceof Unreadable) failures.push(given.message);
      const text = given instanceof Unreadable ? plainValue(seen) : given;
      const hasLines = typeof seen === "string" &&
        typeof format !== "function" && /[\n\r]/.test(seen);
      return {
        text: text.length > MAX_SEEN ? text.slice(0, MAX_SEEN) : text,
        ...(isLong
          ? { length: value.length }
          : text.length > MAX_SEEN
          ? { length: text.length }
          : {}),
        ...(hasLines ? { lines: safeText(seen).trim() } : {}),
        ...(isSplit && numberOf(value) !== undefined
          ? { parts: partsOf(text, decimal) }
          : {}),
      };
    },
  };
}

/** What stands between a number's whole part and its fraction. */
function decimalMark(format: Format): string {
  const locale = typeof format === "object" ? format.locale : undefined;
  if (locale === undefined) return ".";
  return new Intl.NumberFormat(locale).formatToParts(1.5)
    .find(({ type }) => type === "decimal")?.value ?? ".";
}

/** What to say of a format that threw. */
export function failureNotes(
  key: string,
  failures: readonly string[],
): string[] {
  const [first] = failures;
  return first === undefined ? [] : [
    `The format of ${JSON.stringify(key)} failed for ${
      count(failures.length, "value")
    }: ${first.slice(0, 200)}`,
  ];
}
