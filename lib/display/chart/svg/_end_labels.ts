import { fitText, textWidth } from "./font.ts";
import { group, type Svg } from "./svg.ts";
import { type Box, label, LABEL_SIZE, mark, type Size } from "./frame.ts";
import type { PointModel, Points } from "../model.ts";

/** Room right of the plot for the names of lines, where all of them reach it. */
export function directLabels(
  model: PointModel,
  points: readonly Points[],
  extent: { low: number; high: number },
  size: Size,
): number | undefined {
  const { series } = model;
  if (model.kind !== "line" || series.length < 2) return undefined;
  if (series.length * 14 > size.height - 80) return undefined;
  const wide = series.reduce(
    (most, { name }) => Math.max(most, textWidth(name, LABEL_SIZE)),
    0,
  );
  if (wide > size.width * 0.25) return undefined;
  const near = extent.high - (extent.high - extent.low) * 0.02;
  const isWhole = points.every(({ x, y }) => {
    const end = lastOf(y);
    return end >= 0 && (x[end] ?? -Infinity) >= near;
  });
  return isWhole ? wide + 16 : undefined;
}

/** Place of the last value that is there, or -1. */
function lastOf(y: readonly number[]): number {
  return y.findLastIndex((value) => !Number.isNaN(value));
}

/** Names at the ends of lines, moved apart where they would meet. */
export function endLabels(
  model: PointModel,
  pixels: readonly Points[],
  box: Box,
  room: number,
): Svg {
  const ends = pixels.map(({ x, y }, s) => {
    const i = lastOf(y);
    return {
      s,
      x: x[i] ?? box.right,
      y: y[i] ?? box.bottom,
      at: y[i] ?? box.bottom,
    };
  }).sort((a, b) => a.y - b.y);
  const least = 14;
  for (let round = 0; round < 40; round++) {
    for (let i = 1; i < ends.length; i++) {
      const [upper, lower] = [ends[i - 1], ends[i]];
      if (upper === undefined || lower === undefined) continue;
      const lack = least - (lower.at - upper.at);
      if (lack > 0.1) {
        upper.at -= lack / 2;
        lower.at += lack / 2;
      }
    }
    for (const end of ends) {
      end.at = Math.max(box.top, Math.min(box.bottom, end.at));
    }
  }
  return group(...ends.map(({ s, x, y, at }) => {
    const { name = "", slot = 0 } = model.series[s] ?? {};
    return group(
      mark(slot, x, y),
      label(
        box.right + 9,
        at + 4,
        fitText(name, LABEL_SIZE, room - 10),
        "start",
        {
          "font-size": LABEL_SIZE,
          // The grey of all text, and beside the mark the colour of the line.
        },
      ),
    );
  }));
}
