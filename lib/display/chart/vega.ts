import { count } from "../text/measure.ts";
import { extentOf } from "./axes/scale.ts";
import type { ChartModel } from "./model.ts";

/** What of a specification is ours to say. */
export interface VegaFrame {
  readonly caption: string | undefined;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The media type under which front ends draw Vega-Lite. */
export const VEGA_LITE_TYPE = "application/vnd.vegalite.v5+json";

/** So many rows are in a specification. */
const MAX_VEGA_ROWS = 2_500;

type VegaRow = Readonly<Record<string, string | number | null>>;

/** The chart as a Vega-Lite 5 specification, with its data. */
export function vegaSpec(
  model: ChartModel,
  { caption, alt, width, height }: VegaFrame,
): object {
  const all = rowsOf(model);
  // As many of each part, so that the picture stays the same.
  const every = Math.max(1, Math.ceil(all.length / MAX_VEGA_ROWS));
  const values = all.filter((_, i) => i % every === 0);
  const description = values.length < all.length
    ? `${alt}; ${values.length.toLocaleString("en-US")} of ${
      count(all.length, "value")
    } drawn, evenly chosen`
    : alt;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description,
    ...(caption === undefined ? {} : { title: caption }),
    width,
    height,
    data: { values },
    mark: markOf(model),
    encoding: encodingOf(model),
    config: { background: "transparent" },
  };
}

function rowsOf(model: ChartModel): VegaRow[] {
  const { series } = model;
  const name = (s: number) => series[s]?.name ?? "";
  switch (model.kind) {
    case "bar":
      return model.categories.flatMap((x, c) =>
        model.values.map((own, s) => ({
          x,
          y: orNull(own[c] ?? NaN),
          series: name(s),
        }))
      );
    case "histogram":
      return model.edges.slice(0, -1).flatMap((from, i) =>
        model.counts.map((own, s) => ({
          x: momentOr(model.x.kind, from),
          x2: momentOr(model.x.kind, model.edges[i + 1] ?? from),
          y: own[i] ?? 0,
          series: name(s),
        }))
      );
    default:
      return model.points.flatMap((own, s) =>
        own.x.map((at, i) => ({
          x: model.xNames?.[at] ?? momentOr(model.x.kind, at),
          y: model.yNames?.[own.y[i] ?? 0] ??
            momentOr(model.y.kind, own.y[i] ?? NaN),
          series: name(s),
        }))
      );
  }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function momentOr(kind: string, value: number): string | number | null {
  if (Number.isNaN(value)) return null;
  return kind === "date" ? new Date(value).toISOString() : value;
}

function markOf(model: ChartModel): object {
  switch (model.kind) {
    case "bar":
      return { type: "bar", tooltip: true };
    case "histogram":
      return { type: "bar", tooltip: true, binSpacing: 1 };
    case "scatter":
      return { type: "point", filled: true, opacity: 0.6, tooltip: true };
    case "line":
      return {
        type: "line",
        tooltip: true,
        point: mostPoints(model.points) <= 24,
      };
    case "area":
      return { type: "area", tooltip: true, line: true, opacity: 0.6 };
  }
}

function mostPoints(
  points: readonly { readonly x: readonly number[] }[],
): number {
  return points.reduce((most, { x }) => Math.max(most, x.length), 0);
}

function encodingOf(model: ChartModel): object {
  const { series, colorTitle } = model;
  const color = series.length > 1
    ? {
      color: {
        field: "series",
        type: "nominal",
        title: colorTitle ?? null,
        sort: series.map(({ name }) => name),
      },
    }
    : {};
  if (model.kind === "histogram") {
    return {
      x: { ...channel("x", model.x.kind, model.x.title), bin: "binned" },
      x2: { field: "x2" },
      y: { field: "y", type: "quantitative", title: model.y.title },
      ...color,
    };
  }
  if (model.kind === "bar") {
    const names = {
      field: "x",
      type: "ordinal",
      title: model.x.title,
      sort: null,
    };
    const values = {
      field: "y",
      type: "quantitative",
      title: model.y.title,
      stack: model.isStacked ? "zero" : null,
    };
    const isLying = model.isHorizontal ?? false;
    const isGrouped = series.length > 1 && !model.isStacked;
    const offset = isGrouped
      ? {
        [isLying ? "yOffset" : "xOffset"]: {
          field: "series",
          sort: series.map(({ name }) => name),
        },
      }
      : {};
    return isLying
      ? { y: names, x: values, ...offset, ...color }
      : { x: names, y: values, ...offset, ...color };
  }
  const isNear = model.kind !== "area" &&
    extentOf(model.points.map(({ y }) => y)).low > 0;
  const scale = (isLog: boolean, isZeroFree: boolean) =>
    isLog
      ? { scale: { type: "log" } }
      : isZeroFree
      ? { scale: { zero: false } }
      : {};
  return {
    x: {
      ...channel("x", model.x.kind, model.x.title),
      ...(model.x.kind === "number" ? scale(model.x.isLog, true) : {}),
    },
    y: {
      ...channel("y", model.y.kind, model.y.title),
      ...(model.y.kind === "number" ? scale(model.y.isLog, isNear) : {}),
      ...(model.kind === "area" ? { stack: "zero" } : {}),
    },
    ...(model.kind === "scatter" && series.length > 1
      ? {
        shape: {
          field: "series",
          type: "nominal",
          title: colorTitle ?? null,
          sort: series.map(({ name }) => name),
        },
      }
      : {}),
    ...color,
  };
}

function channel(
  field: string,
  kind: "number" | "date" | "category",
  title: string,
): object {
  switch (kind) {
    case "date":
      // Moments are drawn in UTC, as everywhere here.
      return { field, type: "temporal", title, scale: { type: "utc" } };
    case "number":
      return { field, type: "quantitative", title };
    case "category":
      return { field, type: "ordinal", title, sort: null };
  }
}
