import { element, lines } from "../markup/element.ts";
import type { Html } from "../html.ts";
import { FAINT, FONT, QUIET, RULE, STRONG_RULE } from "../markup/styles.ts";

/** A table whose values are texts already. */
export interface WrittenTable {
  readonly columns: readonly {
    readonly title: string;
    readonly align: "left" | "right" | "center";
    /** Numbers and dates never break. */
    readonly isFixed: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** True when nothing stands above the columns. */
  readonly isHeadless?: boolean;
  /** Column that names the row, or -1. */
  readonly rowHead: number;
  readonly caption: string | undefined;
  /** What stands for a missing value. */
  readonly missing: string;
  /** Sentences under the table: what was left out, and the user's own. */
  readonly notes: readonly string[];
}

/** A value longer than this is cut even in HTML. */
export const MAX_CELL = 300;

/** Values up to this length stay on one line. */
const UNBROKEN = 48;

/** The table as HTML that reads well without any style. */
export function tableHtml(table: WrittenTable): Html {
  const { columns, rows, caption, notes } = table;
  const heads = columns.map(({ title, align }) =>
    element("th", {
      scope: "col",
      dir: "auto",
      style: [
        `text-align:${align}`,
        "vertical-align:bottom",
        "padding:6px 12px",
        "border:0",
        `border-bottom:2px solid ${STRONG_RULE}`,
        "font-weight:600",
        "white-space:nowrap",
      ],
    }, title)
  );
  const body = rows.map((row, r) =>
    element(
      "tr",
      { style: `background:${r % 2 === 1 ? FAINT : "transparent"}` },
      row.map((value, c) => tableCell(table, value, c, r)),
    )
  );
  const empty = rows.length > 0 ? "" : element(
    "tr",
    {},
    element(
      "td",
      {
        colspan: Math.max(1, columns.length),
        style: [
          "text-align:left",
          "padding:8px 12px",
          "border:0",
          `border-bottom:1px solid ${STRONG_RULE}`,
          QUIET,
        ],
      },
      element("em", {}, "No rows"),
    ),
  );
  const title = caption === undefined ? "" : element("caption", {
    dir: "auto",
    style: [
      "caption-side:top",
      "text-align:left",
      "padding:2px 12px 8px",
      "font-size:15px",
      "font-weight:600",
      // A narrow table would break its caption after every word.
      caption.length <= 80 && "white-space:nowrap",
    ],
  }, caption);
  const head = element(
    "thead",
    {},
    element("tr", { style: "background:transparent" }, heads),
  );
  const whole = element(
    "table",
    {
      style: [
        "border-collapse:collapse",
        "border:0",
        `border-top:2px solid ${STRONG_RULE}`,
        "margin:0",
      ],
    },
    lines(
      "",
      title,
      columns.length > 0 && !table.isHeadless ? head : "",
      element("tbody", {}, lines(...body, empty)),
    ),
  );
  return element(
    "div",
    { style: [FONT, "overflow-x:auto", "max-width:100%"] },
    lines(whole, footHtml(notes)),
  );
}

function tableCell(
  table: WrittenTable,
  value: string,
  c: number,
  r: number,
): Html {
  const column = table.columns[c];
  const isLast = r === table.rows.length - 1;
  const isHead = c === table.rowHead;
  const style = [
    `text-align:${column?.align ?? "left"}`,
    "vertical-align:top",
    "padding:4px 12px",
    "border:0",
    `border-bottom:1px solid ${isLast ? STRONG_RULE : RULE}`,
    (column?.isFixed || value.length <= UNBROKEN) && "white-space:nowrap",
    isHead && "font-weight:600",
    value === table.missing && QUIET,
  ];
  const shown = clip(value);
  return isHead
    ? element("th", { scope: "row", dir: "auto", style }, shown)
    : element("td", { dir: "auto", style }, shown);
}

/** Sentences under a view. */
export function footHtml(notes: readonly string[]): Html | "" {
  if (notes.length === 0) return "";
  return element(
    "div",
    {
      dir: "auto",
      style: [FONT, "padding:6px 12px 0", "font-size:12px", QUIET],
    },
    notes.map((note, i) => i === 0 ? [note] : [element("br"), note]),
  );
}

/** Cuts what nobody reads in a cell, and says how long it was. */
function clip(value: string): string {
  if (value.length <= MAX_CELL) return value;
  const head = value.slice(0, MAX_CELL).toWellFormed();
  return `${head}… (${value.length.toLocaleString("en-US")} characters)`;
}
