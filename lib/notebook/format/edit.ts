/** What an edited object was made from, so that what did not change is written as it stood. */
const BASES = new WeakMap<object, object>();

/**
 * A copy of an object of a notebook with some fields changed. The file's own
 * spelling of everything else (order of fields, how numbers are written) is kept
 * when the notebook is written.
 *
 * @param base The notebook, a cell, an output, metadata.
 * @param changes The fields to set; `undefined` takes a field away.
 * @returns The copy.
 *
 * @example
 * ```ts
 * import { editFields } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const metadata = { tags: ["parameters"], collapsed: true };
 * assertEquals(editFields(metadata, { collapsed: undefined }), { tags: ["parameters"] });
 * ```
 */
export function editFields<T extends object>(
  base: T,
  changes: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const edited = { ...base, ...changes };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(edited, name);
  }
  BASES.set(edited, base);
  return edited;
}

/** What `edited` was made from by {@linkcode editFields}, if it was. */
export function baseOf(edited: object): object | undefined {
  return BASES.get(edited);
}
