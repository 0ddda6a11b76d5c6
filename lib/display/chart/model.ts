import type { Format } from "../text/formats.ts";
import type { Stride, TimeGrain } from "./axes/grain.ts";
import type { FieldKind } from "./data/fields.ts";

/** The kinds of charts. */
export type ChartKind = "bar" | "line" | "area" | "scatter" | "histogram";

/** The names of all, for messages. */
export const CHART_KINDS: readonly ChartKind[] = [
  "bar",
  "line",
  "area",
  "scatter",
  "histogram",
];

/** What an axis shows. */
export interface AxisInfo {
  readonly title: string;
  readonly kind: FieldKind;
  /** Name of the column, by which years and the like are known. */
  readonly key: string;
  readonly format: Format;
  readonly isWhole: boolean;
  readonly isLog: boolean;
  /** How far apart the values are, where they keep to the calendar, */
  readonly grain?: TimeGrain;
  /** or to a distance. */
  readonly stride?: Stride;
  /** One value written in full. */
  write(value: number): string;
}

/** One of the things that share a chart. */
export interface Series {
  readonly name: string;
  /** Place in the palette, -1 for what was put together. */
  readonly slot: number;
}

/** What all kinds have in common. */
interface ModelBase {
  readonly x: AxisInfo;
  readonly y: AxisInfo;
  /** At least one; a single one bears the name of the y axis. */
  readonly series: readonly Series[];
  /** What the series are, when a column says so. */
  readonly colorTitle: string | undefined;
  /** How many rows of data there are. */
  readonly rowCount: number;
  /** What was left out, put together or summed up. */
  readonly said: readonly string[];
}

/** Bars: a value for each series in each category. */
export interface BarModel extends ModelBase {
  readonly kind: "bar";
  readonly categories: readonly string[];
  /** Whether the categories have an order of their own. */
  readonly isOrdered: boolean;
  /** The last category holds the others. */
  readonly hasOthers: boolean;
  readonly isStacked: boolean;
  /** Undefined lets the room decide. */
  readonly isHorizontal: boolean | undefined;
  /** By series, then category; NaN where there is nothing. */
  readonly values: readonly (readonly number[])[];
}

/** Lines, areas and scattered points: points of each series. */
export interface PointModel extends ModelBase {
  readonly kind: "line" | "area" | "scatter";
  /** Names of the places, when `x` or `y` is of categories. */
  readonly xNames: readonly string[] | undefined;
  readonly yNames: readonly string[] | undefined;
  readonly points: readonly Points[];
}

/** Points of one series; a y of NaN is a gap. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Counts of values in ranges of equal width. */
export interface HistogramModel extends ModelBase {
  readonly kind: "histogram";
  /** One more than there are ranges. */
  readonly edges: readonly number[];
  /** By series, then range. */
  readonly counts: readonly (readonly number[])[];
  readonly low: number;
  readonly high: number;
  readonly median: number;
}

/** A chart decided upon, before it is drawn in any form. */
export type ChartModel = BarModel | PointModel | HistogramModel;

/** True when there is nothing to draw. */
export function isEmpty(model: ChartModel): boolean {
  switch (model.kind) {
    case "bar":
      return model.values.every((own) => own.every(Number.isNaN));
    case "histogram":
      return Number.isNaN(model.low);
    default:
      return model.points.every(({ y }) => y.every(Number.isNaN));
  }
}
