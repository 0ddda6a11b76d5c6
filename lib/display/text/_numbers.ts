import { format as formatBytes } from "@std/fmt/bytes";
import { durationText } from "./_durations.ts";
import type { FormatDetails } from "./_format_types.ts";
import { isMissing } from "./values.ts";

/** Bytes for people: `512 B`, `1.34 kB`, with up to three digits in all. */
export function bytesText(bytes: number): string {
  return writeBytes(bytes, undefined);
}

/** The same, with so many places where the unit is more than a byte. */
function writeBytes(
  bytes: number,
  places: number | undefined,
  // Without one it would be that of whoever runs this.
  locale = "en-US",
): string {
  if (!Number.isFinite(bytes)) return numberSign(bytes);
  const { value, unit } = scaled(bytes);
  // What rounding takes to a thousand is one of the next unit.
  const whole = 1000 - 0.5 / 10 ** (places ?? 0);
  const shown = value >= whole ? Math.sign(bytes) * unit * 1000 : bytes;
  const text = places === undefined ? formatBytes(shown) : formatBytes(shown, {
    locale,
    ...(Math.abs(shown) < 1000 ? {} : digits(places)),
  });
  return text.replace("-", "−");
}

/** The size in units of a power of 1000. */
function scaled(bytes: number): { value: number; unit: number } {
  const size = Math.abs(bytes);
  const unit = size < 1000 ? 1 : 1000 ** Math.floor(Math.log10(size) / 3);
  return { value: size / unit, unit };
}

/**
 * Places after the point with which sizes of one column are written: as many as
 * three digits leave, or one where the sizes are of different lengths.
 */
function bytePlaces(sample: readonly unknown[]): number {
  const lengths = new Set<number>();
  let places = 0;
  for (const value of sample) {
    if (typeof value !== "number" && typeof value !== "bigint") continue;
    const size = Number(value);
    if (!Number.isFinite(size) || Math.abs(size) < 999.5) continue;
    const digits = scaled(size).value.toPrecision(3);
    const [, fraction = ""] = digits.split(".");
    lengths.add(fraction.length);
    places = Math.max(places, fraction.replace(/0+$/, "").length);
  }
  return lengths.size > 1 ? Math.min(places, 1) : places;
}

/** Makes the function that writes the numbers of one column. */
export function numberWriter(
  details: FormatDetails,
  sample: readonly unknown[],
): (value: number | bigint) => string {
  const { style = "number", decimals, sign = "auto", unit = "ms" } = details;
  const intl = (options: Intl.NumberFormatOptions) =>
    intlWriter(details, {
      ...options,
      // What is rounded to nothing is not less than it.
      signDisplay: sign === "always" ? "exceptZero" : "negative",
    });
  switch (style) {
    case "bytes": {
      const places = decimals ?? bytePlaces(sample);
      return signed(
        sign,
        (value) => writeBytes(Number(value), places, details.locale),
      );
    }
    case "duration": {
      const factor = unit === "s" ? 1000 : 1;
      return signed(sign, (value) => durationText(Number(value) * factor));
    }
    case "compact":
      return signed(
        sign,
        intl({
          notation: "compact",
          ...(decimals === undefined
            ? { maximumFractionDigits: 1 }
            : digits(decimals)),
        }),
      );
    case "percent":
      return signed(sign, intl({ style: "percent", ...digits(decimals ?? 1) }));
    case "currency":
      return intl({
        style: "currency",
        currency: details.currency ?? "USD",
        ...(sign === "accounting" ? { currencySign: "accounting" } : {}),
        ...(details.compact === true ? { notation: "compact" } : {}),
        ...(decimals !== undefined
          ? digits(decimals)
          : details.compact === true
          ? { maximumFractionDigits: 1 }
          : sample.every(isWhole)
          ? digits(0)
          : {}),
      });
    case "integer":
      return signed(sign, intl(digits(0)));
    default: {
      const places = decimals ?? decimalsOf(sample);
      const write = intl(
        details.compact === true
          ? { notation: "compact", maximumFractionDigits: decimals ?? 1 }
          : digits(places),
      );
      // A number of places that was asked for is kept to.
      if (decimals !== undefined || details.compact === true) {
        return signed(sign, write);
      }
      const small = 0.5 * 10 ** -places;
      // What would be rounded to nothing, or has more digits than anybody
      // reads, keeps its size.
      return signed(
        sign,
        (value) =>
          typeof value === "number" && Number.isFinite(value) && value !== 0 &&
            (Math.abs(value) < small || Math.abs(value) >= 1e15)
            ? value.toExponential(2).replace("e+", "e").replaceAll("-", "−")
            : write(value),
      );
    }
  }
}

type Write = (value: number | bigint) => string;

/** Losses in parentheses, as accounts have them. */
function signed(sign: FormatDetails["sign"], write: Write): Write {
  if (sign !== "accounting") return write;
  return (value) => value < 0 ? `(${write(-value)})` : write(value);
}

function numberSign(value: number): string {
  return Number.isNaN(value) ? "NaN" : value < 0 ? "−∞" : "∞";
}

function intlWriter(
  details: FormatDetails,
  options: Intl.NumberFormatOptions,
): Write {
  const formatter = new Intl.NumberFormat(details.locale ?? "en-US", options);
  return (value) =>
    typeof value === "number" && !Number.isFinite(value)
      ? numberSign(value)
      // A true minus is as wide as a plus and never breaks a line.
      : formatter.format(value).replace("-", "−");
}

function digits(
  places: number,
): { minimumFractionDigits: number; maximumFractionDigits: number } {
  return { minimumFractionDigits: places, maximumFractionDigits: places };
}

function isWhole(value: unknown): boolean {
  return isMissing(value) || typeof value === "bigint" ||
    Number.isInteger(value);
}

/** Places after the point that show the values, within what people read. */
export function decimalsOf(sample: readonly unknown[]): number {
  let places = 0;
  let largest = 0;
  for (const value of sample) {
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    if (Number.isInteger(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    // What is written with its exponent needs no places.
    if (Math.abs(value) < 5e-7) continue;
    // 15 digits: 0.1 + 0.2 is 0.3 and not 0.30000000000000004.
    const text = Math.abs(value).toPrecision(15);
    const fraction = /\.(\d*?)0*(?:e|$)/.exec(text)?.[1]?.length ?? 0;
    const shift = Number(/e([+-]\d+)$/.exec(text)?.[1] ?? 0);
    places = Math.max(places, fraction - shift);
  }
  const most = largest >= 1000 ? 2 : largest >= 1 ? 4 : 6;
  return Math.min(places, most);
}
