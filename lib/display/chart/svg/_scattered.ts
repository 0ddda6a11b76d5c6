import { colorOf, shapeOf } from "./palette.ts";
import { group, node, type Svg } from "./svg.ts";
import type { PointModel } from "../model.ts";
import { densityOf } from "./_density.ts";

/** More scattered points are drawn as squares, the stronger the more there are. */
export const MAX_MARKS = 2_000;
const MAX_CELLS = 2_400;

/** A mark for each point, or squares where there are too many. */
export function scattered(
  model: PointModel,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Svg {
  const total = model.points.reduce((sum, { x }) => sum + x.length, 0);
  if (total > MAX_MARKS) return squares(model, toX, toY);
  // Small images of each mark, so that a point costs few characters.
  const used = model.series.map(({ slot }) => slot);
  const defs = node(
    "defs",
    {},
    ...used.map((slot, s) => node("path", { id: `m${s}`, d: shapeOf(slot) })),
  );
  return group(
    defs,
    ...model.points.map(({ x, y }, s) => {
      const slot = used[s] ?? 0;
      return node(
        "g",
        {
          fill: colorOf(slot),
          "fill-opacity": total > 400 ? "0.4" : "0.6",
          stroke: colorOf(slot),
          "stroke-width": "0.8",
        },
        ...x.map((at, i) =>
          node("use", { href: `#m${s}`, x: toX(at), y: toY(y[i] ?? 0) })
        ),
      );
    }),
  );
}

/** How strong squares are, from few points to many. */
const LEVELS = ["0.22", "0.4", "0.6", "0.8", "1"];

function squares(
  model: PointModel,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Svg {
  const density = densityOf(
    model.points,
    (x, y) => [toX(x), toY(y)],
    MAX_CELLS,
  );
  const paths = new Map<string, string>();
  const { side, most } = density;
  for (const { column, row, count, series } of density.cells) {
    const share = most > 1 ? Math.log(count) / Math.log(most) : 1;
    const level = Math.min(
      LEVELS.length - 1,
      Math.floor(share * LEVELS.length),
    );
    const key = `${series} ${level}`;
    paths.set(
      key,
      `${paths.get(key) ?? ""}M${column * side} ${
        row * side
      }h${side}v${side}h-${side}z`,
    );
  }
  return group(
    ...[...paths].sort(([a], [b]) => a < b ? -1 : 1).map(([key, d]) => {
      const [series = "0", level = "0"] = key.split(" ");
      return node("path", {
        d,
        fill: colorOf(model.series[Number(series)]?.slot ?? 0),
        "fill-opacity": LEVELS[Number(level)],
      });
    }),
  );
}
