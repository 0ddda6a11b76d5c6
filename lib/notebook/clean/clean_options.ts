import type { JsonObject, JsonValue } from "../format/mod.ts";
import type { CleanNotebookOptions } from "./clean_notebook.ts";
import { metadataRules } from "./clean_rules.ts";

const FLAGS = ["keepOutputs", "keepCounts", "numberIds"] as const;
const LISTS = ["strip", "keep"] as const;

/**
 * Reads the options of {@linkcode cleanNotebook} as a project's `deno.json` has
 * them.
 *
 * @param value An object with any of the options, except the callback.
 * @returns The options.
 * @throws {TypeError} When there is something else in it.
 *
 * @example Reading options
 * ```ts
 * import { readCleanOptions } from "@cenote/cenote/notebook";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * assertEquals(readCleanOptions({ keepCounts: true }), { keepCounts: true });
 * assertThrows(() => readCleanOptions({ keepCount: true }), TypeError);
 * ```
 */
export function readCleanOptions(value: JsonObject): CleanNotebookOptions {
  const known: readonly string[] = [...FLAGS, ...LISTS];
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    throw new TypeError(
      `Cannot read options of "clean": found "${name}"; wanted any of ${
        known.join(", ")
      }`,
    );
  }
  const flags = FLAGS.flatMap((name) => {
    const one = value[name];
    if (one === undefined) return [];
    if (typeof one === "boolean") return [[name, one] as const];
    throw unfit(name, one, "true or false");
  });
  const lists = LISTS.flatMap((name) => {
    const one = value[name];
    if (one === undefined) return [];
    if (isList(one)) return [[name, one] as const];
    throw unfit(name, one, "a list of keys");
  });
  const options: CleanNotebookOptions = {
    ...Object.fromEntries(flags),
    ...Object.fromEntries(lists),
  };
  metadataRules(options.strip ?? [], options.keep ?? []);
  return options;
}

function isList(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) &&
    value.every((one: unknown) => typeof one === "string");
}

function unfit(name: string, found: JsonValue, wanted: string): TypeError {
  return new TypeError(
    `Cannot read options of "clean": found ${
      JSON.stringify(found)
    } as "${name}"; wanted ${wanted}`,
  );
}
