import { CHART_FONT, fitText, textWidth } from "./font.ts";
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
  label,
  labelRoom,
  legend,
  type Size,
  TICK_SIZE,
  VALUE_SIZE,
  verticalAxis,
} from "./frame.ts";
import type { BarModel } from "../model.ts";
import { type Scale, scaleOf } from "../axes/scale.ts";

/** The colour of a bar: the grey of what was put together, or that of its series. */
function barColor(model: BarModel, s: number, c: number): string {
  const isOthers = model.hasOthers && c === model.categories.length - 1 &&
    model.series.length === 1;
  return colorOf(isOthers ? -1 : model.series[s]?.slot ?? 0);
}

/** Lowest and highest end of any bar, of stacked ones their sums. */
export function barExtent(model: BarModel): { low: number; high: number } {
  let low = 0;
  let high = 0;
  model.categories.forEach((_, c) => {
    let up = 0;
    let down = 0;
    for (const own of model.values) {
      const value = own[c] ?? NaN;
      if (Number.isNaN(value)) continue;
      if (!model.isStacked) up = down = 0;
      if (value >= 0) up += value;
      else down += value;
      high = Math.max(high, up);
      low = Math.min(low, down);
    }
  });
  return { low, high };
}

/** Whether bars must lie, as their names find no room under them. */
export function isLying(model: BarModel, width: number): boolean {
  if (model.isHorizontal !== undefined) return model.isHorizontal;
  if (model.isOrdered || model.categories.length === 0) return false;
  const step = (width - 60) / model.categories.length;
  return model.categories.some((name) =>
    breakName(name, step - 6).some((line) =>
      textWidth(line, TICK_SIZE) > step - 6
    )
  );
}

/** A name in one line, or in two where its words allow it. */
function breakName(name: string, room: number): string[] {
  if (textWidth(name, TICK_SIZE) <= room) return [name];
  const words = name.split(" ");
  for (let i = words.length - 1; i > 0; i--) {
    const first = words.slice(0, i).join(" ");
    if (textWidth(first, TICK_SIZE) <= room) {
      return [first, words.slice(i).join(" ")];
    }
  }
  return [name];
}

/** Height that lying bars need. */
export function lyingHeight(model: BarModel): number {
  const each = model.isStacked || model.series.length === 1
    ? 25
    : 16 * model.series.length + 10;
  return Math.min(1_600, Math.max(90, model.categories.length * each + 60));
}

/** Bars from one band to the next, each series in its place. */
interface BarPlace {
  readonly s: number;
  readonly c: number;
  /** Across the bars. */
  readonly at: number;
  readonly thick: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Whether another one stands on it. */
  readonly isInner: boolean;
}

function placesOf(model: BarModel, start: number, step: number): BarPlace[] {
  const { series, values, isStacked } = model;
  const pad = step > 8
    ? step * (series.length > 1 && !isStacked ? 0.1 : 0.16)
    : step > 2
    ? 0.5
    : 0;
  const wide = Math.min(
    isStacked || series.length === 1 ? 64 : 56 * series.length,
    step - 2 * pad,
  );
  const out: BarPlace[] = [];
  model.categories.forEach((_, c) => {
    const first = start + c * step + (step - wide) / 2;
    let up = 0;
    let down = 0;
    series.forEach((_, s) => {
      const value = values[s]?.[c] ?? NaN;
      if (Number.isNaN(value)) return;
      const thick = isStacked ? wide : wide / series.length;
      const from = !isStacked ? 0 : value >= 0 ? up : down;
      const to = from + value;
      if (value >= 0) up = to;
      else down = to;
      out.push({
        s,
        c,
        at: isStacked ? first : first + s * thick,
        thick: !isStacked && series.length > 1 && thick > 4 ? thick - 1 : thick,
        from,
        to,
        value,
        isInner: isStacked && series.length > 1,
      });
    });
  });
  return out;
}

function bar(
  model: BarModel,
  { s, c, isInner }: BarPlace,
  x: number,
  y: number,
  width: number,
  height: number,
  lying: boolean,
): Svg {
  // A pixel of the page between the parts of a stack.
  const gap = isInner && (lying ? width : height) > 3 ? 1 : 0;
  return node("rect", {
    x,
    y: y + (lying ? 0 : gap),
    width: Math.max(0, width - (lying ? gap : 0)),
    height: Math.max(0, height - (lying ? 0 : gap)),
    fill: barColor(model, s, c),
  });
}

/** Draws standing or lying bars. */
export function drawBars(model: BarModel, size: Size): string {
  return isLying(model, size.width)
    ? drawLying(model, size)
    : drawStanding(model, size);
}

function headOf(
  model: BarModel,
  width: number,
): { pieces: Svg; height: number } {
  return model.series.length > 1
    ? legend(model.series, "square", width, model.colorTitle)
    : { pieces: group(), height: 0 };
}

