import type { Ansi } from "../../text/ansi.ts";
import { pad, shorten, widthOf } from "../../text/measure.ts";
import { barExtent } from "../svg/draw_bars.ts";
import { rangeText } from "../data/bins.ts";
import type { BarModel, HistogramModel } from "../model.ts";
import { fillsOf, legendLines, painterOf } from "./_series.ts";

/** Parts of a block, from the left, in eighths. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/** A line of a bar chart. */
interface Line {
  readonly head: string;
  /** The name of the series where there are several. */
  readonly part: string;
  /** One value, or the parts of a stack. */
  readonly values: readonly { readonly s: number; readonly value: number }[];
  readonly written: string;
}

/** Bars that lie, with their values behind them. */
export function barLines(
  model: BarModel,
  width: number,
  style: Ansi,
): string[] {
  const { categories, series, values, y } = model;
  const isStacked = model.isStacked && series.length > 1;
  const lines: Line[] = categories.flatMap((head, c) => {
    const all = series.map((_, s) => ({ s, value: values[s]?.[c] ?? NaN }));
    if (!isStacked) {
      return all.map((one, s) => ({
        head: s === 0 ? head : "",
        part: series.length > 1 ? series[s]?.name ?? "" : "",
        values: [one],
        written: y.write(one.value),
      }));
    }
    const there = all.filter(({ value }) => !Number.isNaN(value));
    return [{
      head,
      part: "",
      values: there,
      written: there.length === 0
        ? y.write(NaN)
        : y.write(there.reduce((sum, { value }) => sum + value, 0)),
    }];
  });
  return [
    style.dim(shorten(y.title, width)),
    ...(isStacked ? legendLines(series, fillsOf(style), width, style) : []),
    ...draw(model, lines, barExtent(model), isStacked, width, style),
  ];
}

/** Ranges and how many values each has. */
export function histogramLines(
  model: HistogramModel,
  width: number,
  style: Ansi,
): string[] {
  const { edges, counts, series, x, y } = model;
  const isStacked = series.length > 1;
  const lines: Line[] = edges.slice(1).map((_, i) => {
    const values = counts.map((own, s) => ({ s, value: own[i] ?? 0 }));
    return {
      head: rangeText(model, i),
      part: "",
      values,
      written: y.write(values.reduce((sum, { value }) => sum + value, 0)),
    };
  });
  const high = lines.reduce(
    (most, { values }) =>
      Math.max(most, values.reduce((sum, { value }) => sum + value, 0)),
    0,
  );
  return [
    style.dim(shorten(`${x.title} · ${y.title}`, width)),
    ...(isStacked ? legendLines(series, fillsOf(style), width, style) : []),
    ...draw(model, lines, { low: 0, high }, isStacked, width, style),
  ];
}

