/**
 * Notebooks as scripts that `deno run` runs, and back.
 *
 * @module
 */

export {
  notebookToScript,
  type NotebookToScriptOptions,
} from "./notebook_to_script.ts";
export { notebookFromScript } from "./notebook_from_script.ts";
