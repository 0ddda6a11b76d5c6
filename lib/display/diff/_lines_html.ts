import type { Html, HtmlValue } from "../html.ts";
import { captionHtml } from "../markup/caption.ts";
import { element, lines } from "../markup/element.ts";
import { FONT, MONO, QUIET, STRONG_RULE } from "../markup/styles.ts";
import { oneLine } from "../text/measure.ts";
import type { LineDiff, LineRow } from "./_lines.ts";
import type { Piece } from "./_words.ts";
import { foldText, shownRows, summaryOf } from "./_lines_shown.ts";
import {
  ADDED_ROW,
  ADDED_WORD,
  type DiffLook,
  lineText,
  REMOVED_ROW,
  REMOVED_WORD,
} from "./_look.ts";

const CELL = "padding:0 8px;border:0;vertical-align:top;text-align:left";
const NUMBER = [
  "padding:0 8px",
  "border:0",
  "vertical-align:top",
  "text-align:right",
  "white-space:nowrap",
  QUIET,
];
const TEXT = [CELL, "overflow-wrap:break-word"];
/** Front ends shade code and make it small. */
const CODE =
  "background:transparent;padding:0;font-size:12.5px;white-space:pre-wrap";

/** A diff of texts as a table, a line a row. */
export function linesHtml(diff: LineDiff, look: DiffLook): Html {
  const { rows, more } = shownRows(diff, look.limit);
  const isSplit = look.layout === "split";
  const heads = isSplit
    ? [
      ["right", "Line"],
      ["left", "±"],
      ["left", look.labels[0]],
      ["right", "Line"],
      ["left", "±"],
      ["left", look.labels[1]],
    ]
    : [
      ["right", look.labels[0]],
      ["right", look.labels[1]],
      ["left", "±"],
      ["left", "Text"],
    ];
  const summary = summaryOf(diff);
  const table = rows.length === 0 ? "" : element(
    "table",
    {
      style: [
        MONO,
        "border-collapse:collapse",
        "border:0",
        "margin:4px 0 0",
        isSplit && "width:100%",
      ],
    },
    element(
      "caption",
      {
        style: [FONT, "caption-side:top", "text-align:left", "padding:0 0 4px"],
      },
      headingHtml(look.caption, summary),
    ),
    element(
      "thead",
      {},
      element(
        "tr",
        { style: "background:transparent" },
        heads.map(([align, name]) =>
          element("th", {
            scope: "col",
            style: [
              `text-align:${align}`,
              "padding:2px 8px",
              "border:0",
              `border-bottom:1px solid ${STRONG_RULE}`,
              "font-weight:600",
            ],
          }, oneLine(name ?? ""))
        ),
      ),
    ),
    lines(
      "",
      element(
        "tbody",
        {},
        lines(
          ...rows.flatMap((row) =>
            isSplit ? [splitRow(row, look)] : unifiedRows(row, look)
          ),
        ),
      ),
    ),
  );
  return element(
    "div",
    { style: [FONT, "text-align:left", "overflow-x:auto"] },
    lines(
      "",
      rows.length === 0 ? headingHtml(look.caption, summary) : "",
      table,
      ...[more, ...diff.notes].map((note) =>
        note === "" ? "" : element(
          "div",
          { style: ["margin:4px 0 0", "font-size:12px", QUIET] },
          note,
        )
      ),
      "\n",
    ),
  );
}

/** The heading and what is said of both; above a table as its caption. */
export function headingHtml(
  caption: string | undefined,
  summary: string,
): Html {
  return lines(
    captionHtml(caption),
    // A narrow table would break it after every word.
    element("div", {
      style: summary.length <= 100 ? "white-space:nowrap" : "",
    }, summary),
  );
}

type Side = "old" | "new";

