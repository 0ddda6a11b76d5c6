import { count, oneLine } from "../text/measure.ts";
import { endsOf } from "./data/bins.ts";
import type {
  AxisInfo,
  BarModel,
  ChartModel,
  HistogramModel,
  PointModel,
} from "./model.ts";

/** More series than this are not gone through one by one. */
const MAX_TOLD = 4;

/** The finding of a chart in one sentence, for who does not see it. */
export function findingOf(
  model: ChartModel,
  caption: string | undefined,
): string {
  const subject = subjectOf(model);
  const isSaid = caption === undefined ||
    subject.toLowerCase().startsWith(caption.toLowerCase());
  const head = isSaid
    ? subject
    : `${caption.replace(/[.:]+$/, "")}. ${subject}`;
  return oneLine(`${head}: ${findingIn(model)}`).slice(0, 1_000);
}

/** What is shown over what. */
function subjectOf(model: ChartModel): string {
  const { x, y } = model;
  const subject = model.kind === "histogram"
    ? `distribution of ${x.title}`
    : model.kind === "scatter"
    ? `${y.title} against ${x.title}`
    : `${y.title} by ${x.title}`;
  const parts = model.colorTitle === undefined
    ? subject
    : `${subject} and ${model.colorTitle}`;
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}

function findingIn(model: ChartModel): string {
  switch (model.kind) {
    case "bar":
      return barFinding(model);
    case "histogram":
      return histogramFinding(model);
    case "scatter":
      return scatterFinding(model);
    default:
      return lineFinding(model);
  }
}

interface Named {
  readonly name: string;
  readonly value: number;
  /** Made of what was put together, which is nothing to compare with. */
  readonly isRest: boolean;
}

/** Which bars have a value: few by their names, many by how many they are. */
function holders(
  all: readonly Named[],
  value: number,
  verb: (isOne: boolean) => string,
): string {
  const names = all.filter((one) => one.value === value)
    .map(({ name }) => name);
  const last = names.at(-1) ?? "";
  if (names.length === 1) return `${last}${verb(true)}`;
  return names.length > 3
    ? `${names.length} of ${all.length}${verb(false)}`
    : `${names.slice(0, -1).join(", ")} and ${last}${verb(false)}`;
}

function barFinding(model: BarModel): string {
  const { categories, series, values, y } = model;
  const isMany = series.length > 1;
  const all: Named[] = categories.flatMap((name, c) => {
    const isOthers = model.hasOthers && c === categories.length - 1;
    const own = series.map(({ name: part, slot }, s) => ({
      name: isMany ? `${part} of ${name}` : name,
      value: values[s]?.[c] ?? NaN,
      isRest: isOthers || isMany && slot < 0,
    })).filter(({ value }) => !Number.isNaN(value));
    if (!model.isStacked || own.length === 0) return own;
    return [{
      name,
      value: own.reduce((sum, { value }) => sum + value, 0),
      isRest: isOthers,
    }];
  });
  const apart = all.filter(({ isRest }) => !isRest);
  const compared = apart.length > 0 ? apart : all;
  const size = isMany
    ? `${count(series.length, "series", "series")} in ${
      count(categories.length, "category", "categories")
    }`
    : count(categories.length, "bar");
  const [first] = compared;
  if (first === undefined) return `no values; ${size}`;
  let [high, low] = [-Infinity, Infinity];
  for (const { value } of compared) {
    high = Math.max(high, value);
    low = Math.min(low, value);
  }
  const total = model.isStacked ? " in all" : "";
  if (compared.length === 1) {
    return `${first.name} with ${y.write(high)}${total}; ${size}`;
  }
  if (high === low) return `all are ${y.write(high)}${total}; ${size}`;
  const highest = holders(compared, high, (isOne) => isOne ? " is" : " are");
  return `${highest} highest with ${y.write(high)}${total}, ${
    holders(compared, low, () => "")
  } lowest with ${y.write(low)}; ${size}`;
}

/** Where a value stands along the axis. */
function whereOf(model: PointModel, x: number): string {
  return model.xNames?.[x] ?? model.x.write(x);
}

function lineFinding(model: PointModel): string {
  const { series, points } = model;
  const told = points.slice(0, MAX_TOLD).map((own, s) => {
    const said = courseOf(model, own.x, own.y, series.length === 1);
    return series.length === 1 ? said : `${series[s]?.name ?? ""} ${said}`;
  });
  const left = series.length - told.length;
  if (left > 0) told.push(`and ${count(left, "more", "more")}`);
  const total = points.reduce((sum, { x }) => sum + x.length, 0);
  return `${told.join(series.length === 1 ? "" : "; ")}; ${
    series.length === 1
      ? count(total, "point")
      : count(series.length, model.kind === "area" ? "area" : "line")
  }`;
}

