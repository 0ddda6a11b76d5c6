import { count } from "../../text/measure.ts";
import { aggregateTitle, Collected, joinedTitle } from "./aggregate.ts";
import { axisOf } from "./axis.ts";
import { rangesOf } from "./bins.ts";
import type { Field } from "./fields.ts";
import { Losses } from "./_losses.ts";
import type { BarModel } from "../model.ts";
import { formatOf, type Plan } from "./plan.ts";
import { splitSeries } from "./series.ts";
import { momentLabel, unitOf } from "../axes/time_ticks.ts";

/** More bars than this on an ordered axis are put into ranges. */
const MAX_ORDERED = 200;
/** More grouped bars than this are stacked, where they can be added up. */
const MAX_GROUPED = 60;

/** Adds up the rows of each bar. */
export function barModel(plan: Plan): BarModel {
  const { x, ys, aggregate, options, columns } = plan;
  const { limit = 20 } = options;
  const [first] = ys;
  const split = splitSeries(plan, "together", first?.title ?? "count");
  const losses = new Losses();
  const places = categoriesOf(x, columns.rowCount, losses, options);
  const cells: Collected[][] = [];
  const fields: readonly (Field | undefined)[] = ys.length > 0
    ? ys
    : [undefined];
  const collect = (target: (row: number) => number | undefined) => {
    for (let row = 0; row < columns.rowCount; row++) {
      const place = target(row);
      if (place === undefined) continue;
      for (let y = 0; y < fields.length; y++) {
        const own = cells[place] ??= split.series.map(() =>
          new Collected(aggregate)
        );
        own[split.of(row, y)]?.add(valueOf(fields[y], row, aggregate));
      }
    }
  };
  collect(places.of);
  for (const field of aggregate === "count" ? [] : ys) {
    for (let row = 0; row < columns.rowCount; row++) {
      if (Number.isNaN(field.number(row))) losses.add(field, row);
    }
  }
  const said = [...plan.said, ...places.said, ...split.said];
  let order = places.names.map((_, i) => i);
  const totals = order.map((i) => totalOf(cells[i] ?? [], aggregate));
  const byValue = (a: number, b: number) => (totals[b] ?? 0) - (totals[a] ?? 0);
  const {
    sort = ys.length === 0 && !places.isOrdered ? "descending" : "none",
  } = options;
  let names = places.names;
  let hasOthers = false;
  if (!places.isOrdered && order.length > limit) {
    const kept = largest(totals, limit);
    const shown = new Set(kept);
    const hidden = order.length - limit;
    const last = order.length;
    collect((row) => {
      const place = places.of(row);
      return place === undefined || shown.has(place) ? undefined : last;
    });
    names = [...names, `others (${hidden.toLocaleString("en-US")})`];
    said.push(
      `The ${limit} largest of ${
        count(order.length, "category", "categories")
      }; the others are put together`,
    );
    kept.sort(sort === "ascending" ? (a, b) => byValue(b, a) : byValue);
    order = [...kept, last];
    hasOthers = true;
  } else if (sort !== "none") {
    order.sort(sort === "ascending" ? (a, b) => byValue(b, a) : byValue);
  }
  const values = split.series.map((_, s) =>
    order.map((i) => cells[i]?.[s]?.result(aggregate) ?? NaN)
      // A category in which the series has no rows is counted as none.
      .map((value) => Number.isNaN(value) && aggregate === "count" ? 0 : value)
  );
  const isSummed = cells.slice(0, places.names.length).some((own) =>
    own.some((cell) => cell.count > 1)
  );
  const isNeeded = isSummed || aggregate !== "sum";
  if (isSummed && aggregate === "sum") {
    said.push("Several rows of a bar are added up");
  }
  const canStack = (aggregate === "sum" || aggregate === "count") &&
    split.series.length > 1;
  const title = ys.length > 1 && split.series.length > 1
    ? aggregateTitle(
      aggregate,
      joinedTitle(ys.map((field) => field.title)),
      isNeeded,
    )
    : aggregateTitle(aggregate, first?.title ?? "", isNeeded);
  const isCrowded = order.length * split.series.length > MAX_GROUPED &&
    values.flat().every((value) => !(value < 0));
  return {
    kind: "bar",
    x: axisOf({
      title: x.title,
      key: x.key,
      kind: "category",
      format: formatOf(x.key, options),
      isWhole: false,
      values: [],
    }),
    y: axisOf({
      title,
      key: first?.key ?? "count",
      kind: "number",
      format: aggregate === "count" && first === undefined
        ? "auto"
        : aggregate === "count"
        ? "integer"
        : formatOf(first?.key ?? "", options),
      isWhole: true,
      values: values.flat(),
      aggregate,
    }),
    series: split.series,
    colorTitle: plan.color?.title,
    rowCount: columns.rowCount,
    said: [...said, ...losses.sentences()],
    categories: order.map((i) => names[i] ?? ""),
    isOrdered: places.isOrdered,
    hasOthers,
    isStacked: canStack && (options.stacked ?? isCrowded),
    isHorizontal: options.horizontal,
    values,
  };
}

