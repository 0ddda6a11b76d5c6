import { shortJson } from "../text/values.ts";
import { View } from "../view.ts";
import { diffLines, type LineDiff } from "./_lines.ts";
import { linesHtml } from "./_lines_html.ts";
import { linesMarkdown, linesText } from "./_lines_text.ts";
import { sortedJson } from "./_json_text.ts";
import type { DiffLook } from "./_look.ts";
import { type DiffRecord, diffRecords, type RecordDiff } from "./_rows.ts";
import { rowsHtml } from "./_rows_html.ts";
import { rowsMarkdown, rowsText } from "./_rows_text.ts";

/** Options of {@linkcode diff}. */
export interface DiffOptions {
  /** A heading. @default none */
  readonly caption?: string;
  /** What the two are called. @default {["old", "new"]} */
  readonly labels?: readonly [old: string, fresh: string];
  /** Lines or rows shown around each change; the others are counted. @default {3} */
  readonly context?: number;
  /** Lines or rows that are shown at all. @default {500} */
  readonly limit?: number;
  /** Characters of a line or a cell that are shown. @default {2_000} */
  readonly maxCharacters?: number;
  /**
   * For texts, whether HTML has the lines one under another, or the old
   * text at the left of the new one. @default {"unified"}
   */
  readonly layout?: "unified" | "split";
  /**
   * For tables, the column or columns by which rows are known: rows with the
   * same key are compared, wherever they stand. @default rows are matched by their place and content
   */
  readonly key?: string | readonly string[];
}

/**
 * What is different between two texts, two tables or any two values.
 *
 * Texts are compared by line, and changed lines by word; white space that alone
 * is different stands as `·` and `→`, and characters that look like others as
 * their codes. Lists of records, and lists of lists under a row of names, are
 * tables: rows are matched by their `key`, or by place and content, changed
 * cells show the old and the new value, and rows and columns that came or went
 * are marked. Keys match by their text, cells by value and type: `"1"` is a
 * change of `1`. Other values are compared as JSON with sorted members.
 *
 * Signs and words say all that colours do: `+` and `-` before lines and rows.
 *
 * Texts of 100,000 lines with few changes are compared exactly; where more than
 * some hundred lines in a row are different, the lines that both texts have
 * once are what the rest is found from.
 *
 * @param a What was.
 * @param b What is.
 * @param options How it is laid out, matched, and how much is shown.
 * @returns The view.
 * @throws {RangeError} If a number of the options is not a whole number from 0.
 * @throws {TypeError} If `layout` is none of its words, `labels` are not two texts, or `key` names a column that no row has.
 *
 * @example Texts
 * ```ts
 * import { diff } from "@cenote/cenote/display";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   String(diff("tea\nmilk\n", "tea\nrice\n")),
 *   "1 line added, 1 removed, 1 the same\n\n1 1   tea\n2   - milk\n  2 + rice",
 * );
 * ```
 *
 * @example Tables
 * ```ts
 * import { diff } from "@cenote/cenote/display";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const view = diff(
 *   [{ id: 1, price: 3 }, { id: 2, price: 5 }],
 *   [{ id: 2, price: 6 }],
 *   { key: "id" },
 * );
 * assertStringIncludes(String(view), "1 row changed, 1 removed");
 * assertStringIncludes(String(view), "5 → 6");
 * ```
 */
export function diff(a: unknown, b: unknown, options: DiffOptions = {}): View {
  const look = lookOf(options);
  const [old, fresh] = tablesOf(a, b);
  if (old && fresh) {
    const { key = [] } = options;
    const keys = typeof key === "string" ? [key] : key;
    checkKeys(keys, old, fresh);
    let found: RecordDiff | undefined;
    const made = () => found ??= diffRecords(old, fresh, keys, look.context);
    return new View({
      html: () => rowsHtml(made(), look),
      markdown: () => rowsMarkdown(made(), look),
      text: (width, style) => rowsText(made(), look, width, style),
    });
  }
  let found: LineDiff | undefined;
  const isText = typeof a === "string" && typeof b === "string";
  const made = () =>
    found ??= diffLines(
      isText ? a : `${sortedJson(a)}\n`,
      isText ? b : `${sortedJson(b)}\n`,
      look.context,
      look.maxCharacters,
    );
  return new View({
    html: () => linesHtml(made(), look),
    markdown: () => linesMarkdown(made(), look),
    text: (width, style) => linesText(made(), look, width, style),
  });
}

/** Both as tables, where both are. */
function tablesOf(
  a: unknown,
  b: unknown,
): readonly (readonly DiffRecord[])[] {
  if (isTable(a) && isTable(b)) return a.length + b.length > 0 ? [a, b] : [];
  const old = recordsOf(a);
  const fresh = recordsOf(b);
  return old && fresh ? [old, fresh] : [];
}

/** Rows as lists under a first row of names. */
function recordsOf(value: unknown): readonly DiffRecord[] | undefined {
  try {
    if (!Array.isArray(value) || !value.every(Array.isArray)) return undefined;
    const [names = [], ...rows]: readonly unknown[][] = value;
    const isHead = names.length > 0 &&
      names.every((name) => typeof name === "string") &&
      new Set(names).size === names.length;
    // A cell without a name would be lost.
    if (!isHead || rows.some((row) => row.length > names.length)) {
      return undefined;
    }
    return rows.map((row) =>
      Object.fromEntries(names.map((name, i) => [name, row[i]]))
    );
  } catch {
    return undefined;
  }
}

/** True for a list of records, which an empty list may be. */
function isTable(value: unknown): value is readonly DiffRecord[] {
  try {
    return Array.isArray(value) &&
      value.every((row) =>
        typeof row === "object" && row !== null && !Array.isArray(row) &&
        !(row instanceof Date)
      );
  } catch {
    return false;
  }
}

function checkKeys(
  keys: readonly string[],
  a: readonly DiffRecord[],
  b: readonly DiffRecord[],
): void {
  const missing = keys.find((name) =>
    ![...a, ...b].some((row) => Object.hasOwn(row, name))
  );
  if (missing !== undefined) {
    throw new TypeError(
      `Cannot compare tables as no row has the column that 'key' names: current value is ${
        JSON.stringify(missing)
      }`,
    );
  }
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) &&
    value.every((name) => typeof name === "string");
}

function lookOf(options: DiffOptions): DiffLook {
  const {
    caption,
    labels = ["old", "new"],
    context = 3,
    limit = 500,
    maxCharacters = 2_000,
    layout = "unified",
  } = options;
  for (
    const [name, number] of Object.entries({ context, limit, maxCharacters })
  ) {
    if (number !== Infinity && (!Number.isInteger(number) || number < 0)) {
      throw new RangeError(
        `Cannot compare values as '${name}' must be a whole number from 0: current value is ${number}`,
      );
    }
  }
  if (!isNames(labels) || labels.length !== 2) {
    throw new TypeError(
      `Cannot compare values as 'labels' must be two texts: current value is ${
        shortJson(labels)
      }`,
    );
  }
  const { key = [] } = options;
  if (typeof key !== "string" && !isNames(key)) {
    throw new TypeError(
      `Cannot compare tables as 'key' must be a name or a list of names: current value is ${
        shortJson(key)
      }`,
    );
  }
  if (layout !== "unified" && layout !== "split") {
    throw new TypeError(
      `Cannot compare values as 'layout' must be "unified" or "split": current value is ${
        JSON.stringify(layout)
      }`,
    );
  }
  return { caption, labels, context, limit, maxCharacters, layout };
}
