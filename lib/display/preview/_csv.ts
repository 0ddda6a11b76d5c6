import { type DelimitedTable, typeCells } from "../../formats/mod.ts";
import { bytesText } from "../text/formats.ts";
import { element, lines } from "../markup/element.ts";
import { raw } from "../html.ts";
import { FONT } from "../markup/styles.ts";
import { count } from "../text/measure.ts";
import { table } from "../table/table.ts";
import { View } from "../view.ts";

/** What is known of one column. */
interface ColumnFacts {
  readonly column: string;
  readonly type: string;
  readonly missing: number;
  readonly distinct: number;
  readonly lowest: string | undefined;
  readonly highest: string | undefined;
}

/** A delimited table, its first rows and what its columns are. */
export function delimitedView(
  parsed: DelimitedTable,
  limit: number,
  isWhole: boolean,
  readBytes: number,
): View {
  const { columns, rows, raggedRows } = parsed;
  const typed = columns.map((_, c) =>
    typeCells(rows.map((row) => row[c] ?? ""))
  );
  const values = Object.fromEntries(
    columns.map((name, c) => [name, typed[c]?.values ?? []]),
  );
  const notes = [
    ...(isWhole ? [] : [
      `Only the first ${bytesText(readBytes)} were read: ${
        count(rows.length, "row")
      } of more`,
    ]),
    ...(raggedRows > 0
      ? [
        `${
          count(raggedRows, "row")
        } with more or fewer fields than the heading`,
      ]
      : []),
  ];
  const data = table(values, { limit, columns, notes });
  const facts = columns.map((column, c): ColumnFacts => {
    const cells = typed[c];
    const present = (cells?.values ?? []).filter((value) => value !== null);
    const { lowest, highest } = rangeOf(cells?.kind ?? "missing", present);
    return {
      column,
      type: cells?.kind ?? "missing",
      missing: cells?.missing ?? 0,
      distinct: new Set(present).size,
      lowest,
      highest,
    };
  });
  const summary = table(facts, {
    rowHead: "column",
    limit: 100,
    columns: [
      { key: "column", title: "Column" },
      { key: "type", title: "Type" },
      { key: "missing", title: "Missing" },
      { key: "distinct", title: "Distinct" },
      { key: "lowest", title: "Lowest", align: "right" },
      { key: "highest", title: "Highest", align: "right" },
    ],
  });
  const title = count(columns.length, "column");
  return new View({
    html: () =>
      lines(
        raw(data.toHtml()),
        element(
          "details",
          { style: [FONT, "margin-top:6px"] },
          element(
            "summary",
            { style: "cursor:pointer;padding:2px 12px" },
            title,
          ),
          raw(summary.toHtml()),
        ),
      ),
    markdown: () => `${data.toMarkdown()}\n\n${summary.toMarkdown()}`,
    text: (width, style) => {
      const space = { width, isColored: style.isColored };
      return `${data.toText(space)}\n\n${summary.toText(space)}`;
    },
  });
}

function rangeOf(
  kind: string,
  present: readonly (number | boolean | string)[],
): { lowest: string | undefined; highest: string | undefined } {
  const none = { lowest: undefined, highest: undefined };
  const isOrdered = kind === "integer" || kind === "number" || kind === "date";
  const [first] = present;
  if (!isOrdered || first === undefined) return none;
  let lowest = first;
  let highest = first;
  for (const value of present) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest: rangeText(lowest), highest: rangeText(highest) };
}

function rangeText(value: number | boolean | string): string {
  if (typeof value !== "number") return String(value);
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 })
    .format(value).replace("-", "−");
}
