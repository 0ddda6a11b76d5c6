import {
  type NotebookDocument,
  NotebookError,
  parseNotebook,
  upgradeNotebook,
} from "../notebook/format/mod.ts";

/**
 * Reads a notebook of any nbformat for a text that is made of it: of the same
 * notebook the same text each time.
 *
 * @param text The file's text.
 * @param what What errors call it.
 * @throws {NotebookError} If it is no notebook.
 */
export function readAnyNotebookText(
  text: string,
  what?: string,
): NotebookDocument {
  try {
    return parseNotebook(text, what);
  } catch (error) {
    // Others may have these words in a cell.
    const isOld = error instanceof NotebookError &&
      /"nbformat"\s*:\s*3\b/.test(text);
    if (!isOld) throw error;
    return upgradeNotebook(text, { newId: numberedIds() });
  }
}

/** Makes ids of cells: the same ones each time. */
export function numberedIds(): () => string {
  let next = 0;
  return () => (next++).toString(16).padStart(8, "0");
}
