import { count } from "../text/measure.ts";
import { table } from "../table/table.ts";
import type { View } from "../view.ts";
import { endsOf } from "./data/bins.ts";
import { placesOf } from "./data/places.ts";
import type { ChartModel, HistogramModel, PointModel } from "./model.ts";

/** Rows of data under a chart. */
const MAX_ROWS = 30;
/** Bars are all told. */
const MAX_BARS = 60;

/** Columns of texts and numbers as they are drawn. */
interface DrawnColumn {
  readonly title: string;
  readonly values: readonly unknown[];
  readonly write?: (value: number) => string;
}

/** The data of a chart: what is drawn, not what it was made of. */
export interface DataTable {
  readonly view: View;
  /** How many rows there are. */
  readonly total: number;
  /** The same in words, with how many of them the table holds. */
  readonly size: string;
}

/** The data of a chart as a table. */
export function dataTable(model: ChartModel): DataTable {
  const { columns, total } = drawnColumns(model);
  const shown = columns[0]?.values.length ?? 0;
  const size = shown < total
    ? `${shown.toLocaleString("en-US")} of ${count(total, "row")}`
    : count(total, "row");
  const keys = columns.map((_, i) => `c${i}`);
  const view = table(
    Object.fromEntries(columns.map(({ values }, i) => [`c${i}`, values])),
    {
      columns: keys.map((key, i) => ({
        key,
        title: columns[i]?.title ?? "",
      })),
      formats: Object.fromEntries(
        columns.flatMap(({ write }, i) =>
          write === undefined
            ? []
            : [[`c${i}`, (value: unknown) =>
              typeof value === "number" ? write(value) : String(value)]]
        ),
      ),
      limit: MAX_BARS,
      ...(model.kind === "scatter" ? {} : { rowHead: "c0" }),
      notes: shown < total ? [size] : [],
    },
  );
  return { view, total, size };
}

function orNull(values: readonly number[]): (number | null)[] {
  return values.map((value) => Number.isNaN(value) ? null : value);
}

function drawnColumns(
  model: ChartModel,
): { columns: DrawnColumn[]; total: number } {
  const { series, x, y } = model;
  const nameOf = (s: number) =>
    series.length === 1 ? y.title : series[s]?.name ?? "";
  switch (model.kind) {
    case "bar":
      return {
        total: model.categories.length,
        columns: [
          { title: x.title, values: model.categories.slice(0, MAX_BARS) },
          ...model.values.map((own, s) => ({
            title: nameOf(s),
            values: orNull(own.slice(0, MAX_BARS)),
            write: y.write,
          })),
        ],
      };
    case "histogram":
      return histogramColumns(model, nameOf);
    case "scatter":
      return scatterColumns(model);
    default:
      return lineColumns(model, nameOf);
  }
}

function histogramColumns(
  model: HistogramModel,
  nameOf: (s: number) => string,
): { columns: DrawnColumn[]; total: number } {
  const { edges, counts, x } = model;
  const ends = edges.slice(1).map((_, i) => endsOf(model, i));
  const froms = ends.map(({ from }) => from);
  return {
    total: edges.length - 1,
    columns: [
      ...(ends.every(({ from, to }) => from === to)
        ? [{ title: x.title, values: froms }]
        : [
          { title: `${x.title} from`, values: froms },
          { title: "to", values: ends.map(({ to }) => to) },
        ]),
      ...counts.map((own, s) => ({ title: nameOf(s), values: own })),
    ].map((column) => ({
      ...column,
      values: column.values.slice(0, MAX_BARS),
    })),
  };
}

function scatterColumns(
  { points, series, x, y, xNames, yNames, colorTitle }: PointModel,
): { columns: DrawnColumn[]; total: number } {
  const total = points.reduce((sum, own) => sum + own.x.length, 0);
  const rows: [number, number, string][] = [];
  points.forEach((own, s) => {
    for (let i = 0; i < own.x.length && rows.length < MAX_ROWS; i++) {
      rows.push([own.x[i] ?? NaN, own.y[i] ?? NaN, series[s]?.name ?? ""]);
    }
  });
  return {
    total,
    columns: [
      written(x.title, rows.map(([at]) => at), x.write, x.kind, xNames),
      written(y.title, rows.map(([, value]) => value), y.write, y.kind, yNames),
      ...(series.length > 1
        ? [{
          title: colorTitle ?? "series",
          values: rows.map(([, , name]) => name),
        }]
        : []),
    ],
  };
}

function written(
  title: string,
  values: readonly number[],
  write: (value: number) => string,
  kind: string,
  names: readonly string[] | undefined,
): DrawnColumn {
  if (names !== undefined) {
    return { title, values: values.map((value) => names[value] ?? "") };
  }
  return kind === "date"
    ? { title, values: values.map(write) }
    : { title, values: orNull(values), write };
}

function lineColumns(
  { points, x, y, xNames }: PointModel,
  nameOf: (s: number) => string,
): { columns: DrawnColumn[]; total: number } {
  const places = placesOf(points.map((own) => own.x));
  const shown = [...places.slice(0, MAX_ROWS)];
  return {
    total: places.length,
    columns: [
      written(x.title, shown, x.write, x.kind, xNames),
      ...points.map((own, s) => {
        const last = shown.at(-1) ?? -Infinity;
        const at = new Map<number, number>();
        for (let i = 0; (own.x[i] ?? Infinity) <= last; i++) {
          at.set(own.x[i] ?? NaN, own.y[i] ?? NaN);
        }
        return {
          title: nameOf(s),
          values: orNull(shown.map((place) => at.get(place) ?? NaN)),
          write: y.write,
        };
      }),
    ],
  };
}
