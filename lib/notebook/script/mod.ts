/**
 * Notebooks as scripts that `deno run` runs, and back.
 *
 * @module
 */

export {
  notebookToScript,
  type NotebookToScriptOptions,
} from "./notebook_to_script.ts";
