import { CAPTION } from "../markup/caption.ts";
import { encodeBase64 } from "@std/encoding/base64";
import { element, lines } from "../markup/element.ts";
import { escapeMarkdown } from "../markup/escape_markdown.ts";
import { FONT, QUIET } from "../markup/styles.ts";
import type { Html } from "../html.ts";
import { raw } from "../html.ts";
import { oneLine } from "../text/measure.ts";
import { View } from "../view.ts";
import { findingOf } from "./alt.ts";
import type { Aggregate } from "./data/aggregate.ts";
import { barModel } from "./data/bars.ts";
import { histogramModel } from "./data/bins.ts";
import { dataTable } from "./data_table.ts";
import { drawBars, isLying, lyingHeight } from "./svg/draw_bars.ts";
import { drawHistogram } from "./svg/draw_histogram.ts";
import { drawPoints, thinningOf } from "./svg/draw_points.ts";
import { drawNothing } from "./svg/frame.ts";
import { type ChartKind, type ChartModel, isEmpty } from "./model.ts";
import { type ChartOptions, checkLog, checkOptions } from "./options.ts";
import { planOf } from "./data/plan.ts";
import { thinModel } from "./data/thin.ts";
import { pointModel } from "./data/points.ts";
import { type ChartColumns, columnsOf, readColumns } from "./data/rows.ts";
import { type ChartFrame, chartText } from "./text/chart_text.ts";
import { VEGA_LITE_TYPE, vegaSpec } from "./vega.ts";

export type { Aggregate as ChartAggregate, ChartKind, ChartOptions };

/** Rows in any shape that can be read at once: see {@linkcode chart}. */
export type ChartRows =
  | string
  | Iterable<unknown>
  | Readonly<Record<string, Iterable<unknown>>>;

// Labels can still be read where a narrow page shrinks it to 440 pixels.
const WIDTH = 560;
const HEIGHT = 320;
const MAX_ROWS = 100_000;

/**
 * Draws data: bars, lines, areas, scattered points or a histogram, from rows in
 * the shapes that `table` takes.
 *
 * What is not said is found. Without `x`, it is the first column of dates, or
 * of texts, or of years; without `y`, the first column of numbers. Without
 * `kind`, names give bars, dates give lines, numbers that only rise along `x`
 * give lines and others scattered points, and a column of numbers or dates
 * alone gives a histogram. With no column of numbers, rows are counted.
 *
 * Several rows of one bar, or of one place of a line, are added up, unless
 * `aggregate` says otherwise, and the notes say so. Bars of several series
 * stand side by side unless `stacked`; areas always stand on one another.
 * Moments are shown in UTC. What is missing is a gap. Of many categories the
 * largest are shown and the others put together, of many points a bounded
 * number is drawn, and the notes say that too.
 *
 * In a notebook it is an image whose `alt` text states the finding, with its
 * data as a table under it; in a terminal, block characters with values.
 *
 * @param rows The rows: objects, arrays of which the first is the heading, an
 *   object of columns, or CSV text.
 * @param options Columns, kind and everything about the look.
 * @returns The view; a promise of it when the rows are an async iterable, of
 *   which `maxRows` are read.
 * @throws {TypeError} If a column is not there, the kind is not known, a column
 *   that is measured holds no numbers, or `rows` is none of these shapes.
 * @throws {RangeError} If a number among the options is out of range.
 *
 * @example Bars
 * ```ts
 * import { chart } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * const view = chart([
 *   { product: "Widget A", revenue: 26_700 },
 *   { product: "Widget B", revenue: 8_300 },
 *   { product: "Gadget X", revenue: 4_200 },
 * ], { x: "product", y: "revenue", formats: { revenue: "currency" } });
 * assertEquals(
 *   view.toText({ width: 40 }),
 *   [
 *     "revenue",
 *     "Widget A ███████████████████████ $26,700",
 *     "Widget B ███████▏ $8,300",
 *     "Gadget X ███▋ $4,200",
 *   ].join("\n"),
 * );
 * ```
 *
 * @example Several lines from columns side by side
 * ```ts
 * import { chart } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = chart({
 *   month: ["2026-01", "2026-02", "2026-03"],
 *   tea: [25, 30, 45],
 *   coffee: [40, 35, 30],
 * }, { x: "month", y: ["tea", "coffee"], caption: "Cups sold" });
 * assertStringIncludes(view.toHtml(), "tea rises by 80% from 25 at Jan 2026");
 * ```
 */
