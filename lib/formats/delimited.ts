import { parse } from "@std/csv/parse";

/** The separators that are looked for. */
export type Separator = "," | ";" | "\t" | "|";

/** Options of {@linkcode parseDelimited}. */
export interface ParseDelimitedOptions {
  /**
   * What parts the fields; any one character.
   * @default {"auto"}
   */
  readonly separator?: string;
  /**
   * Whether the first row names the columns. Without one they are named
   * `column 1`, `column 2` and so on.
   * @default {true}
   */
  readonly header?: boolean;
}

/** A table read from text. */
export interface DelimitedTable {
  /** One name a column; each differs from the others and none is empty. */
  readonly columns: readonly string[];
  /** One array a row, each as long as `columns`; a missing cell is `""`. */
  readonly rows: readonly (readonly string[])[];
  /** What parted the fields. */
  readonly separator: string;
  /** How many rows had fewer or more fields than the first one. */
  readonly raggedRows: number;
  /** Which ones these are, counted from 1 without the heading: the first five. */
  readonly firstRagged?: readonly number[];
}

/** Detection looks at this much of the text and no more. */
const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_RECORDS = 200;

/**
 * Reads CSV, TSV and their relatives as people really write them.
 *
 * The separator is found by which one parts the rows most evenly. Fields may be
 * quoted and hold separators, quotes and line ends. Rows that are too short are
 * filled up, rows that are too long get columns of their own, and both are
 * counted. Columns without a name, or with one that is taken, get one. A quote
 * where none belongs is taken as text.
 *
 * @param text The whole text.
 * @param options The separator and whether there is a heading, where known.
 * @returns Column names and rows of strings.
 * @throws {RangeError} If the separator is not one character, or is a quote or line end.
 *
 * @example A table with semicolons
 * ```ts
 * import { parseDelimited } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const table = parseDelimited('name;note\n"A; B";"say ""hi"""\n');
 * assertEquals(table.separator, ";");
 * assertEquals(table.columns, ["name", "note"]);
 * assertEquals(table.rows, [["A; B", 'say "hi"']]);
 * ```
 */
