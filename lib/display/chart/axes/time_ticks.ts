import type { TimeGrain } from "./grain.ts";
import type { Tick } from "./ticks.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A distance between ticks in time. */
export interface TimeStep {
  readonly unit: "ms" | "second" | "minute" | "hour" | "day" | "month" | "year";
  readonly count: number;
  /** About how long it is. */
  readonly ms: number;
}

const STEPS: readonly TimeStep[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => step("ms", n, 1)),
  ...[1, 2, 5, 10, 15, 30].map((n) => step("second", n, SECOND)),
  ...[1, 2, 5, 10, 15, 30].map((n) => step("minute", n, MINUTE)),
  ...[1, 2, 3, 6, 12].map((n) => step("hour", n, HOUR)),
  ...[1, 2, 7, 14].map((n) => step("day", n, DAY)),
  ...[1, 2, 3, 6].map((n) => step("month", n, 30.44 * DAY)),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000]
    .map((n) => step("year", n, 365.25 * DAY)),
];

function step(unit: TimeStep["unit"], count: number, ms: number): TimeStep {
  return { unit, count, ms: count * ms };
}

/** The step of the calendar that gives at most `count` parts, none finer than the grain. */
export function timeStep(
  low: number,
  high: number,
  count: number,
  grain?: TimeGrain,
): TimeStep {
  const rough = (high - low) / Math.max(1, count);
  const found = stepsOf(grain).find(({ ms }) => ms >= rough * 0.98);
  return found ?? step("year", 100_000, 365.25 * DAY);
}

/** The steps that meet the moments of a grain. */
function stepsOf(grain: TimeGrain | undefined): readonly TimeStep[] {
  switch (grain?.unit) {
    case undefined:
      return STEPS;
    case "day":
      return STEPS.filter(({ ms }) => ms >= DAY);
    case "week":
      return [
        ...[7, 14, 28].map((n) => step("day", n, DAY)),
        ...STEPS.filter(({ ms }) => ms > 31 * DAY),
      ];
    case "month":
      return STEPS.filter(({ ms }) => ms > 28 * DAY);
    case "quarter":
      return STEPS.filter(({ ms }) => ms > 90 * DAY);
    case "year":
      return STEPS.filter(({ unit }) => unit === "year");
  }
}

/** The last place of the step at or before a moment, in UTC. */
export function timeFloor(at: number, { unit, count, ms }: TimeStep): number {
  const date = new Date(at);
  switch (unit) {
    case "year": {
      const year = Math.floor(date.getUTCFullYear() / count) * count;
      return utc(year, 0);
    }
    case "month": {
      const month = Math.floor(date.getUTCMonth() / count) * count;
      return utc(date.getUTCFullYear(), month);
    }
    case "day":
      if (count >= 7) {
        // Weeks begin on Mondays; 5 January 1970 was one.
        return Math.floor((at - 4 * DAY) / ms) * ms + 4 * DAY;
      }
      // Every second day anew each month, so that none says 31 and then 1.
      return utc(
        date.getUTCFullYear(),
        date.getUTCMonth(),
        1 + Math.floor((date.getUTCDate() - 1) / count) * count,
      );
    default:
      return Math.floor(at / ms) * ms;
  }
}

/** The place of the step after one. */
export function timeNext(at: number, size: TimeStep): number {
  const { unit, count, ms } = size;
  const date = new Date(at);
  switch (unit) {
    case "year":
      return utc(date.getUTCFullYear() + count, 0);
    case "month":
      return utc(date.getUTCFullYear(), date.getUTCMonth() + count);
    case "day": {
      const next = at + ms;
      if (count >= 7 || count === 1) return next;
      const turn = utc(date.getUTCFullYear(), date.getUTCMonth() + 1);
      // A lone last day is skipped.
      return turn - next < ms ? turn : next;
    }
    default:
      return at + ms;
  }
}

