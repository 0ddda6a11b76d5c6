import { CHART_FONT, fitText, textWidth } from "./font.ts";
import {
  AXIS_COLOR,
  colorOf,
  dashOf,
  GRID_COLOR,
  GRID_OPACITY,
  shapeOf,
  TEXT_COLOR,
} from "./palette.ts";
import { document, group, node, rule, type Svg } from "./svg.ts";
import type { AxisInfo, Series } from "../model.ts";
import type { Scale } from "../axes/scale.ts";
import type { Tick } from "../axes/ticks.ts";

/** The part of the image in which data is drawn, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Size of an image. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const TICK_SIZE = 12;
export const LABEL_SIZE = 12.5;
/** Of the values beside bars. */
export const VALUE_SIZE = 11.5;

/** A line of text. */
export function label(
  x: number,
  y: number,
  content: string,
  anchor: "start" | "middle" | "end" = "start",
  more: Readonly<Record<string, string | number>> = {},
): Svg {
  if (content === "") return group();
  return node(
    "text",
    {
      x,
      y,
      fill: TEXT_COLOR,
      ...(anchor === "start" ? {} : { "text-anchor": anchor }),
      ...more,
    },
    content,
  );
}

/** How the samples of a legend look. */
export type Swatch = "square" | "line" | "mark";

const ROW = 20;

/** Names of the series with their colours, in as many rows as they take. */
export function legend(
  series: readonly Series[],
  swatch: Swatch,
  width: number,
  title: string | undefined,
): { pieces: Svg; height: number } {
  const pieces: Svg[] = [];
  let x = 0;
  let y = 0;
  if (title !== undefined) {
    const text = fitText(title, LABEL_SIZE, width * 0.4);
    pieces.push(
      label(0, 12, text, "start", {
        "font-size": LABEL_SIZE,
        "font-weight": 600,
      }),
    );
    x = textWidth(text, LABEL_SIZE) * 1.08 + 14;
  }
  const room = swatch === "line" ? 28 : 16;
  for (const { name, slot } of series) {
    const text = fitText(name, LABEL_SIZE, Math.min(220, width - room - 4));
    const size = room + textWidth(text, LABEL_SIZE) + 14;
    if (x > 0 && x + size - 14 > width) {
      x = 0;
      y += ROW;
    }
    pieces.push(
      sample(slot, swatch, x, y + 8),
      label(x + room, y + 12, text, "start", { "font-size": LABEL_SIZE }),
    );
    x += size;
  }
  return { pieces: group(...pieces), height: y + ROW + 4 };
}

function sample(slot: number, swatch: Swatch, x: number, y: number): Svg {
  const color = colorOf(slot);
  switch (swatch) {
    case "square":
      return node("rect", { x, y: y - 5, width: 10, height: 10, fill: color });
    case "line":
      return group(
        rule(x, y, x + 22, y, {
          stroke: color,
          "stroke-width": 2,
          "stroke-dasharray": dashOf(slot),
        }),
      );
    case "mark":
      return mark(slot, x + 5, y, 1.2);
  }
}

/** A mark of a series. */
export function mark(slot: number, x: number, y: number, scale = 1): Svg {
  return node("path", {
    d: shapeOf(slot),
    fill: colorOf(slot),
    transform: `translate(${Math.round(x * 10) / 10} ${
      Math.round(y * 10) / 10
    })${scale === 1 ? "" : ` scale(${scale})`}`,
  });
}

/** Room that the labels of a vertical axis take. */
export function labelRoom(ticks: readonly Tick[], most: number): number {
  return Math.min(
    most,
    ticks.reduce(
      (wide, { label }) => Math.max(wide, textWidth(label, TICK_SIZE)),
      0,
    ) + 8,
  );
}

/** A quiet line for each tick of a vertical axis, and its label. */
export function verticalAxis(scale: Scale, box: Box, hasZero: boolean): Svg {
  const { top, bottom, left, right } = box;
  return group(...scale.ticks.map(({ at, label: text }) => {
    const y = bottom - scale.share(at) * (bottom - top);
    const isBase = hasZero && at === 0;
    return group(
      grid(left, y, right, y, isBase),
      label(left - 8, y + 4, fitText(text, TICK_SIZE, left - 8), "end"),
    );
  }));
}

