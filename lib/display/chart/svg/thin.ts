import type { Points } from "../model.ts";

/** Points of a line at places of the image. */
export interface PixelPoints {
  readonly x: number[];
  readonly y: number[];
}

/**
 * Fewer points that draw the same line: of all that share a step of the image,
 * the first, the lowest, the highest and the last. Gaps stay.
 */
export function thinLine(points: PixelPoints, steps: number): PixelPoints {
  const { x, y } = points;
  if (x.length <= steps * 4) return points;
  const low = x[0] ?? 0;
  const size = ((x[x.length - 1] ?? 0) - low) / steps || 1;
  const out: PixelPoints = { x: [], y: [] };
  let start = 0;
  while (start < x.length) {
    const step = Math.floor(((x[start] ?? 0) - low) / size);
    let end = start;
    let lowest = -1;
    let highest = -1;
    let gap = -1;
    while (end < x.length && Math.floor(((x[end] ?? 0) - low) / size) <= step) {
      const value = y[end] ?? NaN;
      if (Number.isNaN(value)) gap = end;
      else {
        if (lowest < 0 || value < (y[lowest] ?? 0)) lowest = end;
        if (highest < 0 || value > (y[highest] ?? 0)) highest = end;
      }
      end++;
    }
    const kept = new Set(
      [start, lowest, highest, gap, end - 1].filter((i) => i >= 0),
    );
    for (const i of [...kept].sort((a, b) => a - b)) {
      out.x.push(x[i] ?? 0);
      out.y.push(y[i] ?? NaN);
    }
    start = end;
  }
  return out;
}

/** Points counted in squares. */
export interface Density {
  /** The side of a square in pixels. */
  readonly side: number;
  readonly cells: readonly DensityCell[];
  readonly most: number;
}

interface DensityCell {
  readonly column: number;
  readonly row: number;
  readonly count: number;
  /** The series with most points in it. */
  readonly series: number;
}

/** Counts points in squares no more of which hold any than `most`. */
export function densityOf(
  points: readonly Points[],
  place: (x: number, y: number) => readonly [number, number],
  most: number,
): Density {
  for (let side = 4;; side += side < 8 ? 1 : 4) {
    const cells = new Map<number, number[]>();
    points.forEach(({ x, y }, s) => {
      for (let i = 0; i < x.length; i++) {
        const [left, top] = place(x[i] ?? 0, y[i] ?? 0);
        const key = Math.floor(top / side) * 10_000 + Math.floor(left / side);
        let own = cells.get(key);
        if (own === undefined) cells.set(key, own = []);
        own[s] = (own[s] ?? 0) + 1;
      }
    });
    if (cells.size > most && side < 200) continue;
    const found = [...cells].map(([key, own]) => {
      let series = 0;
      let count = 0;
      own.forEach((n, s) => {
        count += n;
        if (n > (own[series] ?? 0)) series = s;
      });
      return {
        column: key % 10_000,
        row: Math.floor(key / 10_000),
        count,
        series,
      };
    });
    return {
      side,
      cells: found,
      most: found.reduce((top, { count }) => Math.max(top, count), 0),
    };
  }
}
