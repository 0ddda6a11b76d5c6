import type { Ansi } from "../../text/ansi.ts";
import { pad, shorten, widthOf } from "../../text/measure.ts";
import { Canvas } from "./_canvas.ts";
import { isMixed, stacksOf } from "../data/stacks.ts";
import { thinPoints } from "../data/thin.ts";
import { axisTitle } from "../svg/frame.ts";
import type { PointModel, Points } from "../model.ts";
import { extentOf, type Scale, scaleOf } from "../axes/scale.ts";
import { fillsOf, legendLines, painterOf } from "./_series.ts";
import type { Tick } from "../axes/ticks.ts";

/** Signs of points by series, as like the marks of the image as there are signs. */
const SIGNS = ["●", "■", "▲", "◆", "▼", "+", "×", "∙"];
/** More scattered points than this are dots instead of signs. */
const MAX_SIGNS = 120;

/** Lines, areas and scattered points in blocks or signs, with both axes. */
export function plotLines(
  model: PointModel,
  width: number,
  style: Ansi,
): string[] {
  const { kind, series, points } = model;
  const isEmpty = points.every(({ y }) => y.every(Number.isNaN));
  if (isEmpty) return [style.dim("No values")];
  const rows = Math.max(6, Math.min(14, Math.floor(width / 5)));
  const stacks = kind === "area" ? stacksOf(model) : undefined;
  const isFilled = kind === "area" && !isMixed(points);
  const extent = stacks === undefined
    ? extentOf(points.map(({ y }) => y))
    : extentOf(stacks.flatMap(({ low, high }) => [low, high]));
  const yScale = model.yNames === undefined
    ? scaleOf(model.y, {
      ...extent,
      hasZero: kind === "area",
      count: Math.max(2, Math.floor(rows / 3)),
      // A row is too much to leave empty for the sake of a tick.
      isRound: false,
    })
    : namesScale(model.yNames, rows);
  const labels = new Map<number, string>();
  const most = Math.floor(width * 0.3);
  for (const { at, label } of yScale.ticks) {
    const row = rows - 1 - Math.round(yScale.share(at) * (rows - 1));
    if (!labels.has(row)) labels.set(row, shorten(label, most));
  }
  const left = Math.max(0, ...[...labels.values()].map(widthOf));
  const names = series.length > 1 && kind === "line" && width >= 50
    ? Math.min(
      Math.floor(width * 0.25),
      Math.max(...series.map(({ name }) => widthOf(name))),
    )
    : 0;
  const columns = Math.max(4, width - left - 2 - (names > 0 ? names + 1 : 0));
  const xExtent = extentOf(points.map(({ x }) => x));
  const xScale = model.xNames === undefined
    ? clearScale(
      (count) => scaleOf(model.x, { ...xExtent, count, isRound: false }),
      columns,
    )
    : namesScale(model.xNames, columns / 10);
  const canvas = new Canvas(columns, rows);
  const fills = fillsOf(style);
  const ends = new Map<number, number>();
  if (isFilled && stacks !== undefined) {
    fill(canvas, stacks, fills, xScale, yScale);
  } else {
    points.forEach((own, s) =>
      trace(canvas, model, own, s, xScale, yScale, ends)
    );
  }
  const signs = kind === "scatter"
    ? SIGNS
    : isFilled
    ? fills
    : hasSigns(model, columns)
    ? SIGNS
    : series.map(() => "━");
  const out = [
    style.dim(shorten(model.y.title, width)),
    ...(series.length > 1 && names === 0
      ? legendLines(series, signs, width, style)
      : []),
  ];
  for (let row = 0; row < rows; row++) {
    const label = labels.get(row);
    const line = canvas.row(
      row,
      (text, owner) => painterOf(series[owner] ?? { slot: 0 }, style)(text),
    );
    const axis = `${pad(label ?? "", left, "right")} ${
      label === undefined ? "│" : "┤"
    }`;
    const end = [...ends].find(([, at]) => at === row)?.[0];
    const name = names === 0 || end === undefined
      ? ""
      : ` ${
        painterOf(series[end] ?? { slot: 0 }, style)(
          shorten(series[end]?.name ?? "", names),
        )
      }`;
    out.push(`${style.dim(axis)}${line}${name}`.trimEnd());
  }
  out.push(...foot(xScale, columns, left, style));
  const title = axisTitle(model.x, xScale);
  if (title !== "") {
    out.push(
      style.dim(pad(shorten(title, width), left + 2 + columns, "right")),
    );
  }
  return out;
}