/** A line of the grid, or the line from which lengths are read. */
export function grid(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  isBase = false,
): Svg {
  return rule(
    x1,
    y1,
    x2,
    y2,
    isBase
      ? { stroke: AXIS_COLOR, "stroke-width": 1 }
      : { stroke: GRID_COLOR, "stroke-opacity": String(GRID_OPACITY) },
  );
}

/** Labels under a horizontal axis, where it changes with a second line. */
export function horizontalAxis(
  scale: Scale,
  box: Box,
  width: number,
  marks: "ticks" | "grid",
  hasZero = false,
): Svg {
  const { left, right, top, bottom } = box;
  const pieces: Svg[] = [];
  let end = -Infinity;
  let waiting = "";
  for (const { at, label: text, below } of scale.ticks) {
    const x = left + scale.share(at) * (right - left);
    pieces.push(
      marks === "ticks"
        ? rule(x, bottom, x, bottom + 4, { stroke: AXIS_COLOR })
        : grid(x, top, x, bottom, hasZero && at === 0),
      label(
        within(x, textWidth(text, TICK_SIZE) / 2, width),
        bottom + 16,
        text,
        "middle",
      ),
    );
    // Where there is no room yet, it stands under the next tick that it holds for.
    waiting = below ?? waiting;
    if (waiting === "") continue;
    const half = textWidth(waiting, TICK_SIZE) * BOLD / 2;
    const middle = within(x, half, width);
    if (middle - half < end) continue;
    pieces.push(
      label(middle, bottom + 31, waiting, "middle", { "font-weight": 600 }),
    );
    waiting = "";
    end = middle + half + 6;
  }
  return group(...pieces);
}

/** How much wider bold letters are. */
const BOLD = 1.12;

/** The middle of a label at its place, or as near as the image has room. */
function within(x: number, half: number, width: number): number {
  return Math.max(half, Math.min(width - half, x));
}

/** The most ticks whose labels stand clear of one another. */
export function clearScale(
  make: (count: number) => Scale,
  length: number,
  start: number,
): Scale {
  let scale = make(start);
  for (let count = start - 1; count >= 1 && !isClear(scale, length); count--) {
    scale = make(count);
  }
  return scale;
}

function isClear(scale: Scale, length: number): boolean {
  let end = -Infinity;
  for (const { at, label: text } of scale.ticks) {
    const x = scale.share(at) * length;
    const half = textWidth(text, TICK_SIZE) / 2;
    if (x - half < end) return false;
    end = x + half + 10;
  }
  return true;
}

/** Room under the plot for labels and the title of the horizontal axis. */
export function footRoom(axis: AxisInfo, scale: Scale | undefined): number {
  const hasBelow = scale?.ticks.some(({ below }) => below !== undefined) ??
    false;
  return 22 + (hasBelow ? 14 : 0) + (axisTitle(axis, scale) === "" ? 0 : 18);
}

/** The title of an axis; dates speak for themselves, and say so when they are hours. */
export function axisTitle(axis: AxisInfo, scale: Scale | undefined): string {
  if (axis.kind !== "date") return axis.title;
  return scale?.ticks.some(({ label }) => label.includes(":"))
    ? `${axis.title} (UTC)`
    : "";
}

/** The title at the right end under a horizontal axis. */
export function footTitle(
  text: string,
  box: Box,
  size: Size,
): Svg {
  return label(
    box.right,
    size.height - 5,
    fitText(text, LABEL_SIZE, size.width - 10),
    "end",
    { "font-size": LABEL_SIZE },
  );
}

/** The title above a vertical axis, where it needs no turned head. */
export function headTitle(text: string, y: number, width: number): Svg {
  return label(0, y + 11, fitText(text, LABEL_SIZE, width), "start", {
    "font-size": LABEL_SIZE,
  });
}

/** What stands where there is nothing to draw. */
export function drawNothing(size: Size): string {
  return document(
    size.width,
    size.height,
    CHART_FONT,
    grid(0, size.height - 2, size.width, size.height - 2, true),
    label(size.width / 2, size.height / 2 + 4, "No values", "middle", {
      "font-size": 13,
    }),
  );
}
