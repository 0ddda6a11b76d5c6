import { durationText } from "./_durations.ts";
import type {
  Format,
  FormatDetails,
  FormatStyle,
  Writer,
} from "./_format_types.ts";
import { relativeText, writeMoment } from "./_moments.ts";
import { bytesText, decimalsOf, numberWriter } from "./_numbers.ts";
import { safeText } from "./measure.ts";
import {
  attempt,
  isNumeric,
  momentWriter,
  numberOf,
  plainValue,
  Unreadable,
  type ValueKind,
} from "./values.ts";

export { bytesText, durationText };
export type { Format, FormatDetails, FormatStyle, Writer };

const STYLES: ReadonlySet<string> = new Set<FormatStyle>([
  "number",
  "integer",
  "percent",
  "currency",
  "bytes",
  "compact",
  "duration",
  "relative",
  "date",
  "time",
  "datetime",
]);
const MOMENT_STYLES: ReadonlySet<string> = new Set<FormatStyle>([
  "relative",
  "date",
  "time",
  "datetime",
]);

/** The details of a format that is neither a function nor plain. */
function detailsOf(format: Exclude<Format, (value: unknown) => string>) {
  if (typeof format === "object") return format;
  return format === "auto" || format === "plain" ? {} : { style: format };
}

/**
 * Refuses a format that would fail later, with the reason.
 *
 * @throws {TypeError} If it is no format.
 * @throws {RangeError} If a detail of it is out of range.
 */
export function checkFormat(format: unknown, name: string): void {
  const what = `Cannot format ${JSON.stringify(name)}`;
  if (typeof format === "function") return;
  if (typeof format === "string") {
    if (format === "auto" || format === "plain" || STYLES.has(format)) return;
    throw new TypeError(
      `${what}: expected "auto", "plain", ${
        [...STYLES].map((style) => `"${style}"`).join(", ")
      }, details or a function, found ${JSON.stringify(format)}`,
    );
  }
  if (typeof format !== "object" || format === null) {
    throw new TypeError(
      `${what}: expected the name of a format, details or a function, found ${
        format === null ? "null" : typeof format
      }`,
    );
  }
  const details: FormatDetails = format;
  const { style = "number", decimals, currency, locale, timeZone, now } =
    details;
  if (!STYLES.has(style)) checkFormat(style, name);
  const refuse = (key: string, wanted: string, value: unknown) => {
    throw new RangeError(
      `${what} as '${key}' must be ${wanted}: current value is ${
        typeof value === "string" ? JSON.stringify(value) : String(value)
      }`,
    );
  };
  if (
    decimals !== undefined &&
    (!Number.isInteger(decimals) || decimals < 0 || decimals > 20)
  ) refuse("decimals", "a whole number from 0 to 20", decimals);
  if (currency !== undefined && !/^[a-z]{3}$/i.test(currency)) {
    refuse("currency", "three letters of ISO 4217", currency);
  }
  const fails = (options: () => unknown) =>
    attempt(options) instanceof Unreadable;
  if (locale !== undefined && fails(() => Intl.getCanonicalLocales(locale))) {
    refuse("locale", 'a language tag such as "de-DE"', locale);
  }
  if (
    timeZone !== undefined &&
    fails(() => new Intl.DateTimeFormat("en-US", { timeZone }))
  ) refuse("timeZone", 'a zone such as "Europe/Berlin"', timeZone);
  if (now !== undefined && Number.isNaN(new Date(now).getTime())) {
    refuse("now", "a moment", now);
  }
}

/** True of formats that make numbers of a column's values. */
export function isNumberFormat(format: Format): boolean {
  if (typeof format === "function") return false;
  const { style } = detailsOf(format);
  return style === undefined
    ? typeof format === "object"
    : !MOMENT_STYLES.has(style);
}

/** True of formats that make moments of a column's values. */
export function isMomentFormat(format: Format): boolean {
  if (typeof format === "function") return false;
  return MOMENT_STYLES.has(detailsOf(format).style ?? "");
}

/**
 * Makes the function that writes the values of one column, from its format, its
 * name and a sample of its values, so that all of them look alike.
 */
export function writerOf(
  format: Format,
  name: string,
  kind: ValueKind,
  sample: readonly unknown[],
): Writer {
  if (typeof format === "function") {
    return (value) => safeText(String(format(value))).replace(/[\n\t]/g, " ");
  }
  if (format === "plain") return plainValue;
  const details = detailsOf(format);
  const { style, prefix = "", suffix = "" } = details;
  const framed = (text: string) =>
    safeText(`${prefix}${text}${suffix}`).replace(/[\n\t]/g, " ");
  if (style !== undefined && MOMENT_STYLES.has(style)) {
    const write = style === "relative"
      ? relativeText(details)
      : writeMoment(style, details, sample);
    return (value) => {
      const text = write(value);
      return text === undefined ? plainValue(value) : framed(text);
    };
  }
  if (format === "auto") {
    if (kind === "date") return momentWriter(sample);
    const isNumber = isNumeric(kind) || kind === "mixed" || kind === "missing";
    if (!isNumber || isLabel(name, kind)) return plainValue;
  }
  const numbers = format === "auto" ? sample : sample.map(numberOf);
  // Numbers among other values do not stand under one another.
  const write = format === "auto" && kind === "mixed"
    ? singleWriter()
    : numberWriter(details, numbers);
  return (value) => {
    const number = format === "auto" &&
        typeof value !== "number" && typeof value !== "bigint"
      ? undefined
      : numberOf(value);
    return number === undefined ? plainValue(value) : framed(write(number));
  };
}

/** Makes the function that writes each number with the places that it has itself. */
function singleWriter(): (value: number | bigint) => string {
  const writers = new Map<number, (value: number | bigint) => string>();
  return (value) => {
    const places = decimalsOf([value]);
    const write = writers.get(places) ?? numberWriter({}, [value]);
    writers.set(places, write);
    return write(value);
  };
}

/** Years and identifiers are numbers that nobody counts with. */
export function isLabel(name: string, kind: ValueKind): boolean {
  return kind === "integer" &&
    /(?:^|[\s_-])(?:id|year|yr|zip|code)$/i.test(name);
}
