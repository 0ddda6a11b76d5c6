const DAY = 86_400_000;
const WEEK = 7 * DAY;

/**
 * How far apart the moments of data are, when that is a day or more: between
 * such moments there is nothing for a tick to stand at.
 */
export interface TimeGrain {
  readonly unit: "day" | "week" | "month" | "quarter" | "year";
  /** A moment from which weeks are counted. */
  readonly from: number;
  /** The month, from 0, at which years begin; quarters begin at it or a multiple of three later. */
  readonly month: number;
  /** Whether months, quarters and years are told by their last day instead of their first. */
  readonly isEnd: boolean;
}

/** The coarsest grain that all moments keep to, if there is one. */
export function timeGrain(moments: readonly number[]): TimeGrain | undefined {
  const from = moments.find((at) => !Number.isNaN(at));
  if (from === undefined) return undefined;
  let isWeekly = true;
  const starts = new MonthKeeper(0);
  const ends = new MonthKeeper(DAY);
  for (const at of moments) {
    if (Number.isNaN(at)) continue;
    if (at % DAY !== 0) return undefined;
    isWeekly &&= (at - from) % WEEK === 0;
    starts.look(at);
    ends.look(at);
  }
  const kept = starts.isKept ? starts : ends.isKept ? ends : undefined;
  if (kept === undefined) {
    return { unit: isWeekly ? "week" : "day", from, month: 0, isEnd: false };
  }
  const [month = 0] = kept.months;
  const unit = kept.months.size === 1
    ? "year"
    : [...kept.months].every((other) => (other - month) % 3 === 0)
    ? "quarter"
    : "month";
  return {
    unit,
    from,
    month: unit === "month" ? 0 : month,
    isEnd: kept === ends,
  };
}

/** Sees whether moments are the first of a month, once they are moved, and of which months. */
class MonthKeeper {
  readonly months = new Set<number>();
  isKept = true;

  constructor(readonly shift: number) {}

  look(at: number): void {
    if (!this.isKept) return;
    const date = new Date(at + this.shift);
    this.isKept = date.getUTCDate() === 1;
    this.months.add(date.getUTCMonth());
  }
}

/** Numbers that are evenly apart. */
export interface Stride {
  readonly from: number;
  readonly step: number;
}

/** More places than this are not looked at one by one. */
const MAX_PLACES = 24;

/** The distance that all of a few numbers keep, if they keep one. */
export function strideOf(values: readonly number[]): Stride | undefined {
  const places = new Set<number>();
  for (const value of values) {
    places.add(value);
    if (places.size > MAX_PLACES) return undefined;
  }
  const sorted = [...places].sort((a, b) => a - b);
  const [from] = sorted;
  if (from === undefined || sorted.length < 3) return undefined;
  let step = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    step = Math.min(step, (sorted[i] ?? 0) - (sorted[i - 1] ?? 0));
  }
  const isEven = sorted.every((value) => {
    const steps = (value - from) / step;
    return steps < 1_000 && Math.abs(steps - Math.round(steps)) < 1e-6;
  });
  return isEven ? { from, step } : undefined;
}