function draw(
  { series }: Pick<BarModel | HistogramModel, "series">,
  lines: readonly Line[],
  { low, high }: { low: number; high: number },
  isStacked: boolean,
  width: number,
  style: Ansi,
): string[] {
  if (lines.length === 0) return [style.dim("No values")];
  const most = (sizes: readonly number[]) => Math.max(0, ...sizes);
  const valueSize = Math.min(
    most(lines.map(({ written }) => widthOf(written))),
    width - 8,
  );
  const partSize = Math.min(
    most(lines.map(({ part }) => widthOf(part))),
    Math.floor(width * 0.2),
  );
  const gaps = 2 + (partSize > 0 ? 1 : 0);
  const widest = most(lines.map(({ head }) => widthOf(head)));
  const rest = width - gaps - partSize - valueSize;
  let headSize = Math.min(
    widest,
    Math.max(4, rest - Math.max(6, Math.floor(width * 0.4))),
  );
  const room = rest - headSize;
  if (room < 2) {
    // A value cut off would be another value: rather no bars.
    headSize = Math.min(
      widest,
      Math.max(1, width - 1 - valueSize - (partSize > 0 ? partSize + 1 : 0)),
    );
    const partRoom = width - headSize - valueSize - 2;
    return lines.map(({ head, part, written }) =>
      [
        pad(shorten(head, headSize), headSize),
        ...(partSize > 0 && partRoom > 0
          ? [
            pad(
              shorten(part, Math.min(partSize, partRoom)),
              Math.min(partSize, partRoom),
            ),
          ]
          : []),
        shorten(written, valueSize),
      ].join(" ").trimEnd()
    );
  }
  const range = high / 2 - low / 2;
  // Cells left of nothing; a bar below it needs at least one.
  const left = low < 0 && range > 0
    ? Math.max(
      1,
      Math.min(
        room - (high > 0 ? 1 : 0),
        Math.round(room * (-low / 2) / range),
      ),
    )
    : 0;
  const right = room - left;
  const share = (value: number, end: number) =>
    end === 0 ? 0 : Math.min(1, Math.abs(value / end));
  return lines.map((line) => {
    const head = pad(shorten(line.head, headSize), headSize);
    const part = partSize > 0
      ? `${pad(shorten(line.part, partSize), partSize)} `
      : "";
    const first = line.values[0];
    const written = shorten(line.written, valueSize);
    const isNothing = line.values.every(({ value }) => Number.isNaN(value));
    const shown = isNothing ? style.dim(written) : written;
    if (isStacked) {
      const { text, size } = stackCells(
        line,
        series,
        low,
        high,
        left,
        right,
        style,
      );
      return left > 0
        ? `${head} ${text}${" ".repeat(Math.max(0, room - size))} ${shown}`
          .trimEnd()
        : `${head} ${text} ${shown}`.trimEnd();
    }
    const value = first?.value ?? NaN;
    const paint = painterOf(series[first?.s ?? 0] ?? { slot: 0 }, style);
    if (left === 0) {
      const bar = blocks(share(value, high) * right, value);
      return `${head} ${part}${bar === "" ? "" : `${paint(bar)} `}${shown}`
        .trimEnd();
    }
    const down = value < 0 ? halves(share(value, low) * left) : "";
    const up = value > 0 ? blocks(share(value, high) * right, value) : "";
    const cells = `${" ".repeat(left - widthOf(down))}${
      down === "" ? "" : paint(down)
    }${up === "" ? "" : paint(up)}${" ".repeat(right - widthOf(up))}`;
    return `${head} ${part}${cells} ${shown}`.trimEnd();
  });
}

/** A bar from the left, as fine as an eighth of a column; what is there is seen. */
function blocks(cells: number, value: number): string {
  if (!(value > 0)) return "";
  const eighths = Math.max(1, Math.round(cells * 8));
  return "█".repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? "");
}

/** A bar to the left, as fine as half a column. */
function halves(cells: number): string {
  const half = Math.max(1, Math.round(cells * 2));
  return (half % 2 === 1 ? "▐" : "") + "█".repeat(half >> 1);
}

function stackCells(
  line: Line,
  series: readonly { readonly slot: number }[],
  low: number,
  high: number,
  left: number,
  right: number,
  style: Ansi,
): { text: string; size: number } {
  const fills = fillsOf(style);
  const run = (sign: 1 | -1, end: number, cells: number) => {
    let sum = 0;
    let used = 0;
    const parts: string[] = [];
    for (const { s, value } of line.values) {
      if (!(value * sign > 0)) continue;
      sum += value;
      const until = end === 0
        ? 0
        : Math.min(cells, Math.round(sum / end * cells));
      const text = (fills[s] ?? "·").repeat(Math.max(0, until - used));
      used = Math.max(used, until);
      parts.push(
        text === "" ? "" : painterOf(series[s] ?? { slot: 0 }, style)(text),
      );
    }
    return { parts, used };
  };
  const down = run(-1, low, left);
  const up = run(1, high, right);
  return {
    text: " ".repeat(left - down.used) + down.parts.reverse().join("") +
      up.parts.join(""),
    size: left + up.used,
  };
}
