/** Not to be loaded where nothing is wrong; Deno loads literals of `import()` at once. */
const DESCRIBE_ERROR: string = "./describe_error.ts";

/**
 * What went wrong with a notebook.
 *
 * @param name The notebook's name.
 * @param error What was thrown.
 * @returns It in words, with the name.
 */
export async function describeNotebookError(
  name: string,
  error: unknown,
): Promise<string> {
  const { describeError }: typeof import("./describe_error.ts") = await import(
    DESCRIBE_ERROR
  );
  const said = describeError(error);
  return said.includes(name) ? said : `${name}: ${said}`;
}
