import { shareOut } from "../text/share_out.ts";
import type { Ansi } from "../text/ansi.ts";
import { codeRuns } from "../code/highlight.ts";
import type { Block } from "./blocks.ts";
import { type Inline, textOf } from "./_inline.ts";
import { fits, pad, takeColumns, widthOf } from "../text/measure.ts";

type Paint = (text: string) => string;

/** A run of text in one style; `"\n"` alone ends the line. */
interface Run {
  readonly text: string;
  readonly paint: Paint;
}

const PLAIN: Paint = (text) => text;

/** Blocks as the lines of a terminal, none wider than `width`. */
export function markdownLines(
  blocks: readonly Block[],
  width: number,
  style: Ansi,
): string[] {
  const out: string[] = [];
  blocks.forEach((block, i) => {
    if (i > 0) out.push("");
    out.push(...blockLines(block, Math.max(8, width), style));
  });
  return out;
}

function blockLines(block: Block, width: number, style: Ansi): string[] {
  switch (block.type) {
    case "heading": {
      const paint: Paint = (text) =>
        block.level === 1
          ? style.bold(style.underline(text))
          : style.bold(text);
      return wrapRuns(runsOf(block.content, paint, style), width);
    }
    case "paragraph":
      return wrapRuns(runsOf(block.content, PLAIN, style), width);
    case "code":
      return codeLines(block.text, block.language, width, style);
    case "html":
    case "math":
      return codeLines(block.text, "", width, style);
    case "quote":
      return markdownLines(block.blocks, width - 2, style).map((line) =>
        `${style.dim("│")} ${line}`.trimEnd()
      );
    case "rule":
      return [style.dim("─".repeat(width))];
    case "list":
      return listLines(block, width, style);
    case "table":
      return tableLines(block, width, style);
  }
}

/** Code behind a bar; a long line goes on under itself, so that nothing is lost. */
export function codeLines(
  code: string,
  language: string,
  width: number,
  style: Ansi,
): string[] {
  const bar = style.dim("│");
  return wrapCode(code.replaceAll("\t", "    "), language, width - 2, style)
    .flat()
    .map((line) => `${bar} ${line}`.trimEnd());
}

/** The lines of code, each broken into as many as it needs, every space kept. */
export function wrapCode(
  code: string,
  language: string,
  width: number,
  style: Ansi,
): string[][] {
  const lines: string[][] = [];
  let line = "";
  let used = 0;
  let parts: string[] = [];
  for (const { text, paint } of codeRuns(code, language, style)) {
    text.split("\n").forEach((piece, i) => {
      if (i > 0) {
        lines.push([...parts, line]);
        parts = [];
        line = "";
        used = 0;
      }
      let rest = piece;
      while (!fits(rest, width - used)) {
        const room = width - used;
        const fitting = takeColumns(rest, room);
        // A character of two columns does not fit into the last one.
        const head = used > 0 && widthOf(fitting) > room ? "" : fitting;
        line += paint(head);
        rest = rest.slice(head.length);
        parts.push(line);
        line = "";
        used = 0;
      }
      line += paint(rest);
      used += widthOf(rest);
    });
  }
  lines.push([...parts, line]);
  return lines;
}

function listLines(
  block: Extract<Block, { type: "list" }>,
  width: number,
  style: Ansi,
): string[] {
  const last = block.start + block.items.length - 1;
  const digits = String(last).length;
  return block.items.flatMap((item, i) => {
    const sign = item.isDone === undefined ? "" : item.isDone ? "☑ " : "☐ ";
    const marker = block.isOrdered
      ? `${String(block.start + i).padStart(digits)}. ${sign}`
      : sign || "• ";
    const indent = widthOf(marker);
    const room = Math.max(8, width - indent);
    const lines = block.isLoose
      ? markdownLines(item.blocks, room, style)
      : item.blocks.flatMap((inner) => blockLines(inner, room, style));
    if (lines.length === 0) lines.push("");
    const shown = lines.map((line, n) =>
      ((n === 0 ? style.dim(marker) : " ".repeat(indent)) + line).trimEnd()
    );
    return block.isLoose && i > 0 ? ["", ...shown] : shown;
  });
}

function tableLines(
  block: Extract<Block, { type: "table" }>,
  width: number,
  style: Ansi,
): string[] {
  const runs = (content: readonly Inline[], paint: Paint) =>
    runsOf(content, paint, style).map((run) =>
      run.text === "\n" ? { ...run, text: " " } : run
    );
  const head = block.head.map((cell) => runs(cell, style.bold));
  const rows = block.rows.map((row) => row.map((cell) => runs(cell, PLAIN)));
  const gap = 2;
  const sizeOf = (cell: readonly Run[] = []) =>
    cell.reduce((sum, run) => sum + widthOf(run.text), 0);
  const natural = head.map((title, c) =>
    [title, ...rows.map((row) => row[c])].map(sizeOf)
      .reduce((most, size) => Math.max(most, size), 1)
  );
  const room = width - gap * (natural.length - 1);
  const widths = shareOut(natural, room);
  // Columns of a few letters are no table; then each row is a list.
  const isNarrow =
    natural.some((size, c) =>
      size > (widths[c] ?? 0) && (widths[c] ?? 0) < 6
    ) || widths.reduce((sum, size) => sum + size, 0) > room;
  if (isNarrow) return recordLines(head, rows, width);
  const row = (cells: readonly (readonly Run[])[]): string[] => {
    // A cell that is too long goes on in the next line of its row.
    const wrapped = cells.map((cell, c) => wrapRuns(cell, widths[c] ?? 8));
    const height = wrapped.reduce(
      (most, cell) => Math.max(most, cell.length),
      1,
    );
    return Array.from(
      { length: height },
      (_, n) =>
        widths.map((size, c) =>
          pad(wrapped[c]?.[n] ?? "", size, block.align[c] ?? "left")
        ).join(" ".repeat(gap)).trimEnd(),
    );
  };
  return [
    ...row(head),
    style.dim(widths.map((size) => "─".repeat(size)).join(" ".repeat(gap))),
    ...rows.flatMap(row),
  ];
}

