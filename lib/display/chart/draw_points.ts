import { CHART_FONT, fitText, textWidth } from "./_font.ts";
import { colorOf, dashOf, shapeOf } from "./_palette.ts";
import { document, group, node, px, type Svg } from "./_svg.ts";
import {
  axisTitle,
  type Box,
  clearScale,
  footRoom,
  footTitle,
  grid,
  headTitle,
  horizontalAxis,
  label,
  LABEL_SIZE,
  labelRoom,
  legend,
  mark,
  type Size,
  TICK_SIZE,
  verticalAxis,
} from "./frame.ts";
import type { PointModel, Points } from "./model.ts";
import { extentOf, type Scale, scaleOf } from "./scale.ts";
import { densityOf, type PixelPoints, thinLine } from "./thin.ts";

/** More scattered points are drawn as squares, the stronger the more there are. */
export const MAX_MARKS = 2_000;
/** Points of all lines together. */
export const MAX_LINE_POINTS = 6_000;
const MAX_CELLS = 2_400;

/** Lines, areas and scattered points. */
export function drawPoints(model: PointModel, size: Size): string {
  const stacks = model.kind === "area" ? stacksOf(model) : undefined;
  const drawn = stacks?.map(({ x, high }) => ({ x, y: high })) ?? model.points;
  const yExtent = stacks === undefined
    ? extentOf(model.points.map(({ y }) => y))
    : extentOf(stacks.flatMap(({ low, high }) => [low, high]));
  const xExtent = extentOf(model.points.map(({ x }) => x));
  const direct = directLabels(model, drawn, xExtent, size);
  const head = model.series.length > 1 && direct === undefined
    ? legend(
      model.series,
      model.kind === "line"
        ? "line"
        : model.kind === "area"
        ? "square"
        : "mark",
      size.width,
      model.colorTitle,
    )
    : { pieces: group(), height: 0 };
  const top = head.height + 24;
  const right = size.width - (direct ?? 10);
  const xAt = (length: number) =>
    model.xNames === undefined
      ? clearScale(
        (count) =>
          scaleOf(model.x, {
            ...xExtent,
            count,
            isRound: false,
            ...(model.kind === "scatter" ? { room: 0.03 } : {}),
          }),
        length,
        Math.max(2, Math.floor(length / 60)),
      )
      : nameScale(model.xNames, length);
  const bottom = Math.max(
    top + 20,
    size.height - footRoom(model.x, xAt(right - 40)),
  );
  const yScale = model.yNames === undefined
    ? scaleOf(model.y, {
      ...yExtent,
      hasZero: model.kind === "area",
      ...(model.kind === "area" ? {} : { isRound: false, room: 0.05 }),
      count: Math.max(2, Math.floor((bottom - top) / 42)),
    })
    : nameScale([...model.yNames].reverse(), bottom - top, true);
  const box: Box = {
    left: labelRoom(yScale.ticks, size.width * 0.3),
    right,
    top,
    bottom,
  };
  const xScale = xAt(box.right - box.left);
  const toX = (value: number) =>
    box.left + xScale.share(value) * (box.right - box.left);
  const last = (model.yNames?.length ?? 1) - 1;
  const toY = (value: number) =>
    bottom - yScale.share(model.yNames === undefined ? value : last - value) *
      (bottom - top);
  const pixels = drawn.map((own) => place(own, toX, toY));
  const marks = model.kind === "scatter"
    ? scattered(model, toX, toY)
    : stacks !== undefined
    ? areas(model, stacks, toX, toY)
    : lines(model, pixels);
  return document(
    size.width,
    size.height,
    CHART_FONT,
    head.pieces,
    headTitle(model.y.title, head.height, size.width),
    verticalAxis(yScale, box, model.kind !== "scatter"),
    grid(box.left, bottom, box.right, bottom, true),
    horizontalAxis(
      xScale,
      box,
      size.width,
      model.kind === "scatter" ? "grid" : "ticks",
    ),
    marks,
    direct === undefined ? group() : endLabels(model, pixels, box, direct),
    footTitle(axisTitle(model.x, xScale), box, size),
  );
}

function place(
  { x, y }: Points,
  toX: (value: number) => number,
  toY: (value: number) => number,
): PixelPoints {
  return {
    x: x.map(toX),
    y: y.map((value) => Number.isNaN(value) ? NaN : toY(value)),
  };
}

/** Places of names, evenly apart; as many are written as have room. */
function nameScale(
  names: readonly string[],
  length: number,
  isVertical = false,
): Scale {
  const size = Math.max(1, names.length);
  const share = (value: number) => (value + 0.5) / size;
  const step = length / size;
  const widest = names.reduce(
    (most, name) => Math.max(most, Math.min(100, textWidth(name, TICK_SIZE))),
    0,
  );
  const every = Math.max(1, Math.ceil((isVertical ? 14 : widest + 8) / step));
  return {
    low: 0,
    high: size - 1,
    share,
    ticks: names.flatMap((name, at) =>
      at % every === 0
        ? [{ at, label: fitText(name, TICK_SIZE, isVertical ? 160 : 100) }]
        : []
    ),
  };
}

/** Room right of the plot for the names of lines, where all of them reach it. */
function directLabels(
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
function endLabels(
  model: PointModel,
  pixels: readonly PixelPoints[],
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

function lines(model: PointModel, pixels: readonly PixelPoints[]): Svg {
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

/** Lower and upper edges of the area of each series. */
interface Stack {
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

function areas(
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

function scattered(
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

/** What drawing leaves out of many points, said. */
export function thinningOf(model: PointModel): string[] {
  const total = model.points.reduce((sum, { x }) => sum + x.length, 0);
  const written = total.toLocaleString("en-US");
  if (model.kind === "scatter") {
    return total > MAX_MARKS
      ? [`${written} points drawn as squares, the stronger the more points`]
      : [];
  }
  const isThin = model.points.some(({ x }) =>
    x.length >
      MAX_LINE_POINTS / (model.kind === "area" ? 2.5 : 1) / model.points.length
  );
  return isThin
    ? [`${written} points drawn by the lowest and highest of each step`]
    : [];
}