function piecesHtml(
  pieces: readonly Piece[],
  side: Side,
  look: DiffLook,
): HtmlValue {
  let left = look.maxCharacters;
  const shown: HtmlValue[] = [];
  for (const { text, isChanged } of pieces) {
    const cut = keptSpaces(
      lineText(text, Math.max(0, left)),
      shown.length === 0,
    );
    left -= text.length;
    shown.push(
      isChanged
        ? element(side === "old" ? "del" : "ins", {
          style: [
            side === "old" ? REMOVED_WORD : ADDED_WORD,
            "text-decoration:none",
            "border-radius:2px",
          ],
        }, cut)
        : cut,
    );
    if (left < 0) break;
  }
  return shown;
}

/** Text as code, and spaces so that they stay where no style is left. */
function codeCell(style: readonly string[], text: HtmlValue): Html {
  return element(
    "td",
    { style },
    text === "" ? "" : element("code", { style: CODE }, text),
  );
}

/** Spaces that HTML would leave out: at the beginning, and beside others. */
function keptSpaces(text: string, isStart = true): string {
  return text.replace(
    isStart ? /^ | {2,}/g : / {2,}/g,
    (spaces) => "\u00a0".repeat(spaces.length),
  );
}

/** In the front end's own colour: none of ours holds on a shade. */
function signHtml(sign: string): Html {
  return element("td", { style: [CELL, "font-weight:600"] }, sign);
}

function rowHtml(style: string, cells: readonly Html[]): Html {
  return element("tr", { style: style || "background:transparent" }, cells);
}

function numberHtml(n: number | undefined): Html {
  return element("td", { style: NUMBER }, n === undefined ? "" : n + 1);
}

function foldRow(n: number, span: number): Html {
  return rowHtml("", [
    element("td", {
      colspan: span,
      style: [CELL, "padding:2px 8px", "font-size:12px", QUIET],
    }, foldText(n)),
  ]);
}

function unifiedRows(row: LineRow, look: DiffLook): Html[] {
  const textOf = (text: HtmlValue) => codeCell(TEXT, text);
  const plain = (text: string) =>
    keptSpaces(lineText(text, look.maxCharacters));
  const removed = (a: number, text: HtmlValue) =>
    rowHtml(REMOVED_ROW, [
      numberHtml(a),
      numberHtml(undefined),
      signHtml("-"),
      textOf(text),
    ]);
  const added = (b: number, text: HtmlValue) =>
    rowHtml(ADDED_ROW, [
      numberHtml(undefined),
      numberHtml(b),
      signHtml("+"),
      textOf(text),
    ]);
  switch (row.type) {
    case "fold":
      return [foldRow(row.lines, 4)];
    case "same":
      return [
        rowHtml("", [
          numberHtml(row.a),
          numberHtml(row.b),
          signHtml(""),
          textOf(plain(row.text)),
        ]),
      ];
    case "removed":
      return [removed(row.a, plain(row.text))];
    case "added":
      return [added(row.b, plain(row.text))];
    case "change":
      return [
        removed(row.a, piecesHtml(row.old, "old", look)),
        added(row.b, piecesHtml(row.new, "new", look)),
      ];
  }
}

function splitRow(row: LineRow, look: DiffLook): Html {
  if (row.type === "fold") return foldRow(row.lines, 6);
  const side = (
    n: number | undefined,
    sign: string,
    text: HtmlValue,
    color: string,
  ) => [
    numberHtml(n),
    signHtml(sign),
    codeCell([...TEXT, color, "width:50%"], text),
  ];
  const plain = (text: string) =>
    keptSpaces(lineText(text, look.maxCharacters));
  const none = side(undefined, "", "", "");
  const [left, right] = row.type === "same"
    ? [
      side(row.a, "", plain(row.text), ""),
      side(row.b, "", plain(row.text), ""),
    ]
    : row.type === "removed"
    ? [side(row.a, "-", plain(row.text), REMOVED_ROW), none]
    : row.type === "added"
    ? [none, side(row.b, "+", plain(row.text), ADDED_ROW)]
    : [
      side(row.a, "-", piecesHtml(row.old, "old", look), REMOVED_ROW),
      side(row.b, "+", piecesHtml(row.new, "new", look), ADDED_ROW),
    ];
  return rowHtml("", [...left, ...right]);
}
