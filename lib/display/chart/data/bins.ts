import { medianOf } from "./aggregate.ts";
import { axisOf } from "./axis.ts";
import type { Field } from "./fields.ts";
import { Losses } from "./_losses.ts";
import type { HistogramModel } from "../model.ts";
import { formatOf, type Plan } from "./plan.ts";
import { splitSeries } from "./series.ts";
import { niceStep } from "../axes/ticks.ts";
import { timeFloor, timeNext, timeStep } from "../axes/time_ticks.ts";

const DAY = 86_400_000;

/** Ranges side by side, each from its edge up to the next, the last one closed. */
export interface Ranges {
  readonly edges: readonly number[];
  of(value: number): number | undefined;
}

/** Ranges at round numbers, or of the calendar, over all values. */
export function rangesOf(
  sorted: ArrayLike<number>,
  field: Pick<Field, "kind" | "isWhole">,
  wanted: number,
): Ranges {
  const low = sorted[0] ?? 0;
  const high = sorted[sorted.length - 1] ?? 1;
  const edges = field.kind === "date"
    ? dateEdges(low, high, wanted)
    : numberEdges(low, high, wanted, field.isWhole);
  const last = edges.length - 2;
  return {
    edges,
    of(value) {
      if (!(value >= low && value <= high)) return undefined;
      // The range whose lower edge is the last at or below the value.
      let from = 0;
      let to = last;
      while (from < to) {
        const middle = (from + to + 1) >> 1;
        if ((edges[middle] ?? Infinity) <= value) from = middle;
        else to = middle - 1;
      }
      return from;
    },
  };
}

function numberEdges(
  low: number,
  high: number,
  wanted: number,
  isWhole: boolean,
): number[] {
  let step = high > low
    ? niceStep(low, high, wanted)
    : niceStep(0, Math.abs(low) || 1, 10);
  if (isWhole) step = Math.max(1, step);
  // Numbers too near to each other for their size to be parted.
  if (low + step === low || high - step === high) {
    return [low, high > low ? high : low + (Math.abs(low) || 1) * 0.1];
  }
  const first = Math.floor(low / step + 1e-9);
  let last = Math.ceil(high / step - 1e-9);
  // Of whole numbers each range ends before the next begins: 10 to 19, 20 to 29.
  if (isWhole) last = Math.floor(high / step + 1e-9) + 1;
  const digits = Math.min(100, Math.max(0, -Math.floor(Math.log10(step)) + 1));
  return Array.from(
    { length: Math.max(1, last - first) + 1 },
    (_, i) => {
      const edge = (first + i) * step;
      return digits > 20 ? edge : Number(edge.toFixed(digits));
    },
  );
}

function dateEdges(low: number, high: number, wanted: number): number[] {
  const size = timeStep(low, high, wanted);
  const edges = [timeFloor(low, size)];
  for (let at = edges[0] ?? low; at <= high && edges.length < 1_000;) {
    const next = timeNext(at, size);
    if (!(next > at)) break;
    at = next;
    edges.push(at);
  }
  return edges.length > 1 ? edges : [low, low + 1];
}

/** Counts how many values there are in each range. */
export function histogramModel(plan: Plan): HistogramModel {
  const { x, columns, options } = plan;
  const split = splitSeries(plan, "together", x.title);
  const losses = new Losses();
  const found: number[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    const value = x.number(row);
    if (Number.isNaN(value)) losses.add(x, row);
    else found.push(value);
  }
  const sorted = Float64Array.from(found).sort();
  const ranges = rangesOf(sorted, x, options.bins ?? binCount(sorted));
  const size = ranges.edges.length - 1;
  const counts = split.series.map(() => Array.from({ length: size }, () => 0));
  for (let row = 0; row < columns.rowCount; row++) {
    const range = ranges.of(x.number(row));
    const own = counts[split.of(row, 0)];
    if (range === undefined || own === undefined) continue;
    own[range] = (own[range] ?? 0) + 1;
  }
  return {
    kind: "histogram",
    x: axisOf({
      title: x.title,
      key: x.key,
      kind: x.kind,
      format: formatOf(x.key, options),
      isWhole: x.isWhole,
      values: ranges.edges,
    }),
    y: axisOf({
      title: "count",
      key: "count",
      kind: "number",
      format: "auto",
      isWhole: true,
      values: counts.flat(),
    }),
    series: split.series,
    colorTitle: plan.color?.title,
    rowCount: columns.rowCount,
    said: [...plan.said, ...split.said, ...losses.sentences()],
    edges: found.length === 0 ? [0, 1] : ranges.edges,
    counts,
    low: sorted[0] ?? NaN,
    high: sorted[sorted.length - 1] ?? NaN,
    median: medianOf(sorted),
  };
}

/** After Freedman and Diaconis: by how far the middle half is spread. */
function binCount(sorted: Float64Array): number {
  const n = sorted.length;
  if (n < 2) return 1;
  const at = (share: number) => sorted[Math.floor((n - 1) * share)] ?? 0;
  const spread = at(0.75) - at(0.25);
  const range = at(1) - at(0);
  const sturges = Math.ceil(Math.log2(n)) + 1;
  const wanted = spread > 0 ? range / (2 * spread / Math.cbrt(n)) : sturges;
  return Math.round(Math.min(40, Math.max(sturges, wanted, 5)));
}

/** Whether each range holds one whole number, which stands in its middle. */
export function isSingly({ x, edges }: HistogramModel): boolean {
  return x.kind === "number" && x.isWhole &&
    (edges[1] ?? NaN) - (edges[0] ?? NaN) === 1;
}

/**
 * The first and the last value that a range holds: of whole numbers, and of
 * days, months and years, it ends before its edge.
 */
export function endsOf(
  { x, edges }: HistogramModel,
  range: number,
): { from: string; to: string } {
  const [from = NaN, to = NaN] = edges.slice(range, range + 2);
  const least = x.kind === "date"
    ? x.grain === undefined ? 0 : DAY
    : x.isWhole
    ? 1
    : 0;
  return { from: x.write(from), to: x.write(to - least) };
}

/** A range in few words: `5 – 11 Jan 2026`, `5 Jan 2026 01:00 – 02:00`. */
export function rangeText(model: HistogramModel, range: number): string {
  const { from, to } = endsOf(model, range);
  if (from === to) return from;
  if (model.x.kind !== "date") return `${from} – ${to}`;
  // What both begin or end with is said once.
  const first = from.split(" ");
  const last = to.split(" ");
  let head = 0;
  while (head < last.length - 1 && first[head] === last[head]) head++;
  if (head > 0) return `${from} – ${last.slice(head).join(" ")}`;
  let tail = 0;
  while (
    tail < first.length - 1 &&
    first.at(-1 - tail) === last.at(-1 - tail)
  ) tail++;
  return `${first.slice(0, first.length - tail).join(" ")} – ${to}`;
}
