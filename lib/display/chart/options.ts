import { checkFormat, type Format } from "../text/formats.ts";
import { type Aggregate, AGGREGATES } from "./data/aggregate.ts";
import { CHART_KINDS, type ChartKind } from "./model.ts";

/** Options of {@linkcode chart}. */
export interface ChartOptions {
  /**
   * The column along the horizontal axis: categories, dates or numbers.
   * @default found: dates, then texts, then numbers
   */
  readonly x?: string;
  /**
   * The column of the values, or several columns, each a series of its own.
   * @default found: the first column of numbers; rows are counted when there is
   *   none
   */
  readonly y?: string | readonly string[];
  /** The column that parts the rows into series, each with its colour. @default none */
  readonly color?: string;
  /** What is drawn. @default found from the data, see {@linkcode chart} */
  readonly kind?: ChartKind;
  /**
   * How several rows in one place become one value.
   * @default {"sum"}
   */
  readonly aggregate?: Aggregate;
  /**
   * Whether the bars of one category stand on one another.
   * @default {false}
   */
  readonly stacked?: boolean;
  /**
   * Whether bars lie.
   * @default when the names of the categories are too long to stand under bars
   */
  readonly horizontal?: boolean;
  /**
   * The order of bars by their value.
   * @default {"none"}, as they come; largest first where rows are counted
   */
  readonly sort?: "none" | "ascending" | "descending";
  /** Which axis is logarithmic; of lines and scattered points only. @default none */
  readonly log?: "x" | "y" | "both";
  /** About how many ranges a histogram has. @default found from the number of values */
  readonly bins?: number;
  /** How many bars stand for categories; the others are put together. @default {20} */
  readonly limit?: number;
  /** How many rows are read of an iterable that does not say how long it is. @default {100_000} */
  readonly maxRows?: number;
  /** What columns are called, by key. */
  readonly columns?: Readonly<Record<string, string>>;
  /** How the values of a column are written, by key, as in `table`. */
  readonly formats?: Readonly<Record<string, Format>>;
  /** What the chart is about; stands above it. */
  readonly caption?: string;
  /** Sentences to stand under it. */
  readonly notes?: string | readonly string[];
  /** Text in place of a category that is missing. @default {"–"} */
  readonly missing?: string;
  /** What the chart shows, for who does not see it. @default found from the data */
  readonly alt?: string;
  /** Width in pixels; on narrow pages it shrinks. @default {560} */
  readonly width?: number;
  /** Height in pixels. @default 320, or what lying bars need */
  readonly height?: number;
  /**
   * Whether the bundle holds a Vega-Lite specification instead of HTML, for
   * front ends that draw it: interactive, but shown only where Vega is.
   * @default {false}
   */
  readonly vega?: boolean;
}

/** Refuses what no chart can be made of. */
export function checkOptions(options: ChartOptions): void {
  const given: unknown = options;
  if (typeof given !== "object" || given === null) {
    throw new TypeError(
      `Cannot draw chart: expected options as an object, found ${
        given === null ? "null" : typeof given
      }`,
    );
  }
  const { kind, aggregate, sort, log, y, notes } = options;
  oneOf("kind", kind, CHART_KINDS);
  oneOf("aggregate", aggregate, AGGREGATES);
  oneOf("sort", sort, ["none", "ascending", "descending"]);
  oneOf("log", log, ["x", "y", "both"]);
  whole("limit", options.limit, 1, 400);
  whole("bins", options.bins, 1, 200);
  whole("maxRows", options.maxRows, 1, Infinity);
  whole("width", options.width, 120, 4_000);
  whole("height", options.height, 80, 4_000);
  for (const name of ["x", "color"] as const) {
    typed(name, options[name], "string", "the name of a column");
  }
  for (const name of ["caption", "missing", "alt"] as const) {
    typed(name, options[name], "string", "a text");
  }
  for (const name of ["stacked", "horizontal", "vega"] as const) {
    typed(name, options[name], "boolean", "true or false");
  }
  for (const name of ["columns", "formats"] as const) {
    typed(name, options[name], "object", "an object with names of columns");
  }
  for (const [key, format] of Object.entries(options.formats ?? {})) {
    checkFormat(format, key);
  }
  if (!isTexts(notes)) {
    throw new TypeError(
      "Cannot draw chart as 'notes' must be a text, or a list of texts",
    );
  }
  if (!isTexts(y) || y?.length === 0) {
    throw new TypeError(
      "Cannot draw chart as 'y' must be the name of a column, or a list of one or more",
    );
  }
  checkLog(log, kind);
}

/** Refuses a logarithmic axis from which lengths would be read. */
export function checkLog(
  log: ChartOptions["log"],
  kind: ChartKind | undefined,
): void {
  if (
    log === undefined || kind === undefined || kind === "line" ||
    kind === "scatter"
  ) return;
  throw new TypeError(
    `Cannot draw chart as 'log' is for lines and scattered points: current kind is "${kind}", whose sizes would mean nothing on a logarithmic axis`,
  );
}

function isTexts(value: unknown): boolean {
  return value === undefined || typeof value === "string" ||
    Array.isArray(value) && value.every((text) => typeof text === "string");
}

function typed(
  name: string,
  value: unknown,
  type: "string" | "boolean" | "object",
  wanted: string,
): void {
  if (value === undefined || typeof value === type && value !== null) return;
  throw new TypeError(
    `Cannot draw chart as '${name}' must be ${wanted}: current value is ${
      value === null ? "null" : typeof value
    }`,
  );
}

function oneOf(
  name: string,
  value: string | undefined,
  known: readonly string[],
): void {
  if (value === undefined || known.includes(value)) return;
  throw new TypeError(
    `Cannot draw chart as '${name}' must be one of ${
      known.map((word) => `"${word}"`).join(", ")
    }: current value is ${
      typeof value === "string" ? JSON.stringify(value) : typeof value
    }`,
  );
}

function whole(
  name: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  if (value === undefined || value === Infinity && most === Infinity) return;
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(
    `Cannot draw chart as '${name}' must be a whole number from ${least}${
      most === Infinity ? "" : ` to ${most}`
    }: current value is ${value}`,
  );
}
