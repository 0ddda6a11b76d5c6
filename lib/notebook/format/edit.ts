import { Notes } from "./_notes.ts";

/** How an object came to be by {@linkcode editFields}. */
export interface Edit {
  /** What it was made from in the first place. */
  readonly base: object;
  /** The fields that were set or taken away since. */
  readonly changed: ReadonlySet<string>;
}

/** What an edited object was made from, so that what did not change is written as it stood. */
const EDITS = new Notes<Edit>();

/**
 * A copy of an object of a notebook with some fields changed. The file's own
 * spelling of everything else (order of fields, how numbers are written) is kept
 * when the notebook is written.
 *
 * Objects of a notebook are never changed in place: what was read is written as
 * its file has it.
 *
 * @param base The notebook, a cell, an output, metadata.
 * @param changes The fields to set; `undefined` takes a field away.
 * @returns The copy.
 * @throws {TypeError} If it is an array, which is not edited but made anew.
 *
 * @example Take a field away
 * ```ts
 * import { type CellMetadata, editFields } from "@cenote/cenote/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const metadata: CellMetadata = { tags: ["parameters"], collapsed: true };
 * assertEquals(editFields(metadata, { collapsed: undefined }), { tags: ["parameters"] });
 * ```
 */
export function editFields<T extends object>(
  base: T,
  changes: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  if (Array.isArray(base)) {
    throw new TypeError(
      "Cannot edit fields: found an array; wanted an object; make a new array of the old one's elements",
    );
  }
  const edited = { ...base, ...changes };
  const names = Object.keys(changes);
  for (const name of names) {
    if (Reflect.get(edited, name) === undefined) {
      Reflect.deleteProperty(edited, name);
    }
  }
  // A chain of edits is kept as one, so that those in between can be forgotten.
  const before = EDITS.get(base);
  EDITS.set(edited, {
    base: before?.base ?? base,
    changed: new Set([...before?.changed ?? [], ...names]),
  });
  return edited;
}

/** How an object was made by {@linkcode editFields}, if it was. */
export function editOf(edited: object): Edit | undefined {
  return EDITS.get(edited);
}