export function chart(rows: ChartRows, options?: ChartOptions): View;
/** Reads an async iterable as far as `maxRows`. */
export function chart(
  rows: AsyncIterable<unknown>,
  options?: ChartOptions,
): Promise<View>;
export function chart(
  rows: ChartRows | AsyncIterable<unknown>,
  options: ChartOptions = {},
): View | Promise<View> {
  checkOptions(options);
  const { maxRows = MAX_ROWS } = options;
  if (
    typeof rows !== "string" && (typeof rows !== "object" || rows === null)
  ) {
    throw new TypeError(
      `Cannot draw chart: expected rows as an array, an iterable, an object of columns or CSV text, found ${
        rows === null ? "null" : typeof rows
      }`,
    );
  }
  if (isAsyncIterable(rows)) {
    return readColumns(rows, maxRows).then((columns) =>
      chartView(columns, options)
    );
  }
  return chartView(columnsOf(rows, maxRows), options);
}

function isAsyncIterable(
  rows: ChartRows | AsyncIterable<unknown>,
): rows is AsyncIterable<unknown> {
  return typeof rows === "object" && Symbol.asyncIterator in rows;
}

function modelOf(columns: ChartColumns, options: ChartOptions): ChartModel {
  const plan = planOf(columns, options);
  checkLog(options.log, plan.kind);
  switch (plan.kind) {
    case "bar":
      return barModel(plan);
    case "histogram":
      return histogramModel(plan);
    default:
      return pointModel(plan, plan.kind);
  }
}

function chartView(columns: ChartColumns, options: ChartOptions): View {
  const model = modelOf(columns, options);
  const { width = WIDTH, notes = [] } = options;
  const caption = options.caption === undefined
    ? undefined
    : oneLine(options.caption);
  const own = (typeof notes === "string" ? [notes] : notes).map(oneLine);
  const frame: ChartFrame = {
    caption,
    alt: options.alt === undefined
      ? findingOf(model, caption)
      : oneLine(options.alt),
    notes: [
      ...model.said,
      ...(isPoints(model) ? thinningOf(model) : []),
      ...own,
    ],
  };
  // Thinned once for all forms, and only when one of them is asked for.
  let thin: ChartModel | undefined;
  const drawn = () => thin ??= isPoints(model) ? thinModel(model) : model;
  const height = options.height ??
    (model.kind === "bar" && isLying(model, width)
      ? lyingHeight(model)
      : isEmpty(model)
      ? 90
      : HEIGHT);
  return new View({
    html: () => figureHtml(model, drawn(), frame, { width, height }),
    markdown: () => markdownForm(model, frame),
    text: (columns, style) => chartText(drawn(), frame, columns, style),
    bundle: () => {
      if (options.vega !== true) {
        return {
          "text/html": figureHtml(model, drawn(), frame, { width, height })
            .toString(),
        };
      }
      return {
        [VEGA_LITE_TYPE]: vegaSpec(model, { ...frame, width, height }),
      };
    },
  });
}

function isPoints(
  model: ChartModel,
): model is Extract<ChartModel, { kind: "line" | "area" | "scatter" }> {
  return model.kind !== "bar" && model.kind !== "histogram";
}

function drawing(
  model: ChartModel,
  size: { readonly width: number; readonly height: number },
): string {
  if (isEmpty(model)) return drawNothing(size);
  switch (model.kind) {
    case "bar":
      return drawBars(model, size);
    case "histogram":
      return drawHistogram(model, size);
    default:
      return drawPoints(model, size);
  }
}

/** The image, and under it the data that it was drawn from. */
function figureHtml(
  model: ChartModel,
  drawn: ChartModel,
  frame: ChartFrame,
  size: { readonly width: number; readonly height: number },
): Html {
  const { notes } = frame;
  const svg = drawing(drawn, size);
  const data = dataTable(model);
  return element(
    "figure",
    { style: [FONT, "margin:0", "max-width:100%"] },
    lines(
      "",
      frame.caption === undefined ? "" : element("figcaption", {
        dir: "auto",
        style: [CAPTION, "padding:2px 0 8px"],
      }, frame.caption),
      element("img", {
        alt: frame.alt,
        width: size.width,
        src: `data:image/svg+xml;base64,${encodeBase64(svg)}`,
        style: ["max-width:100%", "height:auto"],
      }),
      notes.length === 0 ? "" : element(
        "div",
        {
          dir: "auto",
          style: ["padding:4px 0 0", "font-size:12px", QUIET],
        },
        notes.map((note, i) => i === 0 ? [note] : [element("br"), note]),
      ),
      data.total === 0 ? "" : element(
        "details",
        { style: "margin:4px 0 0" },
        element(
          "summary",
          { style: ["cursor:pointer", "font-size:12px", QUIET] },
          `Data: ${data.size}`,
        ),
        raw(data.view.toHtml()),
      ),
      "",
    ),
  );
}

function markdownForm(model: ChartModel, frame: ChartFrame): string {
  const parts: string[] = [];
  if (frame.caption !== undefined) {
    parts.push(`**${escapeMarkdown(frame.caption)}**`);
  }
  parts.push(escapeMarkdown(frame.alt));
  const data = dataTable(model);
  if (data.total > 0) parts.push(data.view.toMarkdown());
  for (const note of frame.notes) parts.push(escapeMarkdown(note));
  return parts.join("\n\n");
}
