/** What kind of thing a number or a moment is written as. */
export type FormatStyle =
  | "number"
  | "integer"
  | "percent"
  | "currency"
  | "bytes"
  | "compact"
  | "duration"
  | "relative"
  | "date"
  | "time"
  | "datetime";

/**
 * How values are written: found by itself (`auto`), as they are (`plain`), as a
 * {@linkcode FormatStyle}, with {@linkcode FormatDetails}, or by a function of
 * your own.
 */
export type Format =
  | "auto"
  | "plain"
  | FormatStyle
  | FormatDetails
  | ((value: unknown) => string);

/** A {@linkcode Format} with its details. */
export interface FormatDetails {
  /**
   * What is written: a number (a share of 1 as `percent`), bytes, milliseconds
   * as a `duration`, or a moment (`relative`: "3 minutes ago", `date`, `time`,
   * `datetime`).
   * @default {"number"}
   */
  readonly style?: FormatStyle;
  /** Digits after the point; found from the values when not given. */
  readonly decimals?: number;
  /** The currency, as ISO 4217 names it. @default {"USD"} */
  readonly currency?: string;
  /** Currencies in short: `$1.2M`. @default {false} */
  readonly compact?: boolean;
  /**
   * Signs: a minus only, a plus too (`always`), or losses in parentheses
   * (`accounting`).
   * @default {"auto"}
   */
  readonly sign?: "auto" | "always" | "accounting";
  /** Stands before each value. */
  readonly prefix?: string;
  /** Stands after each value: `" km"`. */
  readonly suffix?: string;
  /** Whose marks, names and order of dates are used: `"de-DE"`. @default {"en-US"} */
  readonly locale?: string;
  /** What a plain number counts, as a duration or as a moment since 1970. @default {"ms"} */
  readonly unit?: "ms" | "s";
  /** The moment that `relative` counts from. @default the moment of the call */
  readonly now?: Date | number | string;
  /** How dates are spelled; `iso` is 2026-08-01. @default {"iso"} */
  readonly dateStyle?: "iso" | "short" | "medium" | "long" | "full";
  /** Where clocks are read: `"Europe/Berlin"`. @default {"UTC"} */
  readonly timeZone?: string;
}

/** Writes one value of a column. */
export type Writer = (value: unknown) => string;
