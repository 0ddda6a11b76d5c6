/**
 * Reads the declarations of what cells find besides what Deno's own types
 * declare, such as `Deno.jupyter.comms` and `_`.
 *
 * @returns The text of a `.d.ts` file that is no module.
 * @throws {TypeError} If it cannot be read from where this module came from.
 *
 * @example
 * ```ts
 * import { readCellGlobals } from "@cenote/cenote/cells";
 * import { assertStringIncludes } from "@std/assert";
 *
 * assertStringIncludes(await readCellGlobals(), "declare namespace Deno");
 * ```
 */
export async function readCellGlobals(): Promise<string> {
  const response = await fetch(
    new URL("../prelude/globals.d.ts", import.meta.url),
  );
  return await response.text();
}
