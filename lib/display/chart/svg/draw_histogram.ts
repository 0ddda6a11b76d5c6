import { CHART_FONT } from "./font.ts";
import { colorOf } from "./palette.ts";
import { document, group, node, type Svg } from "./svg.ts";
import {
  axisTitle,
  type Box,
  clearScale,
  footRoom,
  footTitle,
  grid,
  headTitle,
  horizontalAxis,
  labelRoom,
  legend,
  type Size,
  verticalAxis,
} from "./frame.ts";
import { isSingly } from "../data/bins.ts";
import type { HistogramModel } from "../model.ts";
import { scaleOf } from "../axes/scale.ts";

/** Draws counts as bars that touch, series on one another. */
export function drawHistogram(model: HistogramModel, size: Size): string {
  const { edges, counts, series } = model;
  const head = series.length > 1
    ? legend(series, "square", size.width, model.colorTitle)
    : { pieces: group(), height: 0 };
  const most = edges.reduce(
    (top, _, i) =>
      Math.max(top, counts.reduce((sum, own) => sum + (own[i] ?? 0), 0)),
    0,
  );
  const top = head.height + 24;
  // One whole number stands in the middle of its bar.
  const half = isSingly(model) ? 0.5 : 0;
  const low = (edges[0] ?? 0) - half;
  const high = (edges[edges.length - 1] ?? 1) - half;
  const x = (length: number) =>
    clearScale(
      (count) => scaleOf(model.x, { low, high, count, isRound: false }),
      length,
      Math.max(2, Math.floor(length / 60)),
    );
  const foot = footRoom(model.x, x(size.width - 60));
  const bottom = Math.max(top + 20, size.height - foot);
  const yScale = scaleOf(model.y, {
    low: 0,
    high: most,
    hasZero: true,
    count: Math.max(2, Math.floor((bottom - top) / 52)),
  });
  const box: Box = {
    left: labelRoom(yScale.ticks, size.width * 0.3),
    right: size.width - 10,
    top,
    bottom,
  };
  const xScale = x(box.right - box.left);
  const px = (value: number) =>
    box.left + xScale.share(value) * (box.right - box.left);
  const py = (value: number) => bottom - yScale.share(value) * (bottom - top);
  const bars: Svg[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = px((edges[i] ?? 0) - half);
    const to = px((edges[i + 1] ?? 0) - half);
    let sum = 0;
    series.forEach(({ slot }, s) => {
      const n = counts[s]?.[i] ?? 0;
      if (n === 0) return;
      const upper = py(sum + n);
      const height = py(sum) - upper;
      sum += n;
      const gap = to - from > 4 ? 1 : 0;
      bars.push(node("rect", {
        x: from + gap / 2,
        y: upper,
        width: Math.max(0.3, to - from - gap),
        height: Math.max(
          0.8,
          height - (series.length > 1 && height > 3 ? 1 : 0),
        ),
        fill: colorOf(slot),
      }));
    });
  }
  return document(
    size.width,
    size.height,
    CHART_FONT,
    head.pieces,
    headTitle(model.y.title, head.height, size.width),
    verticalAxis(yScale, box, true),
    group(...bars),
    grid(box.left, bottom, box.right, bottom, true),
    horizontalAxis(xScale, box, size.width, "ticks"),
    footTitle(axisTitle(model.x, xScale), box, size),
  );
}
