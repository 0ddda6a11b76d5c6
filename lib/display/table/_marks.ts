import type { CellScale } from "./_options.ts";

/** A bar in a track: where it begins and how long it is, in shares of the track. */
export interface WrittenBar {
  readonly start: number;
  readonly size: number;
  readonly color: string;
  readonly isNegative: boolean;
}

/** How strongly a cell is shaded, from 0 to 1, and its colour as red, green and blue. */
export interface WrittenShade {
  readonly strength: number;
  readonly color: string;
  readonly isNegative: boolean;
}

/** Of a lightness in the middle, so that they hold on light and on dark. */
const COLORS = {
  blue: "63,127,217",
  green: "44,150,87",
  red: "214,69,69",
  orange: "208,125,35",
  purple: "150,95,205",
  gray: "128,128,128",
} as const;

/** Losses are red, unless all else is. */
function toneOf(color: keyof typeof COLORS, isNegative: boolean): string {
  if (!isNegative) return COLORS[color];
  return color === "red" ? COLORS.orange : COLORS.red;
}

/** Finite numbers of a column, to which bars and shades are drawn. */
function range(values: readonly unknown[]): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    const number = Number(value);
    if (!isNumber(value) || !Number.isFinite(number)) continue;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { low, high };
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** Makes the function that draws the bars of a column. */
export function barsOf(
  scale: boolean | CellScale | undefined,
  values: readonly unknown[],
): ((value: unknown) => WrittenBar | undefined) | undefined {
  if (scale === undefined || scale === false) return undefined;
  const { min, max, color = "blue" } = scale === true ? {} : scale;
  const { low, high } = range(values);
  const from = min ?? Math.min(0, low);
  const to = max ?? Math.max(0, high);
  if (!(to > from)) return undefined;
  // Shares first: the distance of two great numbers is no number any more.
  const size = Math.max(Math.abs(from), Math.abs(to));
  const share = (value: number) =>
    Math.min(
      1,
      Math.max(0, (value / size - from / size) / (to / size - from / size)),
    );
  const zero = share(Math.min(Math.max(0, from), to));
  return (value) => {
    if (!isNumber(value) || Number.isNaN(value)) return undefined;
    const end = share(Number(value));
    const isNegative = Number(value) < 0;
    return {
      start: Math.min(zero, end),
      size: Math.abs(end - zero),
      color: toneOf(color, isNegative),
      isNegative,
    };
  };
}

/** Makes the function that shades the cells of a column. */
export function shadesOf(
  scale: boolean | CellScale | undefined,
  values: readonly unknown[],
): ((value: unknown) => WrittenShade | undefined) | undefined {
  if (scale === undefined || scale === false) return undefined;
  const { min, max, color = "blue" } = scale === true ? {} : scale;
  const { low, high } = range(values);
  const from = min ?? low;
  const to = max ?? high;
  if (!(to > from)) return undefined;
  // On both sides of zero, strength is the distance from it.
  const isSplit = from < 0 && to > 0;
  const most = Math.max(Math.abs(from), Math.abs(to));
  return (value) => {
    if (!isNumber(value) || Number.isNaN(value)) return undefined;
    const number = Number(value);
    const share = isSplit
      ? Math.abs(number) / most
      : (number / most - from / most) / (to / most - from / most);
    const isNegative = isSplit && number < 0;
    return {
      strength: Math.min(1, Math.max(0, share)),
      color: toneOf(color, isNegative),
      isNegative,
    };
  };
}
