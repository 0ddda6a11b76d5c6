/**
 * Completion and inspection from the values that the cells have made, without
 * running anything of theirs.
 *
 * @module
 */
export {
  completeValues,
  type CompleteValuesOptions,
} from "./complete_values.ts";
export {
  inspectValue,
  type InspectValueOptions,
  type OriginalPlace,
} from "./inspect_value.ts";
export type { DevtoolsCalls } from "./devtools_calls.ts";
