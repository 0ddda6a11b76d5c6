import {
  type CellKind,
  type DelimitedTable,
  isMissingCell,
  parseDelimited,
  parseNumber,
  typeCells,
} from "../../formats/mod.ts";
import { table } from "../table/table.ts";
import { count, oneLine, shorten } from "../text/measure.ts";
import type { View } from "../view.ts";
import { type Content, type PreviewFile, readNote } from "./_file.ts";
import { roughly } from "./_data.ts";
import { folded, pile } from "./_frame.ts";
import { textContent } from "./_text.ts";

const SEPARATORS: Readonly<Record<string, string>> = {
  ";": "semicolons",
  "|": "bars",
  "\t": "tabs",
};

/** A delimited table: its first rows, and what its columns are. */
export function delimitedContent(file: PreviewFile, text: string): Content {
  const { isWhole, bytes, size, limit } = file;
  const end = isWhole ? text.length : lastRecordEnd(text);
  if (!isWhole && end < 0) {
    return textContent(file, text, "", [
      "Shown as text: its first row is longer than what was read",
    ]);
  }
  const whole = isWhole ? text : text.slice(0, end + 1);
  const parsed = parsedTable(whole);
  const { columns, rows, raggedRows, firstRagged = [], separator, hasHeading } =
    parsed;
  const inAll = isWhole
    ? count(rows.length, "row")
    : size === undefined
    ? `more than ${count(rows.length, "row")}`
    : `about ${count(roughly(rows.length / bytes.length * size), "row")}`;
  const parted = SEPARATORS[separator];
  const isTabbed = separator === "\t" && file.kind.kind === "tsv";
  const notes = [
    ...(isWhole ? [] : [
      `${readNote(file)}: ${
        count(rows.length, "row")
      }; types and counts are of these`,
    ]),
    ...(raggedRows > 0
      ? [
        `${
          count(raggedRows, "odd row")
        }, with more or fewer fields than the first one: ${
          raggedRows === 1 ? "number" : "numbers"
        } ${firstRagged.join(", ")}${
          raggedRows > firstRagged.length ? ", …" : ""
        }`,
      ]
      : []),
    ...(hasHeading
      ? []
      : ["No heading: the first row is all numbers, and shown as data"]),
  ];
  return {
    facts: [
      `${inAll} × ${count(columns.length, "column")}`,
      ...(parted === undefined || isTabbed || columns.length < 2
        ? []
        : [`parted by ${parted}`]),
    ],
    view: delimitedView(parsed, limit, isWhole),
    notes,
  };
}

/**
 * Where the last record that is there as a whole ends, or -1. A line end inside
 * of quotes ends none; where quotes are not in order, any line end does.
 */
