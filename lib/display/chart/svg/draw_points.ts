import { directLabels, endLabels } from "./_end_labels.ts";
import { CHART_FONT, fitText, textWidth } from "./font.ts";
import { areas, lines, place } from "./_lines.ts";
import { stacksOf } from "../data/stacks.ts";
import { isThinned } from "../data/thin.ts";
import { MAX_MARKS, scattered } from "./_scattered.ts";
import { document, group } from "./svg.ts";
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
  TICK_SIZE,
  verticalAxis,
} from "./frame.ts";
import type { PointModel } from "../model.ts";
import { extentOf, type Scale, scaleOf } from "../axes/scale.ts";

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
      count: Math.max(2, Math.floor((bottom - top) / 52)),
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

/** What drawing leaves out of many points, said. */
export function thinningOf(model: PointModel): string[] {
  const total = model.points.reduce((sum, { x }) => sum + x.length, 0);
  const written = total.toLocaleString("en-US");
  if (model.kind === "scatter") {
    return total > MAX_MARKS
      ? [`${written} points drawn as squares, the stronger the more points`]
      : [];
  }
  return isThinned(model)
    ? [`${written} points drawn by the lowest and highest of each step`]
    : [];
}
