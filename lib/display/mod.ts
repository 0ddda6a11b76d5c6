/**
 * Views: plain data made into something to look at. As the last expression of a
 * notebook cell a view shows as rich output, in a terminal as text that fits.
 * Each is a pure function from data to a {@linkcode View}; whatever stands in
 * the data is escaped.
 *
 * @example
 * ```ts
 * import { table } from "@cenote/cenote/display";
 *
 * console.log(table([
 *   { product: "Widget A", revenue: 26_700 },
 *   { product: "Gadget X", revenue: 4_200 },
 * ], { caption: "Sales" }));
 * ```
 *
 * @module
 */

export type { Format, FormatDetails, FormatStyle } from "./text/formats.ts";
export * from "./answer/answer.ts";
export * from "./chart/chart.ts";
export * from "./layout/columns.ts";
export * from "./conversation.ts";
export * from "./display/display.ts";
export * from "./diff/diff.ts";
export * from "./fields.ts";
export * from "./health.ts";
export * from "./html.ts";
export * from "./json/json.ts";
export * from "./markdown/markdown.ts";
export * from "./preview/preview.ts";
export * from "./output/live.ts";
export * from "./output/progress.ts";
export * from "./output/show.ts";
export * from "./layout/stack.ts";
export * from "./table/table.ts";
export * from "./tree/tree.ts";
export * from "./trace/trace.ts";
export * from "./usage/usage.ts";
export * from "./view.ts";
