/** What a notebook is to be run with does not fit it: a parameter's name, a cell that is not there. */
export class RunInputError extends Error {
  /** Tells this error from others. */
  override name = "RunInputError";
}