function valueOf(
  field: Field | undefined,
  row: number,
  aggregate: string,
): number {
  if (field === undefined) return 1;
  if (aggregate !== "count") return field.number(row);
  const value = field.values[row];
  return value === null || value === undefined ? NaN : 1;
}

function totalOf(
  cells: readonly Collected[],
  aggregate: Plan["aggregate"],
): number {
  return cells.reduce((sum, cell) => {
    const value = cell.result(aggregate);
    return Number.isNaN(value) ? sum : sum + value;
  }, 0);
}

/** Places of the largest sizes, in their order; of a million it is not worth to sort them. */
function largest(totals: readonly number[], limit: number): number[] {
  const sizes = Float64Array.from(totals, Math.abs);
  const least = sizes.toSorted()[sizes.length - limit] ?? 0;
  // Of those as large as the last one, the first ones find a place.
  let room = limit - sizes.reduce((n, size) => size > least ? n + 1 : n, 0);
  const places: number[] = [];
  for (const [i, size] of sizes.entries()) {
    if (size > least || size === least && room-- > 0) places.push(i);
  }
  return places;
}

interface Categories {
  readonly names: readonly string[];
  readonly isOrdered: boolean;
  readonly said: readonly string[];
  of(row: number): number | undefined;
}

/** The bars there are: texts as they are met, numbers and dates in their order. */
function categoriesOf(
  x: Field,
  rowCount: number,
  losses: Losses,
  options: Plan["options"],
): Categories {
  if (x.kind === "category") {
    const places = new Map<string, number>();
    const rows: number[] = [];
    for (let row = 0; row < rowCount; row++) {
      const name = x.text(row);
      let place = places.get(name);
      if (place === undefined) {
        place = places.size;
        places.set(name, place);
      }
      rows.push(place);
    }
    return {
      names: [...places.keys()],
      isOrdered: false,
      said: [],
      of: (row) => rows[row],
    };
  }
  const distinct = new Set<number>();
  for (let row = 0; row < rowCount; row++) {
    const value = x.number(row);
    if (Number.isNaN(value)) losses.add(x, row);
    else distinct.add(value);
  }
  const sorted = [...distinct].sort((a, b) => a - b);
  const facts = {
    title: x.title,
    key: x.key,
    kind: x.kind,
    format: formatOf(x.key, options),
    isWhole: x.isWhole,
    isPlaces: true,
  };
  if (sorted.length > MAX_ORDERED) {
    const ranges = rangesOf(sorted, x, 40);
    const unit = unitOf(ranges.edges);
    const { write } = axisOf({ ...facts, values: ranges.edges });
    return {
      names: ranges.edges.slice(0, -1).map((edge) =>
        x.kind === "date" ? momentLabel(edge, unit) : `from ${write(edge)}`
      ),
      isOrdered: true,
      said: [
        `${count(sorted.length, "value")} of ${x.title} put into ${
          count(ranges.edges.length - 1, "range")
        }`,
      ],
      of: (row) => ranges.of(x.number(row)),
    };
  }
  const { write } = axisOf({ ...facts, values: sorted });
  const places = new Map(sorted.map((value, i) => [value, i]));
  return {
    names: sorted.map(write),
    isOrdered: true,
    said: [],
    of: (row) => places.get(x.number(row)),
  };
}
