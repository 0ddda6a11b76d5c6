/** A text that is no notebook, or a notebook that breaks nbformat's rules. */
export class NotebookError extends Error {
  /** Tells this error from others. */
  override name = "NotebookError";
}