export function parseDelimited(
  text: string,
  options: ParseDelimitedOptions = {},
): DelimitedTable {
  const { separator: wanted = "auto", header = true } = options;
  if (wanted !== "auto" && (wanted.length !== 1 || /["\r\n]/.test(wanted))) {
    throw new RangeError(
      `Cannot parse delimited text as 'separator' must be one character and no quote or line end: current value is ${
        JSON.stringify(wanted)
      }`,
    );
  }
  let body = text.startsWith("\ufeff") ? text.slice(1) : text;
  // Files of old Macs end their lines with a lone carriage return.
  if (!body.includes("\n")) body = body.replaceAll("\r", "\n");
  // Excel's own hint in the first line.
  const hint = /^sep=([^\r\n])\r?\n/i.exec(body);
  if (hint) body = body.slice(hint[0].length);
  const separator = wanted !== "auto"
    ? wanted
    : hint?.[1] ?? detectSeparator(body) ?? ",";
  return shape(records(body, separator), separator, header);
}

/** Strictly where the text is in order, leniently where it is not. */
function records(text: string, separator: string): string[][] {
  // `"a", "b"`: the space belongs to neither field. A tab must not be trimmed.
  const trimLeadingSpace = separator !== "\t" &&
    text.slice(0, SAMPLE_CHARACTERS).includes(`${separator} "`);
  const options = { separator, trimLeadingSpace };
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const lenient = parse(text, { ...options, lazyQuotes: true });
  // A quote that is never closed swallows the rest of the file into one field:
  // then each line stands for itself.
  const last = lenient.at(-1)?.at(-1) ?? "";
  if (!last.includes("\n")) return lenient;
  return text.split(/\r?\n/).filter((line) => line !== "").flatMap((line) =>
    parse(line, { ...options, lazyQuotes: true })
  );
}

function shape(
  all: readonly (readonly string[])[],
  separator: string,
  header: boolean,
): DelimitedTable {
  const first = all[0] ?? [];
  const body = header ? all.slice(1) : all;
  let width = first.length;
  let raggedRows = 0;
  const firstRagged: number[] = [];
  for (const [index, row] of body.entries()) {
    if (row.length === first.length) continue;
    raggedRows++;
    if (firstRagged.length < 5) firstRagged.push(index + 1);
    width = Math.max(width, filledLength(row));
  }
  const rows = body.map((row) =>
    row.length === width
      ? row
      : Array.from({ length: width }, (_, i) => row[i] ?? "")
  );
  const names = header ? first : [];
  const columns = nameColumns(
    Array.from({ length: width }, (_, i) => names[i] ?? ""),
  );
  return {
    columns,
    rows,
    separator,
    raggedRows,
    ...(raggedRows > 0 ? { firstRagged } : {}),
  };
}

/** Length without empty fields at the end, which trailing separators leave. */
function filledLength(row: readonly string[]): number {
  let length = row.length;
  while (length > 0 && row[length - 1] === "") length--;
  return length;
}

/**
 * Makes headings into column names: trimmed, none empty, no two the same.
 *
 * @param headings The headings as they stand in the file.
 * @returns As many names.
 *
 * @example
 * ```ts
 * import { nameColumns } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(nameColumns(["a", " a ", ""]), ["a", "a_2", "column 3"]);
 * ```
 */
export function nameColumns(headings: readonly string[]): string[] {
  const trimmed = headings.map((heading) => heading.trim());
  const given = new Set(trimmed);
  const used = new Set<string>();
  return trimmed.map((heading, index) => {
    let name = heading === "" ? `column ${index + 1}` : heading;
    const stem = name;
    // A made name must not take one that a later column bears.
    for (
      let n = 2;
      used.has(name) || (name !== heading && given.has(name));
      n++
    ) {
      name = `${stem}_${n}`;
    }
    used.add(name);
    return name;
  });
}

/**
 * Finds which separator parts the text into rows of the same length.
 *
 * @param text The text, or its head.
 * @returns The separator, or undefined when none parts the first row.
 *
 * @example
 * ```ts
 * import { detectSeparator } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(detectSeparator("item;price\ntea;1,50\nrice;2,30\n"), ";");
 * ```
 */
export function detectSeparator(text: string): Separator | undefined {
  let best: { separator: Separator; share: number } | undefined;
  // In doubt the comma comes last: it also stands inside numbers and prose.
  for (const separator of ["\t", ";", "|", ","] as const) {
    const share = evenness(text, separator).share;
    if (share > 0 && (best === undefined || share > best.share + 0.001)) {
      best = { separator, share };
    }
  }
  return best?.separator;
}

/**
 * How evenly a separator parts the first records.
 *
 * @param text The text, or its head.
 * @param separator The separator to try.
 * @returns `fields` of the first record, the number of `records` looked at, and
 *   the `share` of them that have as many fields; 0 if the first has only one.
 */
export function evenness(
  text: string,
  separator: string,
): { fields: number; records: number; share: number } {
  const counts: number[] = [];
  let fields = 1;
  let isQuoted = false;
  let atStart = true;
  let isBlank = true;
  const end = Math.min(text.length, SAMPLE_CHARACTERS);
  for (let i = 0; i < end && counts.length < SAMPLE_RECORDS; i++) {
    const c = text[i];
    if (isQuoted) {
      if (c === '"') isQuoted = false;
      continue;
    }
    if (c === '"' && atStart) isQuoted = true;
    // A doubled quote inside a quoted field opens it again.
    else if (c === '"' && text[i - 1] === '"') isQuoted = true;
    if (c === separator) fields++;
    if (c === "\n") {
      if (!isBlank) counts.push(fields);
      fields = 1;
      isBlank = true;
    } else if (c !== "\r") isBlank = false;
    atStart = c === separator || c === "\n" || (atStart && c === " ");
  }
  // The last record counts when the sample did not cut it.
  if (!isBlank && end === text.length && counts.length < SAMPLE_RECORDS) {
    counts.push(fields);
  }
  const first = counts[0] ?? 1;
  const even = counts.filter((count) => count === first).length;
  return {
    fields: first,
    records: counts.length,
    share: first < 2 ? 0 : even / counts.length,
  };
}
