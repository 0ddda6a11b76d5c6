import { isMixed } from "./stacks.ts";
import type { PointModel, Points } from "../model.ts";

/** Points of all lines together that are drawn. */
const MAX_LINE_POINTS = 6_000;

/**
 * The same model with no more points than an image can show: of all that share
 * a step of it, the first, the lowest, the highest and the last. Gaps stay.
 */
export function thinModel(model: PointModel): PointModel {
  const size = stepsOf(model);
  const { points } = model;
  if (!isThinned(model)) return model;
  const at: (x: number) => number = model.x.isLog ? Math.log : (x) => x;
  return {
    ...model,
    points: isPiled(model)
      ? thinTogether(points, size, at)
      : points.map((own) => thinPoints(own, size, at)),
  };
}

/** Whether points are left out of the drawing. */
export function isThinned(model: PointModel): boolean {
  const steps = stepsOf(model);
  return model.kind !== "scatter" &&
    model.points.some(({ x }) => x.length > steps * 4);
}

/** Whether areas stand on one another and so need the same places. */
function isPiled({ kind, points }: PointModel): boolean {
  return kind === "area" && points.length > 1 && !isMixed(points);
}

function stepsOf({ kind, points }: PointModel): number {
  return Math.ceil(
    MAX_LINE_POINTS / (kind === "area" ? 10 : 4) / Math.max(1, points.length),
  );
}

/** Fewer points that draw the same line. */
export function thinPoints(
  points: Points,
  steps: number,
  at: (x: number) => number = (x) => x,
): Points {
  const { x, y } = points;
  if (x.length <= steps * 4) return points;
  return picked(points, placesKept(x, y, steps, at));
}

/** Fewer points of areas on one another, the same places of each. */
function thinTogether(
  points: readonly Points[],
  steps: number,
  at: (x: number) => number,
): Points[] {
  const [first] = points;
  if (first === undefined || first.x.length <= steps * 4) return [...points];
  // What stands out is the height of all together.
  const sums = first.y.map((_, i) => {
    let sum = 0;
    for (const { y } of points) sum += y[i] ?? 0;
    return sum;
  });
  const kept = placesKept(first.x, sums, steps, at);
  return points.map((own) => picked(own, kept));
}

function picked({ x, y }: Points, places: readonly number[]): Points {
  return {
    x: places.map((i) => x[i] ?? NaN),
    y: places.map((i) => y[i] ?? NaN),
  };
}

/** Places of the first, the last, the lowest, the highest and a gap of each step. */
function placesKept(
  x: readonly number[],
  y: readonly number[],
  steps: number,
  at: (x: number) => number,
): number[] {
  const low = at(x[0] ?? 0);
  const size = (at(x[x.length - 1] ?? 0) - low) / steps || 1;
  const out: number[] = [];
  let start = 0;
  while (start < x.length) {
    // The last step takes the end too.
    const step = Math.min(
      steps - 1,
      Math.floor((at(x[start] ?? 0) - low) / size),
    );
    const until = step === steps - 1 ? Infinity : low + (step + 1) * size;
    let end = start + 1;
    while (end < x.length && at(x[end] ?? 0) < until) end++;
    const kept = new Set([start, ...outstanding(y, start, end), end - 1]);
    for (const i of [...kept].sort((a, b) => a - b)) out.push(i);
    start = end;
  }
  return out;
}

/** Places of the lowest and highest value of a part, and of a gap in it. */
function outstanding(
  list: readonly number[],
  start: number,
  end: number,
): number[] {
  let [lowest, highest, gap] = [-1, -1, -1];
  let [low, high] = [Infinity, -Infinity];
  for (let i = start; i < end; i++) {
    const value = list[i] ?? NaN;
    if (Number.isNaN(value)) gap = i;
    if (value < low) [low, lowest] = [value, i];
    if (value > high) [high, highest] = [value, i];
  }
  return [lowest, highest, gap].filter((i) => i >= 0);
}
