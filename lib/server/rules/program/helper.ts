/** One helper: a function that programs are put together from, as source text. */
export interface Helper {
  /** Its name. */
  readonly name: string;
  readonly source: string;
}

/** Makes a helper of its name and its text. */
export function define(name: string, source: string): Helper {
  return { name, source: source.trim() };
}
