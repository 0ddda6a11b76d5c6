import type { Html, HtmlValue } from "../html.ts";
import { element, lines } from "../markup/element.ts";
import {
  BAD,
  FONT,
  GOOD,
  QUIET,
  RULE,
  STRONG_RULE,
  WARN,
} from "../markup/styles.ts";
import { headingHtml } from "./_lines_html.ts";
import {
  ADDED_ROW,
  ADDED_WORD,
  type DiffLook,
  REMOVED_ROW,
  REMOVED_WORD,
} from "./_look.ts";
import type { DiffCell, RecordDiff, RecordRow } from "./_rows.ts";
import {
  alignsOf,
  cellTexts,
  columnText,
  foldText,
  onlyText,
  ROW_SIGNS,
  shownRows,
  summaryOf,
} from "./_rows_shown.ts";

const CELL = "vertical-align:top;padding:3px 12px;border:0";
const SHADES = {
  same: "background:transparent",
  changed: "background:transparent",
  added: ADDED_ROW,
  removed: REMOVED_ROW,
} as const;

/** A diff of tables as a table in which changed cells show both values. */
export function rowsHtml(diff: RecordDiff, look: DiffLook): Html {
  const { rows, more } = shownRows(diff, look.limit);
  const aligns = alignsOf(diff);
  const table = rows.length === 0 ? "" : element(
    "table",
    { style: [FONT, "border-collapse:collapse", "border:0", "margin:4px 0 0"] },
    element(
      "caption",
      { style: "caption-side:top;text-align:left;padding:0 0 4px" },
      headingHtml(look.caption, summaryOf(diff)),
    ),
    element(
      "thead",
      {},
      element("tr", { style: "background:transparent" }, [
        headHtml("Change", "left"),
        ...diff.columns.map((column, c) =>
          headHtml(
            columnText(column),
            aligns[c] ?? "left",
            column.state === "added"
              ? GOOD
              : column.state === "removed"
              ? BAD
              : undefined,
          )
        ),
      ]),
    ),
    lines(
      "",
      element(
        "tbody",
        {},
        lines(...rows.map((row) => rowHtml(row, aligns, look))),
      ),
    ),
  );
  return element(
    "div",
    { style: [FONT, "text-align:left", "overflow-x:auto"] },
    lines(
      "",
      rows.length === 0 ? headingHtml(look.caption, summaryOf(diff)) : "",
      table,
      more === "" ? "" : element(
        "div",
        { style: ["margin:4px 0 0", "font-size:12px", QUIET] },
        more,
      ),
      "\n",
    ),
  );
}

function headHtml(
  name: string,
  align: "left" | "right",
  color?: string,
): Html {
  return element("th", {
    scope: "col",
    dir: "auto",
    style: [
      `text-align:${align}`,
      CELL,
      `border-bottom:2px solid ${STRONG_RULE}`,
      "font-weight:600",
      color === undefined ? "" : `color:${color}`,
    ],
  }, name || " ");
}

const WORDS = { changed: "~ changed", added: "+ added", removed: "- removed" };

function rowHtml(
  row: RecordRow,
  aligns: readonly ("left" | "right")[],
  look: DiffLook,
): Html {
  if (row.type === "fold") {
    return element(
      "tr",
      { style: "background:transparent" },
      element("td", {
        colspan: aligns.length + 1,
        style: ["text-align:left", CELL, "font-size:12px", QUIET],
      }, foldText(row.rows)),
    );
  }
  const { type } = row;
  const sign = type === "same" ? ROW_SIGNS.same : WORDS[type];
  return element("tr", { style: SHADES[type] }, [
    element("td", {
      style: [
        "text-align:left",
        CELL,
        `border-bottom:1px solid ${RULE}`,
        "white-space:nowrap",
        type === "changed" && `color:${WARN}`,
        type !== "same" && "font-weight:600",
      ],
    }, sign),
    ...row.cells.map((cell, c) =>
      element("td", {
        dir: "auto",
        style: [
          `text-align:${aligns[c] ?? "left"}`,
          CELL,
          `border-bottom:1px solid ${RULE}`,
        ],
      }, cellHtml(cell, look))
    ),
  ]);
}

function cellHtml(
  cell: DiffCell,
  look: DiffLook,
): HtmlValue {
  if (!cell.isChanged) {
    const text = onlyText(cell, look);
    return text === "–" ? element("span", { style: QUIET }, text) : text;
  }
  const texts = cellTexts(cell, look);
  return [
    element("del", {
      style: [REMOVED_WORD, "padding:0 3px", "border-radius:2px"],
    }, texts.old),
    " → ",
    element("ins", {
      style: [
        ADDED_WORD,
        "padding:0 3px",
        "border-radius:2px",
        "text-decoration:none",
      ],
    }, texts.new),
  ];
}
