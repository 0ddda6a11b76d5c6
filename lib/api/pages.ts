/** No citation names more pages in a row. */
const MAX_RANGE = 1_000;

/**
 * Decodes the page numbers in what the API calls `pages` of a reference:
 * usually JSON with `selections`, each on a page; on other servers a number, a
 * list or a range. Selections without a page stand for the first page, as in
 * the server's own viewer.
 *
 * @param pages The value, JSON text or not.
 * @returns The numbers from 1, each once, in ascending order; none where there
 *   are none.
 *
 * @example
 * ```ts
 * import { decodePages } from "@cenote/cenote/api";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(decodePages('{"selections":[{"page":3},{"page":1}]}'), [1, 3]);
 * assertEquals(decodePages("1, 4-6"), [1, 4, 5, 6]);
 * ```
 */
export function decodePages(pages: unknown): number[] {
  const value = parsed(pages);
  if (isObject(value)) {
    const selections = Array.isArray(value.selections) ? value.selections : [];
    const found = inOrder(selections.map(pageIn));
    return found.length > 0 || !("selections" in value) ? found : [1];
  }
  if (Array.isArray(value)) return inOrder(value.map(pageIn));
  if (typeof value === "number") return inOrder([pageOf(value)]);
  return typeof value === "string" ? pagesInText(value) : [];
}

/** The value of JSON text; other text stays as it is. */
function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Pages as people write them: `3`, `1, 4`, `2-5`. */
function pagesInText(text: string): number[] {
  const pages: (number | undefined)[] = [];
  const ranges = text.matchAll(/(\d{1,7})(?:\s*[-\u2013]\s*(\d{1,7}))?/g);
  for (const [, from, to = from] of ranges) {
    const first = Number(from);
    const last = Number(to);
    // A range beyond any citation is text that only looks like one.
    if (last < first || last - first > MAX_RANGE) {
      pages.push(pageOf(first), pageOf(last));
      continue;
    }
    for (let page = first; page <= last; page++) pages.push(pageOf(page));
  }
  return inOrder(pages);
}

/** The page of a selection, or the value itself. */
function pageIn(value: unknown): number | undefined {
  return pageOf(isObject(value) ? value.page : value);
}

/** A page number, or `undefined` for what is none. */
function pageOf(value: unknown): number | undefined {
  const page = typeof value === "string" ? Number(value) : value;
  return typeof page === "number" && Number.isSafeInteger(page) && page >= 1
    ? page
    : undefined;
}

/** Each page once, in ascending order. */
function inOrder(pages: readonly (number | undefined)[]): number[] {
  return [...new Set(pages.filter((page) => page !== undefined))].sort((a, b) =>
    a - b
  );
}

/** Whether a value is an object with fields. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
