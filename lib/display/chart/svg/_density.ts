import type { Points } from "../model.ts";

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
  const total = points.reduce((sum, { x }) => sum + x.length, 0);
  const left = new Float64Array(total);
  const top = new Float64Array(total);
  let next = 0;
  let wide = 0;
  let high = 0;
  for (const { x, y } of points) {
    for (let i = 0; i < x.length; i++) {
      const [across, down] = place(x[i] ?? 0, y[i] ?? 0);
      left[next] = across;
      top[next++] = down;
      if (across > wide) wide = across;
      if (down > high) high = down;
    }
  }
  for (let side = 4;; side += side < 8 ? 1 : 4) {
    const columns = Math.floor(wide / side) + 1;
    const counts = points.map(() =>
      new Uint32Array(columns * (Math.floor(high / side) + 1))
    );
    next = 0;
    points.forEach(({ x }, s) => {
      const own = counts[s];
      if (own === undefined) return;
      for (let i = 0; i < x.length; i++, next++) {
        const cell = Math.floor((top[next] ?? 0) / side) * columns +
          Math.floor((left[next] ?? 0) / side);
        own[cell] = (own[cell] ?? 0) + 1;
      }
    });
    const cells = cellsOf(counts, columns);
    if (cells.length <= most || side >= 200) {
      return {
        side,
        cells,
        most: cells.reduce((top, { count }) => Math.max(top, count), 0),
      };
    }
  }
}

/** The squares that hold points, each with the series that has most of them. */
function cellsOf(
  counts: readonly Uint32Array[],
  columns: number,
): DensityCell[] {
  const cells: DensityCell[] = [];
  const size = counts[0]?.length ?? 0;
  for (let cell = 0; cell < size; cell++) {
    let count = 0;
    let series = 0;
    for (let s = 0; s < counts.length; s++) {
      const own = counts[s]?.[cell] ?? 0;
      count += own;
      if (own > (counts[series]?.[cell] ?? 0)) series = s;
    }
    if (count === 0) continue;
    cells.push({
      column: cell % columns,
      row: Math.floor(cell / columns),
      count,
      series,
    });
  }
  return cells;
}