function namesScale(names: readonly string[], room: number): Scale {
  const size = Math.max(1, names.length);
  const every = Math.max(1, Math.ceil(size / Math.max(1, room)));
  return {
    low: 0,
    high: size - 1,
    share: (value) => (value + 0.5) / size,
    ticks: names.flatMap((label, at) =>
      at % every === 0 ? [{ at, label }] : []
    ),
  };
}

/** Whether a line's own points are marked, since there is room between them. */
function hasSigns({ points }: PointModel, columns: number): boolean {
  return points.every(({ x }) => x.length <= columns / 5);
}

/** Draws one series, and notes in which row it ends. */
function trace(
  canvas: Canvas,
  model: PointModel,
  points: Points,
  s: number,
  xScale: Scale,
  yScale: Scale,
  ends: Map<number, number>,
): void {
  const isScatter = model.kind === "scatter";
  const isMarked = isScatter
    ? model.points.length > 1 || points.x.length <= MAX_SIGNS
    : model.kind === "line" && hasSigns(model, canvas.columns);
  const { x, y } = isScatter ? points : thinPoints(points, canvas.columns * 2);
  let before: readonly [number, number] | undefined;
  const marks: (readonly [number, number])[] = [];
  for (let i = 0; i < x.length; i++) {
    const value = y[i] ?? NaN;
    if (Number.isNaN(value)) {
      before = undefined;
      continue;
    }
    const at = [xScale.share(x[i] ?? 0), yScale.share(value)] as const;
    if (isMarked) marks.push(at);
    if (isScatter || before === undefined) {
      if (!isMarked) canvas.dot(at[0], at[1], s);
    } else canvas.line(before[0], before[1], at[0], at[1], s);
    if (model.kind === "area" && model.series.length === 1) {
      under(canvas, before ?? at, at, yScale.share(0), s);
    }
    before = at;
  }
  // Over the line, and not under its next piece.
  for (const [x, y] of marks) canvas.sign(x, y, SIGNS[s] ?? "∙", s);
  if (model.kind !== "line" || before === undefined) return;
  // The nearest row that no other name has.
  const wanted = canvas.rowOf(before[1]);
  const taken = new Set(ends.values());
  for (let d = 0; d < canvas.rows; d++) {
    const row = [wanted + d, wanted - d].find((at) =>
      at >= 0 && at < canvas.rows && !taken.has(at)
    );
    if (row !== undefined) {
      ends.set(s, row);
      return;
    }
  }
}

/** Fills the space between a piece of a line and the base. */
function under(
  canvas: Canvas,
  from: readonly [number, number],
  to: readonly [number, number],
  base: number,
  s: number,
): void {
  const steps = Math.max(1, Math.ceil((to[0] - from[0]) * canvas.columns * 2));
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + (to[0] - from[0]) * i / steps;
    const y = from[1] + (to[1] - from[1]) * i / steps;
    canvas.line(x, base, x, y, s);
  }
}