function courseOf(
  model: PointModel,
  x: readonly number[],
  y: readonly number[],
  isFull: boolean,
): string {
  let [first, last, high, low, gaps] = [-1, -1, -1, -1, 0];
  for (let i = 0; i < y.length; i++) {
    const value = y[i] ?? NaN;
    if (Number.isNaN(value)) {
      gaps++;
      continue;
    }
    if (first < 0) first = high = low = i;
    last = i;
    if (value > (y[high] ?? NaN)) high = i;
    if (value < (y[low] ?? NaN)) low = i;
  }
  if (first < 0) return "has no values";
  const at = (i: number) => whereOf(model, x[i] ?? NaN);
  const value = (i: number) => model.y.write(y[i] ?? NaN);
  if (first === last) return `${value(first)} at ${at(first)}`;
  if (y[high] === y[low]) {
    return `stays at ${value(first)} from ${at(first)} to ${at(last)}`;
  }
  const course = `${courseWord(model.y, y[first] ?? 0, y[last] ?? 0)} from ${
    value(first)
  } at ${at(first)} to ${value(last)} at ${at(last)}`;
  if (!isFull) return course;
  const peaks = [
    ...(high === last || high === first
      ? []
      : [`highest ${value(high)} at ${at(high)}`]),
    ...(low === first || low === last
      ? []
      : [`lowest ${value(low)} at ${at(low)}`]),
  ];
  return [
    course,
    ...peaks,
    ...(gaps > 0 ? [count(gaps, "gap")] : []),
  ].join(", ");
}

function courseWord({ format }: AxisInfo, from: number, to: number): string {
  if (to === from) return "goes";
  const word = to > from ? "rises" : "falls";
  // By percent of percents, or by percentage points? Neither is clear.
  const style = typeof format === "object" ? format.style : format;
  if (style === "percent") return word;
  const change = from > 0 && to >= 0 ? Math.abs(to - from) / from : NaN;
  if (!(change >= 0.001 && change < 10)) return word;
  const percent = change * 100;
  return `${word} by ${
    percent < 10 ? percent.toFixed(1) : Math.round(percent)
  }%`;
}

function scatterFinding(model: PointModel): string {
  const { points, x, y, series } = model;
  const all = {
    x: points.flatMap((own) => own.x),
    y: points.flatMap((own) => own.y),
  };
  const n = all.x.length;
  if (n === 0) return "no points";
  const range = (
    axis: AxisInfo,
    values: readonly number[],
    names?: readonly string[],
  ) => {
    if (names !== undefined) return count(names.length, "name");
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return low === high
      ? `${axis.title} ${axis.write(low)}`
      : `${axis.title} from ${axis.write(low)} to ${axis.write(high)}`;
  };
  const size = `${count(n, "point")}${
    series.length > 1 ? ` of ${count(series.length, "series", "series")}` : ""
  }, ${range(x, all.x, model.xNames)}, ${range(y, all.y, model.yNames)}`;
  if (model.xNames !== undefined || model.yNames !== undefined || n < 3) {
    return size;
  }
  const r = correlationOf(
    x.isLog ? all.x.map(Math.log) : all.x,
    y.isLog ? all.y.map(Math.log) : all.y,
  );
  return `${relationOf(model, r)}; ${size}`;
}

function relationOf({ x, y }: PointModel, r: number): string {
  if (Number.isNaN(r)) return "one of both does not change";
  const size = Math.abs(r);
  const told = `r = ${r.toFixed(2).replace("-", "−")}`;
  if (size < 0.2) return `no straight relation (${told})`;
  const strength = size < 0.5 ? "weakly" : size < 0.8 ? "clearly" : "strongly";
  return `${y.title} ${
    r > 0 ? "rises" : "falls"
  } ${strength} with ${x.title} (${told})`;
}

/** How far two lists of numbers go together, from -1 to 1. */
export function correlationOf(
  a: readonly number[],
  b: readonly number[],
): number {
  const n = Math.min(a.length, b.length);
  // Scaled first, as squares of large numbers leave the range of numbers.
  const [u, v] = [standard(a), standard(b)];
  if (u === undefined || v === undefined) return NaN;
  let [sum, uu, vv] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [p, q] = [u[i] ?? 0, v[i] ?? 0];
    sum += p * q;
    uu += p * p;
    vv += q * q;
  }
  const size = Math.sqrt(uu) * Math.sqrt(vv);
  return size > 0 ? Math.max(-1, Math.min(1, sum / size)) : NaN;
}

function standard(values: readonly number[]): number[] | undefined {
  const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  if (most === 0) return undefined;
  let sum = 0;
  for (const value of values) sum += value / most;
  const mean = sum / values.length;
  const out = values.map((value) => value / most - mean);
  return out.some((value) => Math.abs(value) > 1e-14) ? out : undefined;
}

function histogramFinding(model: HistogramModel): string {
  const { edges, counts, x } = model;
  const sums = edges.slice(0, -1).map((_, i) =>
    counts.reduce((sum, own) => sum + (own[i] ?? 0), 0)
  );
  const total = sums.reduce((sum, n) => sum + n, 0);
  if (total === 0) return "no values";
  const top = sums.indexOf(sums.reduce((most, n) => Math.max(most, n), 0));
  const most = sums[top] ?? 0;
  if (model.low === model.high) {
    return `all ${count(total, "value")} are ${x.write(model.low)}`;
  }
  const { from, to } = endsOf(model, top);
  // Between two whole numbers: up to the lower one is the same half.
  const median = x.isWhole ? Math.floor(model.median) : model.median;
  return `most often ${from === to ? from : `between ${from} and ${to}`} (${
    most.toLocaleString("en-US")
  } of ${count(total, "value")}), from ${x.write(model.low)} to ${
    x.write(model.high)
  }, half up to ${x.write(median)}`;
}
