import type { JsonObject, JsonValue } from "../format/mod.ts";

/** What a project may say of its site. */
export interface SiteOptions {
  /** The site's title. @default the introduction's first heading, else the folder's name */
  readonly title?: string;
  /**
   * Notebooks and folders that come first, in this order; paths from the folder of
   * notebooks. The others follow by their names.
   *
   * @default none
   */
  readonly order?: readonly string[];
  /** A line at the foot of each page. @default none */
  readonly footer?: string;
  /** Where the notebooks are kept, as an address that each page links to. @default none */
  readonly repository?: string;
}

const TEXTS = ["title", "footer", "repository"] as const;

/**
 * Reads the options of a site as a project's `deno.json` has them.
 *
 * @param value An object with any of the options.
 * @returns The options.
 * @throws {TypeError} When there is something else in it.
 *
 * @example Reading options
 * ```ts
 * import { readSiteOptions } from "@cenote/cenote/notebook";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * assertEquals(readSiteOptions({ title: "Tea" }), { title: "Tea" });
 * assertThrows(() => readSiteOptions({ titel: "Tea" }), TypeError);
 * ```
 */
export function readSiteOptions(value: JsonObject): SiteOptions {
  const known = ["title", "order", "footer", "repository"];
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    throw new TypeError(
      `Cannot read options of "site": found "${name}"; wanted any of ${
        known.join(", ")
      }`,
    );
  }
  const texts = TEXTS.flatMap((name) => {
    const one = value[name];
    if (one === undefined) return [];
    if (typeof one === "string" && one.trim() !== "") {
      return [[name, one.trim()] as const];
    }
    throw unfit(name, one, "a text");
  });
  const { order, repository } = value;
  if (order !== undefined && !isList(order)) {
    throw unfit("order", order, "a list of notebooks and folders");
  }
  if (
    typeof repository === "string" &&
    !/^https?:$/.test(URL.parse(repository.trim())?.protocol ?? "")
  ) throw unfit("repository", repository, "an address, https://…");
  return {
    ...Object.fromEntries(texts),
    ...(order === undefined ? {} : { order }),
  };
}

function isList(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) &&
    value.every((one: unknown) => typeof one === "string");
}

function unfit(name: string, found: JsonValue, wanted: string): TypeError {
  return new TypeError(
    `Cannot read options of "site": found ${
      JSON.stringify(found)
    } as "${name}"; wanted ${wanted}`,
  );
}
