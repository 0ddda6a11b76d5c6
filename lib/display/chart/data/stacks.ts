import type { PointModel, Points } from "../model.ts";

/** Lower and upper edges of the area of each series. */
export interface Stack {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Whether some are negative, so that they cannot stand on one another. */
export function isMixed(points: readonly Points[]): boolean {
  return points.some(({ y }) => y.some((value) => value < 0));
}

/** Areas on one another; where some are negative they overlap instead. */
export function stacksOf(model: PointModel): Stack[] {
  const overlap = isMixed(model.points);
  let base: readonly number[] | undefined;
  return model.points.map(({ x, y }) => {
    const low = base !== undefined && !overlap ? base : y.map(() => 0);
    const high = y.map((value, i) => value + (low[i] ?? 0));
    base = high;
    return { x, low, high };
  });
}
