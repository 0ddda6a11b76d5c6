import type { Ansi } from "../../text/ansi.ts";
import { pad, shorten, widthOf } from "../../text/measure.ts";
import { Canvas } from "./_canvas.ts";
import { stacksOf } from "../data/stacks.ts";
import { axisTitle } from "../svg/frame.ts";
import type { PointModel } from "../model.ts";
import { extentOf, type Scale, scaleOf } from "../axes/scale.ts";
import { legendLines, painterOf } from "./_series.ts";
import { FILLS } from "./text_bars.ts";
import type { Tick } from "../axes/ticks.ts";

/** Signs of scattered points, by series. */
const SIGNS = ["●", "▲", "■", "◆", "▼", "+", "×", "∙"];
/** A line of more points is drawn by some of them. */
const MAX_DRAWN = 20_000;

/** Lines, areas and scattered points in braille or signs, with both axes. */
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
  const isFilled = kind === "area" && series.length > 1 &&
    !points.some(({ y }) => y.some((value) => value < 0));
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
    ? scaleOf(model.x, {
      ...xExtent,
      count: Math.max(2, Math.floor(columns / 14)),
      isRound: false,
    })
    : namesScale(model.xNames, columns / 10);
  const canvas = new Canvas(columns, rows);
  const ends = new Map<number, number>();
  if (isFilled && stacks !== undefined) {
    fill(canvas, stacks, xScale, yScale);
  } else {
    points.forEach((own, s) =>
      trace(canvas, model, own.x, own.y, s, xScale, yScale, ends)
    );
  }
  const signs = kind === "scatter"
    ? SIGNS
    : isFilled
    ? FILLS
    : series.map(() => "─");
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

/** Draws one series, and notes in which row it ends. */
function trace(
  canvas: Canvas,
  model: PointModel,
  x: readonly number[],
  y: readonly number[],
  s: number,
  xScale: Scale,
  yScale: Scale,
  ends: Map<number, number>,
): void {
  const isScatter = model.kind === "scatter";
  const hasSigns = isScatter && model.series.length > 1;
  const every = isScatter ? 1 : Math.max(1, Math.ceil(x.length / MAX_DRAWN));
  let before: readonly [number, number] | undefined;
  for (let i = 0; i < x.length; i += every) {
    const value = y[i] ?? NaN;
    if (Number.isNaN(value)) {
      before = undefined;
      continue;
    }
    const at = [xScale.share(x[i] ?? 0), yScale.share(value)] as const;
    if (hasSigns) canvas.sign(at[0], at[1], SIGNS[s] ?? "∙", s);
    else if (isScatter || before === undefined) canvas.dot(at[0], at[1], s);
    else canvas.line(before[0], before[1], at[0], at[1], s);
    if (model.kind === "area" && model.series.length === 1) {
      under(canvas, before ?? at, at, yScale.share(0), s);
    }
    before = at;
  }
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

/** Fills each cell with the sign of the area that lies there. */
function fill(
  canvas: Canvas,
  stacks: ReturnType<typeof stacksOf>,
  xScale: Scale,
  yScale: Scale,
): void {
  const wide = Math.max(1, canvas.columns - 1);
  for (let c = 0; c < canvas.columns; c++) {
    for (const [s, { x, low, high }] of stacks.entries()) {
      const from = heightAt(x, low, c / wide, xScale);
      const to = heightAt(x, high, c / wide, xScale);
      if (from === undefined || to === undefined) continue;
      for (let row = 0; row < canvas.rows; row++) {
        const y = (row + 0.5) / canvas.rows;
        if (y >= yScale.share(from) && y < yScale.share(to)) {
          canvas.sign(c / wide, y, FILLS[s] ?? "·", s);
        }
      }
    }
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
  for (const tick of scale.ticks) {
    const at = Math.round(scale.share(tick.at) * (columns - 1));
    line[at] = "┬";
    labels = put(labels, tick.label, at, columns);
    below = put(below, tick.below ?? "", at, columns);
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
  const start = Math.max(0, Math.min(columns - size, at - (size >> 1)));
  const used = widthOf(text);
  if (used > 0 && start < used + 1) return text;
  return text + " ".repeat(start - used) + shown;
}
