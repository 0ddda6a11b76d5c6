import { CAPTION } from "../markup/caption.ts";
import { element, lines } from "../markup/element.ts";
import type { Html, HtmlValue } from "../html.ts";
import {
  FAINT,
  FONT,
  QUIET,
  RULE,
  SHADE,
  STRONG_RULE,
} from "../markup/styles.ts";
import { safeText } from "../text/measure.ts";
import { type Alignment, alignmentsOf } from "./_alignment.ts";
import type { WrittenBar } from "./_marks.ts";
import {
  allRows,
  cellAt,
  cellLimit,
  groupsOf,
  type WrittenCell,
  type WrittenGroup,
  type WrittenRow,
  type WrittenTable,
} from "./_written.ts";

export type { WrittenTable };

/** A value longer than this is cut even in HTML; */
export const MAX_CELL = 1_000;
/** all together are, once they have so many characters. */
const MAX_ALL = 60_000;
/** No cell has more lines. */
const MAX_LINES = 12;

/** Values up to this length stay on one line. */
const UNBROKEN = 48;
/** The same of headings, which stand over short values; */
const UNBROKEN_HEADING = 14;
/** longer ones have room for two lines, but no more than this in pixels. */
const HEADING_WIDTH = 160;
/** A column of longer texts is no narrower than this, in pixels; */
const LEAST_WIDTH = 240;
/** no more than that is kept free for it; */
const MOST_WIDTH = 440;
/** and in between it is so wide that its longest text has about so many lines. */
const GOOD_LINES = 6;
/** About how wide a character is. */
const CHARACTER = 6.5;

/** A bar's track, and the space before it, in pixels. */
const TRACK = 84;
const TRACK_GAP = 10;

/** A longer word may be broken, since it would push all else out of sight. */
const LONG_WORD_REGEXP = /\S{80}/;

/** The table as HTML that reads well without any style. */
export function tableHtml(table: WrittenTable): Html {
  const { columns, caption, notes, totals = [] } = table;
  const space: Space = {
    table,
    alignments: alignmentsOf(table),
    hasBar: columns.map((_, c) =>
      table.rows.some((row) => cellAt(table, row, c).bar !== undefined)
    ),
    textWidths: columns.map((_, c) => textWidth(table, c)),
    most: longestCell(table),
  };
  const title = caption === undefined ? "" : element("caption", {
    dir: "auto",
    style: [
      "caption-side:top",
      "text-align:left",
      "padding:2px 12px 8px",
      CAPTION,
      // A narrow table would break its caption after every word.
      caption.length <= 80 && "white-space:nowrap",
    ],
  }, caption);
  const bodies = groupsOf(table).map((group) => groupHtml(space, group));
  const whole = element(
    "table",
    {
      style: [
        "border-collapse:collapse",
        "border:0",
        `border-top:2px solid ${STRONG_RULE}`,
        `border-bottom:1px solid ${STRONG_RULE}`,
        "margin:0",
      ],
    },
    lines(
      "",
      title,
      columns.length > 0 && !table.isHeadless ? headHtml(space) : "",
      ...bodies,
      totals.length === 0 ? "" : element(
        "tfoot",
        {},
        lines(
          ...totals.map((row, i) =>
            totalHtml(space, row, i === 0 && `2px solid ${STRONG_RULE}`)
          ),
        ),
      ),
    ),
  );
  return element(
    "div",
    { style: [FONT, "overflow-x:auto", "max-width:100%"] },
    lines(whole, footHtml(notes)),
  );
}

/** What all cells of a table need to be drawn. */
interface Space {
  readonly table: WrittenTable;
  readonly alignments: readonly (Alignment | undefined)[];
  /** Which columns have bars. */
  readonly hasBar: readonly boolean[];
  /** How wide each column's long texts are at least, in pixels. */
  readonly textWidths: readonly number[];
  /** No cell shows more characters. */
  readonly most: number;
}

