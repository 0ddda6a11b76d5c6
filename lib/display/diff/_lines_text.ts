import { escapeMarkdown, fenceFor } from "../markup/escape_markdown.ts";
import type { Ansi } from "../text/ansi.ts";
import { breakLine, oneLine, wrap } from "../text/measure.ts";
import type { LineDiff, LineRow } from "./_lines.ts";
import type { Piece } from "./_words.ts";
import { foldText, shownRows, summaryOf } from "./_lines_shown.ts";
import { type DiffLook, lineText } from "./_look.ts";

/** Lines of the text form before they are laid out. */
interface TextLine {
  readonly a: number | undefined;
  readonly b: number | undefined;
  readonly sign: string;
  readonly pieces: readonly Piece[];
}

/** The rows one under another: an old line before what it became. */
function unifiedLines(
  rows: readonly LineRow[],
): (TextLine | { readonly fold: number })[] {
  const whole = (text: string): Piece[] => [{ text, isChanged: false }];
  const old = (a: number, pieces: readonly Piece[]): TextLine => ({
    a,
    b: undefined,
    sign: "-",
    pieces,
  });
  const fresh = (b: number, pieces: readonly Piece[]): TextLine => ({
    a: undefined,
    b,
    sign: "+",
    pieces,
  });
  return rows.flatMap((row): (TextLine | { readonly fold: number })[] => {
    switch (row.type) {
      case "fold":
        return [{ fold: row.lines }];
      case "same":
        return [{ a: row.a, b: row.b, sign: " ", pieces: whole(row.text) }];
      case "removed":
        return [old(row.a, whole(row.text))];
      case "added":
        return [fresh(row.b, whole(row.text))];
      case "change":
        return [old(row.a, row.old), fresh(row.b, row.new)];
    }
  });
}

/** A diff of texts as the lines of a terminal. */
export function linesText(
  diff: LineDiff,
  look: DiffLook,
  width: number,
  style: Ansi,
): string {
  const out = [
    ...(look.caption === undefined
      ? []
      : wrap(oneLine(look.caption), width).map((line) => style.bold(line))),
    ...wrap(summaryOf(diff), width),
  ];
  const rows = lineRowsText(diff, look, width, style);
  if (diff.added + diff.removed > 0 && look.limit > 0) out.push("");
  return [...out, ...rows].join("\n");
}

/** The rows alone of a diff of texts, and what is said under them. */
export function lineRowsText(
  diff: LineDiff,
  look: DiffLook,
  width: number,
  style: Ansi,
): string[] {
  const { rows, more } = shownRows(diff, look.limit);
  const all = unifiedLines(rows);
  const digits = (side: "a" | "b") =>
    String(
      all.reduce((most, line) =>
        "fold" in line ? most : Math.max(most, (line[side] ?? -1) + 1), 0),
    ).length;
  const sizes = { a: digits("a"), b: digits("b") };
  // On a narrow terminal the numbers leave their room to the text.
  const hasNumbers = width >= sizes.a + sizes.b + 24;
  const out: string[] = [];
  for (const line of all) {
    if ("fold" in line) {
      out.push(
        ...wrap(foldText(line.fold), width).map((one) => style.dim(one)),
      );
      continue;
    }
    const number = (n: number | undefined, size: number) =>
      (n === undefined ? "" : String(n + 1)).padStart(size);
    const lead = hasNumbers
      ? `${number(line.a, sizes.a)} ${number(line.b, sizes.b)} `
      : "";
    // As arguments of one call, very many would be too many.
    for (const row of lineRows(line, lead, look, width, style)) out.push(row);
  }
  for (const note of [more, ...diff.notes]) {
    if (note !== "") {
      out.push(...wrap(note, width).map((one) => style.dim(one)));
    }
  }
  return out;
}

function lineRows(
  line: TextLine,
  lead: string,
  look: DiffLook,
  width: number,
  style: Ansi,
): string[] {
  const paint = line.sign === "+"
    ? style.green
    : line.sign === "-"
    ? style.red
    : (text: string) => text;
  const { pieces } = line;
  const text = lineText(
    pieces.map((piece) => piece.text).join(""),
    look.maxCharacters,
  );
  const room = Math.max(1, width - lead.length - 2);
  const broken = breakLine(text, room);
  const marked = style.isColored && pieces.some((each) => each.isChanged)
    ? markedRows(pieces, broken, look, paint, style)
    : broken.map((row) => paint(row));
  const sign = line.sign === " " ? " " : paint(line.sign);
  if (text === "") {
    return [
      line.sign === " " ? style.dim(lead.trimEnd()) : style.dim(lead) + sign,
    ];
  }
  return marked.map((row, i) =>
    i === 0
      ? `${style.dim(lead)}${sign} ${row}`
      : `${" ".repeat(lead.length + 2)}${row}`
  );
}

/** The broken rows again, with the changed pieces set off. */
function markedRows(
  pieces: readonly Piece[],
  rows: readonly string[],
  look: DiffLook,
  paint: (text: string) => string,
  style: Ansi,
): string[] {
  const runs = pieces.map(({ text, isChanged }) => ({
    text: lineText(text, look.maxCharacters),
    isChanged,
  }));
  let index = 0;
  let used = 0;
  return rows.map((row) => {
    let out = "";
    for (let at = 0; at < row.length;) {
      const run = runs[index];
      if (!run) {
        out += row.slice(at);
        break;
      }
      const take = Math.min(run.text.length - used, row.length - at);
      const part = row.slice(at, at + take);
      out += paint(run.isChanged ? style.bold(style.underline(part)) : part);
      at += take;
      used += take;
      if (used >= run.text.length) {
        index++;
        used = 0;
      }
    }
    return out;
  });
}

/** A diff of texts as Markdown: a block that front ends colour by its signs. */
export function linesMarkdown(diff: LineDiff, look: DiffLook): string {
  const { rows, more } = shownRows(diff, look.limit);
  const body = unifiedLines(rows).map((line) =>
    "fold" in line ? `@@ ${foldText(line.fold)} @@` : `${line.sign} ${
      lineText(
        line.pieces.map(({ text }) => text).join(""),
        look.maxCharacters,
      )
    }`.trimEnd()
  ).join("\n");
  const fence = fenceFor(body);
  return [
    ...(look.caption === undefined
      ? []
      : [`**${escapeMarkdown(look.caption)}**`]),
    escapeMarkdown(summaryOf(diff)),
    ...(body === "" ? [] : [`${fence}diff\n${body}\n${fence}`]),
    ...[more, ...diff.notes].filter((note) => note !== "").map(escapeMarkdown),
  ].join("\n\n");
}