/** Date.UTC takes the years 0 to 99 for those of the 20th century. */
function utc(year: number, month: number, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

/**
 * Ticks of the calendar in UTC, at places that the grain of the data meets.
 * What is larger than the step stands below, where it changes.
 */
export function timeTicks(
  low: number,
  high: number,
  count: number,
  grain?: TimeGrain,
): Tick[] {
  const size = timeStep(low, high, count, grain);
  const place = placerOf(size, grain);
  // A year of one's own begins within one of the calendar.
  let at = timeFloor(low, size);
  while (place(at) > low) at = timeFloor(at - 1, size);
  while (place(at) < low) at = timeNext(at, size);
  // Years that begin in April say so.
  const unit = size.unit === "year" && (grain?.month ?? 0) !== 0
    ? "month"
    : size.unit;
  const ticks: Tick[] = [];
  let last = "";
  for (; place(at) <= high && ticks.length < 60; at = timeNext(at, size)) {
    const below = contextOf(place(at), unit);
    ticks.push({
      at: place(at),
      label: timeLabel(place(at), unit),
      ...(below !== "" && below !== last ? { below } : {}),
    });
    last = below;
  }
  return ticks;
}

/** Moves places of the calendar to the data's own weeks, quarters, years and ends of months. */
function placerOf(
  { unit, count, ms }: TimeStep,
  grain: TimeGrain | undefined,
): (at: number) => number {
  if (grain?.unit === "week" && unit === "day") {
    const shift = grain.from - timeFloor(grain.from, { unit, count, ms });
    return (at) => at + shift;
  }
  if (grain === undefined || unit !== "month" && unit !== "year") {
    return (at) => at;
  }
  const months = unit === "year" ? grain.month : grain.month % 3;
  const days = grain.isEnd ? DAY : 0;
  return (at) => {
    const date = new Date(at);
    return utc(date.getUTCFullYear(), date.getUTCMonth() + months) - days;
  };
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What a place of the step is called. */
export function timeLabel(at: number, unit: TimeStep["unit"]): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  const clock = iso.slice(-13, -8);
  switch (unit) {
    case "year":
      return String(date.getUTCFullYear());
    case "month":
      return MONTHS[date.getUTCMonth()] ?? "";
    case "day":
      return String(date.getUTCDate());
    case "hour":
    case "minute":
      return clock;
    case "second":
      return iso.slice(-13, -5);
    case "ms":
      return `${iso.slice(-7, -1)} s`;
  }
}

function contextOf(at: number, unit: TimeStep["unit"]): string {
  const date = new Date(at);
  const year = String(date.getUTCFullYear());
  const month = MONTHS[date.getUTCMonth()] ?? "";
  switch (unit) {
    case "year":
      return "";
    case "month":
      return year;
    case "day":
      return `${month} ${year}`;
    case "hour":
    case "minute":
    case "second":
      return `${date.getUTCDate()} ${month} ${year}`;
    case "ms":
      return `${date.getUTCDate()} ${month} ${year} ${
        date.toISOString().slice(-13, -8)
      }`;
  }
}

/** A moment in full, as short as its neighbours allow. */
export function momentLabel(at: number, unit: TimeStep["unit"]): string {
  const label = timeLabel(at, unit);
  const context = contextOf(at, unit);
  if (context === "") return label;
  return unit === "month" || unit === "day"
    ? `${label} ${context}`
    : `${context} ${label}`;
}

/** The coarsest unit in which all moments are told apart and whole. */
export function unitOf(moments: readonly number[]): TimeStep["unit"] {
  const units = ["ms", "second", "minute", "day", "month", "year"] as const;
  // One moment alone is a day at most: the first of May is not all of May.
  let rank = moments.every((at) => at === moments[0]) ? 3 : units.length - 1;
  for (const at of moments) {
    const date = new Date(at);
    if (Number.isNaN(at)) continue;
    const own = at % SECOND !== 0
      ? 0
      : at % MINUTE !== 0
      ? 1
      : at % DAY !== 0
      ? 2
      : date.getUTCDate() !== 1
      ? 3
      : date.getUTCMonth() !== 0
      ? 4
      : 5;
    if (own < rank) rank = own;
    if (rank === 0) break;
  }
  return units[rank] ?? "ms";
}