/** Piles the areas on one another, column by column. */
function fill(
  canvas: Canvas,
  stacks: ReturnType<typeof stacksOf>,
  fills: readonly string[],
  xScale: Scale,
  yScale: Scale,
): void {
  const wide = Math.max(1, canvas.columns - 1);
  const top = stacks.at(-1);
  const xs = top?.x.map((x) => xScale.share(x)) ?? [];
  let next = 0;
  for (let c = 0; c < canvas.columns; c++) {
    // The highest of the places in this column, or between those around it.
    let place = -1;
    for (; (xs[next] ?? Infinity) < (c + 0.5) / wide; next++) {
      const high = top?.high[next] ?? NaN;
      if (high > (top?.high[place] ?? -Infinity)) place = next;
    }
    const parts = stacks.flatMap(({ x, low, high }, s) => {
      const at = (y: readonly number[]) =>
        place >= 0 ? y[place] : heightAt(x, y, c / wide, xScale);
      const [from, to] = [at(low), at(high)];
      return from === undefined || to === undefined || !(to > from)
        ? []
        : [{ s, from: yScale.share(from), to: yScale.share(to) }];
    });
    parts.forEach(({ s, from, to }, i) =>
      canvas.pile(c, from, to, fills[s] ?? "·", i === parts.length - 1, s)
    );
  }
}

/** The height of a line at a place between its points. */
function heightAt(
  x: readonly number[],
  y: readonly number[],
  share: number,
  scale: Scale,
): number | undefined {
  let low = 0;
  let high = x.length - 1;
  if (high < 0) return undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scale.share(x[middle] ?? 0) < share - 1e-9) low = middle + 1;
    else high = middle;
  }
  const after = scale.share(x[low] ?? 0);
  const to = y[low] ?? 0;
  if (low === 0) return after <= share + 0.02 ? to : undefined;
  const before = scale.share(x[low - 1] ?? 0);
  const from = y[low - 1] ?? 0;
  if (after < share - 0.02) return undefined;
  const part = after > before ? (share - before) / (after - before) : 1;
  return from + (to - from) * Math.min(1, part);
}

/** The most ticks whose labels stand clear of one another. */
function clearScale(make: (count: number) => Scale, columns: number): Scale {
  let count = Math.max(2, Math.floor(columns / 5));
  let scale = make(count);
  while (count > 2 && !isClear(scale, columns)) scale = make(--count);
  return scale;
}

function isClear(scale: Scale, columns: number): boolean {
  let end = -2;
  return scale.ticks.every(({ at, label }) => {
    const middle = Math.round(scale.share(at) * (columns - 1));
    const start = startOf(middle, widthOf(label), columns);
    const isApart = start >= end + 2;
    end = start + widthOf(label);
    return isApart;
  });
}

/** Where a text begins that has its middle at a column, as near as there is room. */
function startOf(middle: number, size: number, columns: number): number {
  return Math.max(0, Math.min(columns - size, middle - (size >> 1)));
}

/** The line under the plot, and the labels under it that do not meet. */
function foot(
  scale: Scale,
  columns: number,
  left: number,
  style: Ansi,
): string[] {
  const line = Array.from({ length: columns }, () => "─");
  let labels = "";
  let below = "";
  let waiting = "";
  for (const tick of scale.ticks) {
    const at = Math.round(scale.share(tick.at) * (columns - 1));
    line[at] = "┬";
    labels = put(labels, tick.label, at, columns);
    // Where there is no room yet, it stands under the next tick that it holds for.
    waiting = tick.below ?? waiting;
    const longer = put(below, waiting, at, columns);
    if (longer !== below) waiting = "";
    below = longer;
  }
  const indent = " ".repeat(left + 2);
  return [
    style.dim(`${" ".repeat(left)} └${line.join("")}`),
    ...[labels, below].filter((text) => text.trim() !== "").map((text) =>
      style.dim(`${indent}${text}`)
    ),
  ];
}

/** Puts a label with its middle at a column, if there is room left of it. */
function put(
  text: string,
  label: Tick["label"],
  at: number,
  columns: number,
): string {
  const shown = shorten(label, Math.min(columns, 20));
  const size = widthOf(shown);
  if (size === 0) return text;
  const start = startOf(at, size, columns);
  const used = widthOf(text);
  if (used > 0 && start < used + 1) return text;
  return text + " ".repeat(start - used) + shown;
}
