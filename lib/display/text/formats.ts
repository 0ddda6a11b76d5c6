import { format as formatBytes } from "@std/fmt/bytes";
import { safeText } from "./measure.ts";
import {
  isMissing,
  isNumeric,
  kindOf,
  plainValue,
  type ValueKind,
} from "./values.ts";

/** How the values of a column are written. */
export type Format =
  | "auto"
  | "plain"
  | "integer"
  | "number"
  | "percent"
  | "currency"
  | "bytes"
  | "compact"
  | "duration"
  | FormatDetails
  | ((value: unknown) => string);

/** A {@linkcode Format} with its details. */
export interface FormatDetails {
  /** What kind of number it is. @default {"number"} */
  readonly style?:
    | "number"
    | "percent"
    | "currency"
    | "bytes"
    | "compact"
    | "duration";
  /** Digits after the point; found from the values when not given. */
  readonly decimals?: number;
  /** The currency, as ISO 4217 names it. @default {"USD"} */
  readonly currency?: string;
}

/** Writes one value of a column. */
export type Writer = (value: unknown) => string;

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
    return (value) => safeText(format(value)).replaceAll("\n", " ");
  }
  const details: FormatDetails = typeof format === "object"
    ? format
    : format === "integer"
    ? { decimals: 0 }
    : format === "auto" || format === "plain" || format === "number"
    ? {}
    : { style: format };
  const isNumber = isNumeric(kind) || kind === "mixed" || kind === "missing";
  if (format === "plain" || !isNumber) return plainValue;
  // Years and identifiers are numbers that nobody counts with.
  const isLabel = format === "auto" && kind === "integer" &&
    /(?:^|[\s_-])(?:id|year|yr|zip|code)$/i.test(name);
  if (isLabel) return plainValue;
  const write = numberWriter(details, sample);
  return (value) =>
    typeof value === "number" || typeof value === "bigint"
      ? write(value)
      : plainValue(value);
}

function numberWriter(
  details: FormatDetails,
  sample: readonly unknown[],
): (value: number | bigint) => string {
  const { style = "number", decimals, currency = "USD" } = details;
  switch (style) {
    case "bytes":
      return (value) => bytesText(Number(value));
    case "duration":
      return (value) => durationText(Number(value));
    case "compact":
      return intl({
        notation: "compact",
        maximumFractionDigits: decimals ?? 1,
      });
    case "percent":
      return intl({ style: "percent", ...digits(decimals ?? 1) });
    case "currency":
      return intl({
        style: "currency",
        currency,
        ...(decimals !== undefined
          ? digits(decimals)
          : sample.every(isWhole)
          ? digits(0)
          : {}),
      });
    case "number": {
      const places = decimals ?? decimalsOf(sample);
      const write = intl(digits(places));
      const small = 0.5 * 10 ** -places;
      // What would be rounded to nothing, or has more digits than anybody
      // reads, keeps its size.
      return (value) =>
        typeof value === "number" && value !== 0 &&
          (Math.abs(value) < small || Math.abs(value) >= 1e15)
          ? exponent(value)
          : write(value);
    }
  }
}

function exponent(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  return value.toExponential(2).replace("e+", "e").replace("-", "−");
}

function intl(
  options: Intl.NumberFormatOptions,
): (value: number | bigint) => string {
  const formatter = new Intl.NumberFormat("en-US", options);
  return (value) =>
    Number.isNaN(value)
      ? "NaN"
      // A true minus is as wide as a plus and never breaks a line.
      : formatter.format(value).replace("-", "−");
}

function digits(places: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: places, maximumFractionDigits: places };
}

function isWhole(value: unknown): boolean {
  return isMissing(value) || typeof value === "bigint" ||
    Number.isInteger(value);
}

/** Places after the point that show the values, within what people read. */
function decimalsOf(sample: readonly unknown[]): number {
  let places = 0;
  let largest = 0;
  for (const value of sample) {
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    if (Number.isInteger(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    // 15 digits: 0.1 + 0.2 is 0.3 and not 0.30000000000000004.
    const text = Math.abs(value).toPrecision(15);
    const fraction = /\.(\d*?)0*(?:e|$)/.exec(text)?.[1]?.length ?? 0;
    const shift = Number(/e([+-]\d+)$/.exec(text)?.[1] ?? 0);
    places = Math.max(places, fraction - shift);
  }
  const most = largest >= 1000 ? 2 : largest >= 1 ? 4 : 6;
  return Math.min(places, most);
}

/** Milliseconds for people: `340 ms`, `2.1 s`, `3 min 5 s`, `2 h 4 min`. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return "–";
  const sign = ms < 0 ? "−" : "";
  const size = Math.abs(ms);
  if (size < 999.5) return `${sign}${Math.round(size)} ms`;
  if (size < 59_950) return `${sign}${(size / 1000).toFixed(1)} s`;
  const seconds = Math.round(size / 1000);
  if (seconds < 3600) {
    return `${sign}${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  const minutes = Math.round(seconds / 60);
  return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes for people: `512 B`, `1.34 kB`. */
export function bytesText(bytes: number): string {
  return Number.isFinite(bytes) ? formatBytes(bytes) : String(bytes);
}

/** The kind of the values that a format makes numbers of. */
export function alignOf(kind: ValueKind): "left" | "right" {
  return isNumeric(kind) ? "right" : "left";
}

/** True when the value is written as a number. */
export function isNumberValue(value: unknown): boolean {
  return isNumeric(kindOf(value));
}