function drawStanding(model: BarModel, size: Size): string {
  const head = headOf(model, size.width);
  const extent = barExtent(model);
  const top = head.height + 26;
  // Names take a second line where one of them does not fit in the first.
  const rough = (size.width - 60) / Math.max(1, model.categories.length);
  const isBroken = !model.isOrdered &&
    model.categories.some((name) => breakName(name, rough - 6).length > 1);
  const bottom = Math.max(
    top + 20,
    size.height - footRoom(model.x, undefined) - (isBroken ? 13 : 0),
  );
  const scale = scaleOf(model.y, {
    ...extent,
    hasZero: true,
    count: Math.max(2, Math.floor((bottom - top) / 52)),
  });
  const box: Box = {
    left: labelRoom(scale.ticks, size.width * 0.3),
    right: size.width - 4,
    top,
    bottom,
  };
  const step = (box.right - box.left) / Math.max(1, model.categories.length);
  const places = placesOf(model, box.left, step);
  const written = places.map(({ value }) => model.y.write(value));
  const thin = places.reduce(
    (least, { thick }) => Math.min(least, thick),
    step,
  );
  const hasValues = !model.isStacked && places.length <= 40 &&
    written.every((text) =>
      textWidth(text, VALUE_SIZE) <=
        (model.series.length > 1 ? thin + 1 : step - 4)
    );
  // Under the longest bar below nothing its value needs room.
  const inner: Box = {
    ...box,
    bottom: extent.low < 0 && hasValues ? bottom - 16 : bottom,
  };
  const y = (value: number) =>
    inner.bottom - scale.share(value) * (inner.bottom - top);
  return document(
    size.width,
    size.height,
    CHART_FONT,
    head.pieces,
    headTitle(model.y.title, head.height, size.width),
    verticalAxis(scale, inner, true),
    group(...places.map((place) => {
      const [a, b] = [y(place.from), y(place.to)];
      return bar(
        model,
        place,
        place.at,
        Math.min(a, b),
        place.thick,
        Math.max(0.8, Math.abs(a - b)),
        false,
      );
    })),
    grid(box.left, y(0), box.right, y(0), true),
    hasValues
      ? group(...places.map((place, i) =>
        label(
          place.at + place.thick / 2,
          place.value < 0 ? y(place.to) + 12 : y(place.to) - 4,
          written[i] ?? "",
          "middle",
          { "font-size": VALUE_SIZE },
        )
      ))
      : group(),
    namesBelow(model, box, step),
    footTitle(axisTitle(model.x, undefined), box, size),
  );
}

/** Names under bars: all of them, or each so-manieth where they have an order. */
function namesBelow(model: BarModel, box: Box, step: number): Svg {
  const widest = model.categories.reduce(
    (most, name) => Math.max(most, textWidth(name, TICK_SIZE)),
    0,
  );
  const every = model.isOrdered
    ? Math.max(1, Math.ceil((widest + 10) / Math.max(0.1, step)))
    : Math.max(1, Math.ceil(16 / Math.max(0.1, step)));
  return group(...model.categories.map((name, c) => {
    if (c % every !== 0) return group();
    const x = box.left + (c + 0.5) * step;
    const room = step * every - 6;
    const half = Math.min(widest, room) / 2;
    const shown = Math.max(half, Math.min(box.right + 4 - half, x));
    return group(
      ...breakName(name, room).map((line, i) =>
        label(
          shown,
          box.bottom + 16 + i * 13,
          fitText(line, TICK_SIZE, Math.max(room, 12)),
          "middle",
        )
      ),
    );
  }));
}

function drawLying(model: BarModel, size: Size): string {
  const head = headOf(model, size.width);
  const extent = barExtent(model);
  const top = head.height + 4;
  const bottom = Math.max(top + 10, size.height - 40);
  const step = (bottom - top) / Math.max(1, model.categories.length);
  const names = model.categories.map((name) =>
    fitText(name, LABEL, size.width * 0.36)
  );
  const left =
    names.reduce((wide, name) => Math.max(wide, textWidth(name, LABEL)), 0) +
    10;
  const written = model.values.map((own) =>
    own.map((value) => model.y.write(value))
  );
  const places = placesOf(model, top, step);
  const hasValues = !model.isStacked &&
    places.every(({ thick }) => thick >= 10);
  const wide = hasValues
    ? Math.max(
      0,
      ...places.map(({ s, c }) => textWidth(written[s]?.[c] ?? "", VALUE_SIZE)),
    ) + 6
    : 6;
  const make = (count: number): Scale =>
    scaleOf(model.y, { ...extent, hasZero: true, count });
  const length = size.width - left - 6;
  const scale = clearScale(make, length, Math.max(2, Math.floor(length / 80)));
  const box: Box = { left, right: size.width - 6, top, bottom };
  // Values stand beyond the ends of bars: where there is a tick, there is room.
  const from = extent.low < 0 && hasValues ? left + wide : left;
  const to = extent.high > 0 || extent.low === 0 ? box.right - wide : box.right;
  const inner: Box = {
    ...box,
    left: Math.min(from, to - 10),
    right: Math.max(to, from + 10),
  };
  const x = (value: number) =>
    inner.left + scale.share(value) * (inner.right - inner.left);
  return document(
    size.width,
    size.height,
    CHART_FONT,
    head.pieces,
    horizontalAxis(scale, inner, size.width, "grid", false),
    group(...places.map((place) => {
      const [a, b] = [x(place.from), x(place.to)];
      return bar(
        model,
        place,
        Math.min(a, b),
        place.at,
        Math.max(0.8, Math.abs(a - b)),
        place.thick,
        true,
      );
    })),
    grid(x(0), top, x(0), bottom, true),
    group(
      ...names.map((name, c) =>
        step * 1 >= 9 || c % Math.ceil(9 / step) === 0
          ? label(left - 8, top + (c + 0.5) * step + 4, name, "end", {
            "font-size": LABEL,
          })
          : group()
      ),
    ),
    hasValues
      ? group(...places.map((place) =>
        label(
          x(place.to) + (place.value < 0 ? -4 : 4),
          place.at + place.thick / 2 + 4,
          written[place.s]?.[place.c] ?? "",
          place.value < 0 ? "end" : "start",
          { "font-size": VALUE_SIZE },
        )
      ))
      : group(),
    footTitle(model.y.title, box, size),
  );
}

const LABEL = 12.5;