function lastRecordEnd(text: string): number {
  let end = -1;
  let isQuoted = false;
  for (const found of text.matchAll(/["\n]/g)) {
    if (found[0] === '"') isQuoted = !isQuoted;
    else if (!isQuoted) end = found.index;
  }
  const last = text.lastIndexOf("\n");
  return end < last / 2 ? last : end;
}

/**
 * A first row of nothing but numbers, and different ones, is data; were it
 * taken for a heading, the first row would be missing.
 */
function parsedTable(text: string): DelimitedTable & { hasHeading: boolean } {
  const parsed = parseDelimited(text);
  const { columns, separator, rows } = parsed;
  const isData = rows.length > 0 &&
    columns.every((name) =>
      parseNumber(name) !== undefined && !/^(?:1[89]|20)\d\d$/.test(name)
    );
  return isData
    ? {
      ...parseDelimited(text, { separator, header: false }),
      hasHeading: false,
    }
    : { ...parsed, hasHeading: true };
}

/** One column, read. */
interface ReadColumn {
  readonly name: string;
  readonly kind: CellKind;
  readonly missing: number;
  readonly values: readonly (number | boolean | string | null)[];
  /** Its cells as they stand in the file. */
  readonly cells: readonly string[];
  /** True when numbers have signs around them that must not be lost. */
  readonly isMarked: boolean;
}

function delimitedView(
  { columns, rows }: DelimitedTable,
  limit: number,
  isWhole: boolean,
): View {
  const read = columns.map((name, c): ReadColumn => {
    const cells = rows.map((row) => row[c] ?? "");
    const typed = typeCells(cells);
    const isNumber = typed.kind === "integer" || typed.kind === "number";
    return {
      name,
      ...typed,
      cells,
      isMarked: isNumber &&
        cells.some((cell) =>
          /[^\d\s.,+\-−eE']/.test(cell) && !isMissingCell(cell)
        ),
    };
  });
  const shown = Object.fromEntries(
    read.map(({ name, values, cells, isMarked }) => [
      name,
      isMarked
        ? cells.slice(0, limit).map((cell, i) =>
          values[i] === null ? null : cell.trim()
        )
        : values.slice(0, limit),
    ]),
  );
  const data = table(shown, {
    limit,
    columns: read.map(({ name, isMarked, kind }) => ({
      key: name,
      ...(isMarked || kind === "integer" || kind === "number"
        ? { align: "right" as const }
        : {}),
    })),
    notes: rows.length > limit && isWhole
      ? [`${limit.toLocaleString("en-US")} of ${count(rows.length, "row")}`]
      : rows.length > limit
      ? [`First ${count(limit, "row")}; more follow`]
      : [],
  });
  if (columns.length === 0) return data;
  const some = read.slice(0, MAX_COLUMNS);
  const summary = table(some.map(columnRow), {
    rowHead: "column",
    limit: MAX_COLUMNS,
    columns: [
      { key: "column", title: "Column" },
      { key: "type", title: "Type" },
      { key: "missing", title: "Missing", align: "right" },
      { key: "distinct", title: "Distinct", align: "right" },
      { key: "values", title: "Values" },
    ],
    notes: columns.length > MAX_COLUMNS
      ? [`${MAX_COLUMNS} of ${count(columns.length, "column")}`]
      : [],
  });
  const kinds = Map.groupBy(read, ({ kind }) => kind);
  const types = [...kinds].map(([kind, { length }]) =>
    length === 1 ? kind : `${kind} ×${length}`
  );
  return pile(
    data,
    folded(
      `${count(columns.length, "column")}: ${types.join(", ")}`,
      summary,
    ),
  );
}

/** Columns that the summary tells of. */
const MAX_COLUMNS = 50;
/** Values that a column of texts is summed up by. */
const TOP_VALUES = 3;

function columnRow(column: ReadColumn): Record<string, unknown> {
  const { name, kind, missing, values } = column;
  const counts = new Map<number | boolean | string, number>();
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const share = missing === 0
    ? "0"
    : `${missing.toLocaleString("en-US")} (${
      percentText(missing / values.length)
    })`;
  return {
    column: name,
    type: kind,
    missing: share,
    distinct: counts.size,
    values: valuesText(column, counts),
  };
}

function percentText(share: number): string {
  const percent = share * 100;
  return percent < 1
    ? "< 1%"
    : percent > 99 && percent < 100
    ? "> 99%"
    : `${Math.round(percent)}%`;
}

/** A range for what has an order, the most frequent ones of all else. */
function valuesText(
  { name, kind, isMarked, cells, values }: ReadColumn,
  counts: ReadonlyMap<number | boolean | string, number>,
): string | null {
  const distinct = [...counts.keys()];
  const [first] = distinct;
  if (first === undefined) return null;
  if (kind === "integer" || kind === "number" || kind === "date") {
    let lowest = first;
    let highest = first;
    for (const value of distinct) {
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const write = (value: number | boolean | string) =>
      isMarked
        ? oneLine(cells[values.indexOf(value)] ?? "")
        : numberText(value, !LABEL_REGEXP.test(name));
    return lowest === highest
      ? write(lowest)
      : `${write(lowest)} to ${write(highest)}`;
  }
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, TOP_VALUES);
  // When each value is there once, no one of them says more than another.
  const isEven = counts.size > TOP_VALUES && top.every(([, n]) => n === 1);
  const texts = top.map(([value, n]) => {
    const text = shorten(oneLine(String(value)), 24);
    return isEven || n === 1 ? text : `${text} (${n.toLocaleString("en-US")})`;
  });
  return texts.join(", ") + (counts.size > top.length ? ", …" : "");
}

/** Columns of numbers that nobody counts with: they have no thousands. */
const LABEL_REGEXP = /(?:^|[\s_-])(?:id|year|yr|zip|code)$/i;

function numberText(
  value: number | boolean | string,
  useGrouping: boolean,
): string {
  if (typeof value !== "number") return String(value);
  return new Intl.NumberFormat("en-US", {
    maximumSignificantDigits: 15,
    useGrouping,
  })
    .format(value).replace("-", "−");
}
