import type { NotebookDocument } from "../format/mod.ts";
import { newCell, newNotebook } from "../format/mod.ts";

/** Stand-in until the splitting below stands. */
export function notebookFromScript(text: string): NotebookDocument {
  return newNotebook({ cells: [newCell("code", text)] });
}
