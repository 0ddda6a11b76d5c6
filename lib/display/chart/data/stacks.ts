import type { PointModel } from "../model.ts";

/** Lower and upper edges of the area of each series. */
export interface Stack {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Areas on one another; where some are negative they overlap instead. */
export function stacksOf(model: PointModel): Stack[] {
  const isMixed = model.points.some(({ y }) => y.some((value) => value < 0));
  let base: readonly number[] | undefined;
  return model.points.map(({ x, y }) => {
    const low = base !== undefined && !isMixed ? base : y.map(() => 0);
    const high = y.map((value, i) => value + (low[i] ?? 0));
    base = high;
    return { x, low, high };
  });
}
