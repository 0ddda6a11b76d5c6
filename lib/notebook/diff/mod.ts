/**
 * What is different between two notebooks, cell by cell.
 *
 * @module
 */

export * from "./diff_notebooks.ts";
export * from "./notebook_diff.ts";
export * from "./notebook_diff_json.ts";
export type { OutputRules } from "./output_rules.ts";
export type { Sameness } from "../../display/diff/mod.ts";
export * from "./render_notebook_diff.ts";
