import { colorOf, dashOf } from "./palette.ts";
import { group, node, px, type Svg } from "./svg.ts";
import { mark } from "./frame.ts";
import type { PointModel, Points } from "../model.ts";
import type { Stack } from "../data/stacks.ts";
import { type PixelPoints, thinLine } from "./thin.ts";

/** Points of all lines together. */
export const MAX_LINE_POINTS = 6_000;

/** Points at their places of the image; gaps stay gaps. */
export function place(
  { x, y }: Points,
  toX: (value: number) => number,
  toY: (value: number) => number,
): PixelPoints {
  return {
    x: x.map(toX),
    y: y.map((value) => Number.isNaN(value) ? NaN : toY(value)),
  };
}

/** Lines with their dashes, and marks where there are few points. */
export function lines(model: PointModel, pixels: readonly PixelPoints[]): Svg {
  const steps = Math.floor(MAX_LINE_POINTS / 4 / Math.max(1, pixels.length));
  return group(...pixels.map((points, s) => {
    const slot = model.series[s]?.slot ?? 0;
    const few = points.x.length <= 24;
    const thin = thinLine(points, steps);
    const alone = thin.x.map((_, i) => i).filter((i) =>
      !Number.isNaN(thin.y[i] ?? NaN) &&
      (few ||
        Number.isNaN(thin.y[i - 1] ?? NaN) &&
          Number.isNaN(thin.y[i + 1] ?? NaN))
    );
    return group(
      node("path", {
        d: pathOf(thin),
        fill: "none",
        stroke: colorOf(slot),
        "stroke-width": points.x.length > 400 ? 1.4 : 2,
        "stroke-linejoin": "round",
        "stroke-linecap": dashOf(slot) === "" ? "round" : "butt",
        "stroke-dasharray": dashOf(slot),
      }),
      // A point between two gaps has no line.
      ...alone.slice(0, 200).map((i) =>
        mark(slot, thin.x[i] ?? 0, thin.y[i] ?? 0)
      ),
    );
  }));
}

/** A path that is lifted at gaps. */
function pathOf({ x, y }: PixelPoints): string {
  let out = "";
  let isDown = false;
  for (let i = 0; i < x.length; i++) {
    const value = y[i] ?? NaN;
    if (Number.isNaN(value)) {
      isDown = false;
      continue;
    }
    out += `${isDown ? "L" : "M"}${px(x[i] ?? 0)} ${px(value)}`;
    isDown = true;
  }
  return out;
}

/** Areas, those of several series on one another. */
export function areas(
  model: PointModel,
  stacks: readonly Stack[],
  toX: (value: number) => number,
  toY: (value: number) => number,
): Svg {
  const isAlone = stacks.length === 1;
  const isMixed = model.points.some(({ y }) => y.some((value) => value < 0));
  const steps = Math.floor(MAX_LINE_POINTS / 10 / Math.max(1, stacks.length));
  return group(...stacks.map(({ x, low, high }, s) => {
    const slot = model.series[s]?.slot ?? 0;
    const upper = thinLine(place({ x, y: high }, toX, toY), steps);
    const lower = thinLine(place({ x, y: low }, toX, toY), steps);
    return group(
      node("path", {
        d: areaPath(upper, lower, toY(0), isAlone),
        fill: colorOf(slot),
        "fill-opacity": isAlone || isMixed ? "0.28" : "0.78",
      }),
      node("path", {
        d: pathOf(upper),
        fill: "none",
        stroke: colorOf(slot),
        "stroke-width": isAlone || isMixed ? 2 : 1,
        "stroke-linejoin": "round",
      }),
    );
  }));
}

/** The outline of an area; alone it stands on the base line, in parts between gaps. */
function areaPath(
  upper: PixelPoints,
  lower: PixelPoints,
  base: number,
  isAlone: boolean,
): string {
  if (!isAlone) {
    const back: PixelPoints = {
      x: [...lower.x].reverse(),
      y: [...lower.y].reverse(),
    };
    const outline = pathOf(upper);
    return outline === ""
      ? ""
      : `${outline}${pathOf(back).replaceAll("M", "L")}z`;
  }
  let out = "";
  let start = 0;
  for (let i = 0; i <= upper.x.length; i++) {
    if (i < upper.x.length && !Number.isNaN(upper.y[i] ?? NaN)) continue;
    if (i > start) {
      const part = { x: upper.x.slice(start, i), y: upper.y.slice(start, i) };
      out += `${pathOf(part)}L${px(part.x[i - start - 1] ?? 0)} ${px(base)}L${
        px(part.x[0] ?? 0)
      } ${px(base)}z`;
    }
    start = i + 1;
  }
  return out;
}
