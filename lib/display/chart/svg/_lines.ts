import { colorOf, dashOf } from "./palette.ts";
import { group, node, px, type Svg } from "./svg.ts";
import { mark } from "./frame.ts";
import type { PointModel, Points } from "../model.ts";
import { isMixed, type Stack } from "../data/stacks.ts";

/** Points at their places of the image; gaps stay gaps. */
export function place(
  { x, y }: Points,
  toX: (value: number) => number,
  toY: (value: number) => number,
): Points {
  return {
    x: x.map(toX),
    y: y.map((value) => Number.isNaN(value) ? NaN : toY(value)),
  };
}

/** Lines with their dashes, and marks where there are few points. */
export function lines(model: PointModel, pixels: readonly Points[]): Svg {
  return group(...pixels.map((points, s) => {
    const slot = model.series[s]?.slot ?? 0;
    const few = points.x.length <= 24;
    const { x, y } = points;
    const alone = x.map((_, i) => i).filter((i) =>
      !Number.isNaN(y[i] ?? NaN) &&
      (few ||
        Number.isNaN(y[i - 1] ?? NaN) && Number.isNaN(y[i + 1] ?? NaN))
    );
    return group(
      node("path", {
        d: pathOf(points),
        fill: "none",
        stroke: colorOf(slot),
        "stroke-width": points.x.length > 400 ? 1.4 : 2,
        "stroke-linejoin": "round",
        "stroke-linecap": dashOf(slot) === "" ? "round" : "butt",
        "stroke-dasharray": dashOf(slot),
      }),
      // A point between two gaps has no line.
      ...alone.slice(0, 200).map((i) => mark(slot, x[i] ?? 0, y[i] ?? 0)),
    );
  }));
}

/** A path that is lifted at gaps. */
function pathOf({ x, y }: Points): string {
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
  const overlap = isMixed(model.points);
  return group(...stacks.map(({ x, low, high }, s) => {
    const slot = model.series[s]?.slot ?? 0;
    const upper = place({ x, y: high }, toX, toY);
    const lower = place({ x, y: low }, toX, toY);
    return group(
      node("path", {
        d: areaPath(upper, lower, toY(0), isAlone),
        fill: colorOf(slot),
        "fill-opacity": isAlone || overlap ? "0.28" : "0.78",
      }),
      node("path", {
        d: pathOf(upper),
        fill: "none",
        stroke: colorOf(slot),
        "stroke-width": isAlone || overlap ? 2 : 1,
        "stroke-linejoin": "round",
      }),
    );
  }));
}

/** The outline of an area; alone it stands on the base line, in parts between gaps. */
function areaPath(
  upper: Points,
  lower: Points,
  base: number,
  isAlone: boolean,
): string {
  if (!isAlone) {
    const back: Points = {
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
