import { count } from "../../text/measure.ts";
import { MAX_SERIES } from "../svg/palette.ts";
import type { Field } from "./fields.ts";
import type { Series } from "../model.ts";
import type { Plan } from "./plan.ts";
import { niceStep, numberLabels } from "../axes/ticks.ts";

/** How rows are parted into series. */
export interface SeriesSplit {
  readonly series: readonly Series[];
  /** Place of the series of a row and column of values, -1 when it is left out. */
  of(row: number, y: number): number;
  readonly said: readonly string[];
}

/**
 * Parts the rows. Of more series than there are colours the largest stay; the
 * others become one, or are left out where they cannot be added up.
 */
export function splitSeries(
  plan: Plan,
  rest: "together" | "left out",
  fallback: string,
): SeriesSplit {
  const { color, ys, columns } = plan;
  const fields: readonly (Field | undefined)[] = ys.length > 0
    ? ys
    : [undefined];
  if (color === undefined && fields.length === 1) {
    return { series: [{ name: fallback, slot: 0 }], of: () => 0, said: [] };
  }
  const colorText = color === undefined
    ? undefined
    : writeColor(color, columns.rowCount);
  const nameAt = (row: number, y: number): string => {
    const own = fields.length > 1 ? fields[y]?.title ?? "" : "";
    if (colorText === undefined) return own;
    const text = colorText(row);
    return own === "" ? text : `${text} · ${own}`;
  };
  // Each row's name is looked up once, and after that a number stands for it.
  const ids = new Int32Array(columns.rowCount * fields.length);
  const known = new Map<string, number>();
  const sizes: number[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    for (let y = 0; y < fields.length; y++) {
      const name = nameAt(row, y);
      let id = known.get(name);
      if (id === undefined) {
        id = known.size;
        known.set(name, id);
        sizes.push(0);
      }
      ids[row * fields.length + y] = id;
      const field = fields[y];
      const value = field === undefined || field.kind !== "number"
        ? 1
        : Math.abs(field.number(row));
      sizes[id] = (sizes[id] ?? 0) + (Number.isNaN(value) ? 0 : value);
    }
  }
  const weights = new Map(
    [...known].map(([name, id]) => [name, sizes[id] ?? 0]),
  );
  let names = [...weights.keys()];
  if (color !== undefined && color.kind !== "category") {
    names = names.sort(new Intl.Collator("en", { numeric: true }).compare);
  }
  const said: string[] = [];
  let hidden: string[] = [];
  if (names.length > MAX_SERIES) {
    const kept = new Set(
      [...names].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
        .slice(0, MAX_SERIES),
    );
    hidden = names.filter((name) => !kept.has(name));
    said.push(
      rest === "together"
        ? `The ${MAX_SERIES} largest of ${
          count(names.length, "series", "series")
        } have colours, the others are put together`
        : `The ${MAX_SERIES} largest of ${
          count(names.length, "series", "series")
        } are shown`,
    );
    names = names.filter((name) => kept.has(name));
  }
  const series: Series[] = names.map((name, slot) => ({ name, slot }));
  const places = new Map(names.map((name, i) => [name, i]));
  if (hidden.length > 0 && rest === "together") {
    for (const name of hidden) places.set(name, series.length);
    series.push({
      name: `others (${hidden.length.toLocaleString("en-US")})`,
      slot: -1,
    });
  }
  if (series.length === 0) series.push({ name: fallback, slot: 0 });
  const placeOf = [...known.keys()].map((name) => places.get(name) ?? -1);
  return {
    series,
    of: (row, y) => placeOf[ids[row * fields.length + y] ?? -1] ?? -1,
    said,
  };
}

/** Many different numbers are parted into a few ranges. */
function writeColor(field: Field, rowCount: number): (row: number) => string {
  if (field.kind !== "number") return (row) => field.text(row);
  const seen = new Set<number>();
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < rowCount; row++) {
    const value = field.number(row);
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (seen.size <= MAX_SERIES) seen.add(value);
  }
  if (seen.size <= MAX_SERIES) return (row) => field.text(row);
  const step = niceStep(low, high, MAX_SERIES - 2);
  const first = Math.floor(low / step);
  const last = Math.floor(high / step);
  const edges = Array.from(
    { length: last - first + 2 },
    (_, i) => (first + i) * step,
  );
  const labels = numberLabels(edges, "number");
  return (row) => {
    const value = field.number(row);
    if (Number.isNaN(value)) return field.text(row);
    const i = Math.min(last - first, Math.floor(value / step) - first);
    return `${labels[i] ?? ""} to ${labels[i + 1] ?? ""}`;
  };
}