function headHtml({ table, hasBar }: Space): Html {
  const heads = table.columns.map(({ title, align, type }, c) =>
    element(
      "th",
      {
        scope: "col",
        // For whoever shows no styles.
        align,
        dir: "auto",
        style: [
          `text-align:${align}`,
          "vertical-align:bottom",
          // Above the numbers, not above their bars.
          hasBar[c] && align === "right"
            ? `padding:6px ${12 + TRACK + TRACK_GAP}px 6px 12px`
            : "padding:6px 12px",
          "border:0",
          "font-weight:600",
          title.length <= UNBROKEN_HEADING
            ? "white-space:nowrap"
            : `min-width:${
              Math.min(
                HEADING_WIDTH,
                Math.round(title.length * CHARACTER * 0.8),
              )
            }px`,
        ],
      },
      clip(title, title.length, 200),
      type === undefined ? "" : [
        element("br"),
        element(
          "span",
          { style: ["font-size:11px", "font-weight:400", QUIET] },
          type,
        ),
      ],
    )
  );
  return element(
    "thead",
    {},
    element("tr", {
      style: `background:transparent;border-bottom:2px solid ${STRONG_RULE}`,
    }, heads),
  );
}

function groupHtml(space: Space, group: WrittenGroup): Html {
  const { table } = space;
  const width = Math.max(1, table.columns.length);
  const heading = group.heading === undefined ? "" : element(
    "tr",
    { style: `background:${SHADE};border-bottom:1px solid ${RULE}` },
    element("th", {
      scope: "rowgroup",
      colspan: width,
      align: "left",
      dir: "auto",
      style:
        "text-align:left;padding:6px 12px 5px;border:0;font-weight:600;font-size:12px",
    }, clip(group.heading, group.heading.length, 200)),
  );
  const rows = group.rows.map((row, r) =>
    element(
      "tr",
      {
        style: `background:${
          r % 2 === 1 ? FAINT : "transparent"
        };border-bottom:1px solid ${RULE}`,
      },
      table.columns.map((_, c) => cellHtml(space, row, c)),
    )
  );
  const isEmpty = group.rows.length === 0;
  const empty = !isEmpty ? "" : element(
    "tr",
    { style: "background:transparent" },
    element("td", {
      colspan: width,
      style: ["text-align:left", "padding:8px 12px", "border:0", QUIET],
    }, element("em", {}, table.empty ?? "No rows")),
  );
  return element(
    "tbody",
    {},
    lines(
      heading,
      ...rows,
      empty,
      ...group.totals.map((row, i) =>
        totalHtml(space, row, i === 0 && `1px solid ${STRONG_RULE}`)
      ),
    ),
  );
}

/** A row reckoned of others: in bold, the first under a stronger rule. */
function totalHtml(space: Space, row: WrittenRow, rule: string | false): Html {
  return element(
    "tr",
    {
      style: [
        "background:transparent",
        rule && `border-top:${rule}`,
        `border-bottom:1px solid ${RULE}`,
      ],
    },
    space.table.columns.map((_, c) => cellHtml(space, row, c, true)),
  );
}

function cellHtml(
  space: Space,
  row: WrittenRow,
  c: number,
  isTotal = false,
): Html {
  const { table } = space;
  const column = table.columns[c];
  const cell = cellAt(table, row, c);
  // The name of a totals row is its head, wherever it stands.
  const isHead = isTotal
    ? row.findIndex((_, i) => cellAt(table, row, i).text !== "") === c &&
      cell.parts === undefined
    : c === table.rowHead;
  const isUnbroken = column?.isFixed || cell.text.length <= UNBROKEN;
  const style = [
    `text-align:${column?.align ?? "left"}`,
    "vertical-align:top",
    "padding:4px 12px",
    "border:0",
    isUnbroken ? "white-space:nowrap" : `min-width:${space.textWidths[c]}px`,
    !isUnbroken && LONG_WORD_REGEXP.test(cell.text.slice(0, MAX_CELL)) &&
    "word-break:break-all",
    (isHead || isTotal) && "font-weight:600",
    cell.isMissing === true && QUIET,
    cell.shade !== undefined &&
    `background-color:rgba(${cell.shade.color},${
      (0.04 + 0.46 * cell.shade.strength).toFixed(2)
    })`,
  ];
  const content = [
    contentHtml(space, cell, c),
    space.hasBar[c] ? barHtml(cell.bar, cell.text) : "",
  ];
  // For whoever shows no styles; cells stand left and headings centred there.
  const align = column?.align ?? "left";
  if (isHead) {
    return element("th", { scope: "row", dir: "auto", align, style }, content);
  }
  return element("td", {
    ...(cell.parts === undefined ? { dir: "auto" } : {}),
    ...(align === "left" ? {} : { align }),
    style,
  }, content);
}