/** The rows one under another, each cell behind its heading. */
function recordLines(
  head: readonly (readonly Run[])[],
  rows: readonly (readonly (readonly Run[])[])[],
  width: number,
): string[] {
  if (rows.length === 0) return head.flatMap((cell) => wrapRuns(cell, width));
  return rows.flatMap((cells, r) => [
    ...(r === 0 ? [] : [""]),
    ...cells.flatMap((cell, c) =>
      wrapRuns(
        [...head[c] ?? [], { text: ": ", paint: PLAIN }, ...cell],
        width,
      )
    ),
  ]);
}

function runsOf(
  content: readonly Inline[],
  paint: Paint,
  style: Ansi,
): Run[] {
  const inside = (children: readonly Inline[], more: Paint) =>
    runsOf(children, (text) => more(paint(text)), style);
  return content.flatMap((node): Run[] => {
    switch (node.type) {
      case "text":
      case "html":
        return [{ text: node.text.replaceAll("\n", " "), paint }];
      case "code":
      case "math":
        return [{ text: node.text, paint: (text) => style.cyan(paint(text)) }];
      case "break":
        return [{ text: "\n", paint: PLAIN }];
      case "strong":
        return inside(node.children, style.bold);
      case "emphasis":
        return inside(node.children, style.italic);
      case "strike":
        return inside(node.children, style.strike);
      case "link": {
        const text = node.children.map(textOf).join("");
        if (node.url === undefined) return runsOf(node.children, paint, style);
        const shown = inside(node.children, style.underline);
        return sameAddress(text, node.url)
          ? shown
          : [...shown, { text: ` (${node.url})`, paint: style.dim }];
      }
      case "image": {
        const text = `[image: ${node.alt || "untitled"}]`;
        return [
          { text, paint: style.italic },
          ...(node.url === undefined
            ? []
            : [{ text: ` (${node.url})`, paint: style.dim }]),
        ];
      }
    }
  });
}

function sameAddress(text: string, url: string): boolean {
  return url === text || url === `${text}/` || url === `mailto:${text}`;
}

/** Breaks runs into lines at their spaces; styles go on over a break. */
function wrapRuns(runs: readonly Run[], width: number): string[] {
  const writer = new LineWriter(width);
  for (const { text, paint } of runs) {
    if (text === "\n") {
      writer.end();
      continue;
    }
    for (const part of text.split(/( +)/)) {
      if (part.startsWith(" ")) writer.space(paint);
      else if (part !== "") writer.add(part, paint);
    }
  }
  return writer.finish();
}

/** Fills lines word by word; a word may consist of runs in several styles. */
class LineWriter {
  readonly #width: number;
  readonly #lines: string[] = [];
  #line: Run[] = [];
  #used = 0;
  #space: Paint | undefined;
  #word: Run[] = [];
  #wordWidth = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** More of the present word. */
  add(text: string, paint: Paint): void {
    this.#word.push({ text, paint });
    this.#wordWidth += widthOf(text);
  }

  /** The end of a word. */
  space(paint: Paint): void {
    this.#flush();
    this.#space = paint;
  }

  /** The end of a line. */
  end(): void {
    this.#flush();
    this.#endLine();
  }

  finish(): string[] {
    this.#flush();
    if (this.#line.length > 0 || this.#lines.length === 0) this.#endLine();
    return this.#lines;
  }

  #endLine(): void {
    this.#lines.push(
      this.#line.map(({ text, paint }) => paint(text)).join("").trimEnd(),
    );
    this.#line = [];
    this.#used = 0;
    this.#space = undefined;
  }

  #put(text: string, paint: Paint): void {
    const last = this.#line.at(-1);
    // Neighbours in one style are painted in one go.
    if (last?.paint === paint) {
      this.#line[this.#line.length - 1] = { text: last.text + text, paint };
    } else this.#line.push({ text, paint });
    this.#used += widthOf(text);
  }

  #flush(): void {
    if (this.#word.length === 0) return;
    const gap = this.#space !== undefined && this.#used > 0 ? 1 : 0;
    if (this.#used > 0 && this.#used + gap + this.#wordWidth > this.#width) {
      this.#endLine();
    } else if (gap > 0 && this.#space) this.#put(" ", this.#space);
    for (const { text, paint } of this.#word) {
      let rest = text;
      // A word wider than the line is broken where the line ends.
      while (!fits(rest, this.#width - this.#used)) {
        const room = this.#width - this.#used;
        const head = takeColumns(rest, room);
        if (head === rest && this.#used === 0) break;
        // One character of two columns may not fit into the last one.
        if (head !== "" && (widthOf(head) <= room || this.#used === 0)) {
          this.#put(head, paint);
          rest = rest.slice(head.length);
        }
        this.#endLine();
      }
      this.#put(rest, paint);
    }
    this.#word = [];
    this.#wordWidth = 0;
    this.#space = undefined;
  }
}
