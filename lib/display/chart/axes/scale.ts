import { bytesText } from "../../text/formats.ts";
import type { AxisInfo } from "../model.ts";
import {
  durationStep,
  logTicks,
  multiples,
  niceStep,
  numberLabels,
  type Tick,
} from "./ticks.ts";
import { momentLabel, timeTicks, unitOf } from "./time_ticks.ts";

/** Where values stand along an axis. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** The place of a value between 0, at the low end, and 1. */
  share(value: number): number;
}

/** What a scale is made for. */
export interface ScaleNeeds {
  readonly low: number;
  readonly high: number;
  /** About how many ticks there is room for. */
  readonly count: number;
  /** Whether lengths are read from it, which begin at nothing. */
  readonly hasZero?: boolean;
  /** Whether it begins and ends with a tick. */
  readonly isRound?: boolean;
  /** Room beyond both ends, as a part of the whole. */
  readonly room?: number;
}

/** The scale of numbers or moments. */
export function scaleOf(axis: AxisInfo, needs: ScaleNeeds): Scale {
  if (axis.kind === "date") return timeScale(axis, needs);
  return axis.isLog && needs.low > 0
    ? logScale(axis, needs)
    : linearScale(axis, needs);
}

function timeScale(
  { grain }: AxisInfo,
  { low, high, count }: ScaleNeeds,
): Scale {
  if (high > low) {
    return {
      low,
      high,
      ticks: timeTicks(low, high, count, grain),
      share: linear(low, high),
    };
  }
  // One moment, or none: a day with it in the middle.
  const at = Number.isFinite(low) ? low : 0;
  const [start, end] = [at - 43_200_000, at + 43_200_000];
  return {
    low: start,
    high: end,
    ticks: Number.isFinite(low)
      ? [{ at, label: momentLabel(at, unitOf([at])) }]
      : [],
    share: linear(start, end),
  };
}

function logScale(axis: AxisInfo, { low, high, count }: ScaleNeeds): Scale {
  // Whole decades at both ends, unless the values fill no more than a part of one.
  const isWide = high / low >= 8;
  const start = isWide
    ? 10 ** Math.floor(Math.log10(low) + 1e-9)
    : low === high
    ? low / 2
    : low;
  const end = isWide
    ? 10 ** Math.ceil(Math.log10(high) - 1e-9)
    : low === high
    ? high * 2
    : high;
  let places = logTicks(start, end, count);
  if (places.length < 2) {
    places = multiples(start, end, niceStep(start, end, count));
  }
  const base = Math.log(start);
  const range = Math.log(end) - base;
  // Each in its own size: 0.001 and 1,000 on one axis.
  const labels = places.map((at) => labelsOf(axis, [at])[0] ?? "");
  return {
    low: start,
    high: end,
    ticks: places.map((at, i) => ({ at, label: labels[i] ?? "" })),
    share: (value) => (Math.log(value) - base) / range,
  };
}

function linearScale(axis: AxisInfo, needs: ScaleNeeds): Scale {
  const { count, hasZero = false, isRound = true } = needs;
  let low = Number.isFinite(needs.low) ? needs.low : 0;
  let high = Number.isFinite(needs.high) ? needs.high : 1;
  if (hasZero) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  if (!(high > low)) {
    // All alike: the value in the middle, or on its way up from nothing.
    const room = low === 0 ? 1 : Math.abs(low) * 0.5;
    if (!hasZero && low !== 0) low -= room;
    high += room;
  }
  if (needs.room !== undefined && high / 2 - low / 2 < 1e299) {
    // Never below nothing for the sake of room alone.
    const room = (high - low) * needs.room;
    low = low >= 0 ? Math.max(0, low - room) : low - room;
    high = high <= 0 ? Math.min(0, high + room) : high + room;
  }
  const isDuration = axis.format === "duration" || isStyle(axis, "duration");
  const stepFor = (parts: number) =>
    isDuration ? durationStep(low, high, parts) : niceStep(low, high, parts);
  let step = stepFor(count);
  // One tick alone says nothing of distances.
  if (!isRound && count > 1 && multiples(low, high, step).length < 2) {
    step = stepFor(count * 2);
  }
  if (axis.isWhole) step = Math.max(1, step);
  if (isRound && high - low > step * 1e-3) {
    // Steps below what floating-point numbers tell apart change nothing.
    const start = Math.floor(low / step + 1e-6) * step;
    const end = Math.ceil(high / step - 1e-6) * step;
    if (start <= low && end >= high) [low, high] = [start, end];
  }
  const places = isRound
    ? multiples(low, high, step)
    : strideTicks(low, high, step, axis.stride) ?? multiples(low, high, step);
  const labels = labelsOf(axis, places);
  return {
    low,
    high,
    ticks: places.map((at, i) => ({ at, label: labels[i] ?? "" })),
    share: linear(low, high),
  };
}

/** Ticks at the data's own places, where those of round numbers would miss them. */
function strideTicks(
  low: number,
  high: number,
  step: number,
  stride: AxisInfo["stride"],
): number[] | undefined {
  if (stride === undefined) return undefined;
  const times = step / stride.step;
  const isMet = times >= 1 - 1e-9 &&
    Math.abs(times - Math.round(times)) < 1e-6 &&
    Math.abs(
        stride.from / stride.step - Math.round(stride.from / stride.step),
      ) <
      1e-6;
  if (isMet) return undefined;
  const own = stride.step * Math.max(1, Math.ceil(times - 1e-6));
  return multiples(low - stride.from, high - stride.from, own)
    .map((at) => Number((at + stride.from).toPrecision(12)));
}

function linear(low: number, high: number): (value: number) => number {
  // Halved, as the difference of two very large numbers would be none.
  const range = high / 2 - low / 2;
  return range > 0 ? (value) => (value / 2 - low / 2) / range : () => 0.5;
}

function isStyle(axis: AxisInfo, style: string): boolean {
  return typeof axis.format === "object" && axis.format.style === style;
}

/** The labels of ticks, by the words with which tables write values. */
export function labelsOf(axis: AxisInfo, places: readonly number[]): string[] {
  const { format, key } = axis;
  if (typeof format === "function") return places.map(axis.write);
  const details = typeof format === "object" ? format : undefined;
  const style = details?.style ??
    (typeof format === "string" ? format : "number");
  switch (style) {
    case "bytes":
      return places.map((at) => at === 0 ? "0" : bytesText(at));
    case "duration":
      return places.map((at) => at === 0 ? "0" : axis.write(at));
    case "percent":
      return numberLabels(places, "percent");
    case "currency":
      return numberLabels(places, "currency", details?.currency);
    case "plain":
      return numberLabels(places, "plain");
    case "auto":
      // Years and identifiers are numbers that nobody counts with.
      return numberLabels(
        places,
        axis.isWhole && /(?:^|[\s_-])(?:id|year|yr|zip|code)$/i.test(key)
          ? "plain"
          : "number",
      );
    default:
      return numberLabels(places, "number");
  }
}

/** Lowest and highest of the numbers; NaN counts nothing. */
export function extentOf(
  lists: readonly (readonly number[])[],
): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const value of list) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}