function contentHtml(space: Space, cell: WrittenCell, c: number): HtmlValue {
  const alignment = space.alignments[c];
  if (cell.parts !== undefined && alignment !== undefined) {
    const [whole, rest] = cell.parts;
    return [whole, roomHtml(rest, alignment.em)];
  }
  if (cell.lines !== undefined) {
    const all = safeText(cell.lines).split("\n");
    const shown = clip(
      all.slice(0, MAX_LINES).join("\n"),
      cell.length ?? cell.lines.length,
      space.most,
    ).split("\n");
    return [
      ...shown.map((line, i) => i === 0 ? line : [element("br"), line]),
      all.length > MAX_LINES ? `… (${all.length} lines)` : "",
    ];
  }
  return clip(cell.text, cell.length ?? cell.text.length, space.most);
}

/** What stands behind a decimal mark, in as much room as its column needs there. */
function roomHtml(text: string, em: number): Html {
  return element("span", {
    // The space before a unit is part of it.
    style: `display:inline-block;width:${em}em;text-align:left;white-space:pre`,
  }, text);
}

/** A bar in its track; whoever sees no styles reads the number before it. */
function barHtml(bar: WrittenBar | undefined, text: string): HtmlValue {
  if (bar === undefined) {
    // As much room as a bar, so that the column's numbers stay in line.
    return text === "" ? "" : element("span", {
      style:
        `display:inline-block;width:${TRACK}px;margin:0 0 0 ${TRACK_GAP}px`,
    });
  }
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return element(
    "span",
    {
      style: [
        "display:inline-block",
        "vertical-align:middle",
        `width:${TRACK}px`,
        "height:9px",
        `margin:0 0 0 ${TRACK_GAP}px`,
        "text-align:left",
        "line-height:9px",
        "border-radius:2px",
        `background:${SHADE}`,
      ],
    },
    element("span", {
      style: [
        "display:inline-block",
        "vertical-align:top",
        `width:${percent(bar.size)}`,
        "height:9px",
        `margin:0 0 0 ${percent(bar.start)}`,
        "border-radius:2px",
        `background:rgba(${bar.color},0.85)`,
      ],
    }),
  );
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
function clip(value: string, length: number, most: number): string {
  if (length <= most && value.length <= most) return value;
  const head = value.slice(0, most).toWellFormed();
  const size = Math.max(length, value.length);
  return `${head}… (${size.toLocaleString("en-US")} characters)`;
}

/** So wide that a long text does not become a high row; a narrow page is scrolled. */
function textWidth(table: WrittenTable, c: number): number {
  const longest = allRows(table).reduce(
    (most, row) => Math.max(most, cellAt(table, row, c).text.length),
    0,
  );
  const wanted = Math.round(longest * CHARACTER / GOOD_LINES);
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, wanted));
}

/** How many characters of a cell are shown. */
function longestCell(table: WrittenTable): number {
  const texts = allRows(table).flatMap((row) =>
    table.columns.map((_, c) => cellAt(table, row, c).text)
  );
  const room = Math.max(MAX_ALL, texts.length * 60);
  return cellLimit(texts, MAX_CELL, room, /[&<>"']/g);
}
