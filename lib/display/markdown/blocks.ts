import { safeText } from "../text/measure.ts";
import {
  definitionKey,
  type Inline,
  type LinkContext,
  parseInline,
} from "./_inline.ts";
import {
  cellsOf,
  FENCE_REGEXP,
  HEADING_REGEXP,
  isText,
  ITEM_REGEXP,
  itemLines,
  QUOTE_REGEXP,
  RULE_REGEXP,
  withoutTabs,
} from "./_lines.ts";
import { htmlLines, mathLines } from "./_raw_lines.ts";
import type { Dialect } from "./_dialect.ts";

export { type Inline, textOf } from "./_inline.ts";

/** One item of a list. */
export interface ListItem {
  /** Whether a task is done; undefined for items that are no tasks. */
  readonly isDone: boolean | undefined;
  /** What stands in it. */
  readonly blocks: readonly Block[];
}

/** A piece of a text in Markdown. */
export type Block =
  | {
    readonly type: "heading";
    readonly level: number;
    readonly content: readonly Inline[];
  }
  | { readonly type: "paragraph"; readonly content: readonly Inline[] }
  | { readonly type: "code"; readonly language: string; readonly text: string }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | {
    readonly type: "list";
    readonly isOrdered: boolean;
    readonly start: number;
    readonly isLoose: boolean;
    readonly items: readonly ListItem[];
  }
  | {
    readonly type: "table";
    readonly align: readonly ("left" | "right" | "center")[];
    readonly head: readonly (readonly Inline[])[];
    readonly rows: readonly (readonly (readonly Inline[])[])[];
  }
  | { readonly type: "rule" }
  /** Lines of raw HTML, or of a formula; only where a notebook's text is read. */
  | { readonly type: "html" | "math"; readonly text: string };

/** Deeper nesting of lists and quotes than this is read as plain text. */
const MAX_DEPTH = 16;

const DEFINITION_REGEXP =
  /^ {0,3}\[(?!\^)([^[\]]{1,999})\]:[ \t]*(?:<([^<>]{0,2000})>|([^\s<>]{1,2000}))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

/**
 * Reads a text in Markdown: CommonMark's usual part and GitHub's tables and tasks.
 *
 * @param source The text.
 * @param baseUrl What relative links are relative to.
 * @param dialect What the text of a notebook has besides.
 * @returns Its blocks.
 */
export function parseMarkdown(
  source: string,
  baseUrl?: string,
  dialect?: Dialect,
): Block[] {
  const lines = withoutTabs(safeText(source).replace(/\n$/, "").split("\n"));
  const definitions = new Map<string, string>();
  for (const line of lines) {
    const found = DEFINITION_REGEXP.exec(line);
    const key = definitionKey(found?.[1] ?? "");
    if (found && !definitions.has(key)) {
      definitions.set(key, found[2] ?? found[3] ?? "");
    }
  }
  return new BlockParser({ baseUrl, definitions, dialect }).parse(lines, 0);
}

class BlockParser {
  readonly #context: LinkContext;

  constructor(context: LinkContext) {
    this.#context = context;
  }

  parse(lines: readonly string[], depth: number): Block[] {
    const blocks: Block[] = [];
    const paragraph: string[] = [];
    const flush = () => {
      if (paragraph.length === 0) return;
      blocks.push({ type: "paragraph", content: this.#inline(paragraph) });
      paragraph.length = 0;
    };
    for (let i = 0; i < lines.length;) {
      const line = lines[i] ?? "";
      if (line.trim() === "") {
        flush();
        i++;
        continue;
      }
      const underline = paragraph.length > 0
        ? /^ {0,3}(=+|-+) *$/.exec(line)
        : null;
      if (underline) {
        const content = this.#inline(paragraph);
        paragraph.length = 0;
        const level = underline[1]?.startsWith("=") ? 1 : 2;
        blocks.push({ type: "heading", level, content });
        i++;
        continue;
      }
      // Each footnote is a paragraph.
      if (/^ {0,3}\[\^[^[\]\s]{1,100}\]:/.test(line)) flush();
      const found = this.#block(lines, i, depth, paragraph.length > 0);
      if (found === undefined) {
        paragraph.push(line);
        i++;
        continue;
      }
      flush();
      if (found.block) blocks.push(found.block);
      i = found.next;
    }
    flush();
    return blocks;
  }

  #inline(lines: readonly string[] | string): Inline[] {
    const text = typeof lines === "string"
      ? lines
      : lines.map((line) => line.trimStart()).join("\n");
    return parseInline(text.trim().replaceAll("\t", " "), this.#context);
  }

  /** The block that begins at a line, if one does. */
  #block(
    lines: readonly string[],
    i: number,
    depth: number,
    isInParagraph: boolean,
  ): { block?: Block; next: number } | undefined {
    const line = lines[i] ?? "";
    if (this.#context.dialect) {
      const found = mathLines(lines, i) ?? htmlLines(lines, i, isInParagraph);
      if (found) return found;
    }
    const fence = FENCE_REGEXP.exec(line);
    if (fence) return fenced(lines, i, fence[1] ?? "```", fence[2] ?? "");
    const heading = HEADING_REGEXP.exec(line);
    if (heading) {
      const title = (heading[2] ?? "").replace(/(?:^|[ \t])#+[ \t]*$/, "");
      const level = heading[1]?.length ?? 1;
      const content = this.#inline(title);
      return { block: { type: "heading", level, content }, next: i + 1 };
    }
    if (RULE_REGEXP.test(line)) return { block: { type: "rule" }, next: i + 1 };
    if (QUOTE_REGEXP.test(line) && depth < MAX_DEPTH) {
      return this.#quote(lines, i, depth);
    }
    const item = ITEM_REGEXP.exec(line);
    if (item && depth < MAX_DEPTH) {
      // Inside a paragraph, "1986. A great year" must not begin a list.
      const interrupts = item[2] === undefined ||
        /^(?:[-*+]|1[.)])$/.test(item[2]);
      const isEmpty = line.trim() === item[2];
      if (!isInParagraph || (interrupts && !isEmpty)) {
        return this.#list(lines, i, depth);
      }
    }
    if (isInParagraph) return this.#table(lines, i);
    if (/^ {4}/.test(line)) return indented(lines, i);
    if (DEFINITION_REGEXP.test(line)) return { next: i + 1 };
    return this.#table(lines, i);
  }

  #quote(
    lines: readonly string[],
    start: number,
    depth: number,
  ): { block: Block; next: number } {
    const inside: string[] = [];
    let i = start;
    for (; i < lines.length; i++) {
      const line = lines[i] ?? "";
      if (QUOTE_REGEXP.test(line)) inside.push(line.replace(QUOTE_REGEXP, ""));
      // A line that goes on with the paragraph needs no sign of its own.
      else if (line.trim() !== "" && isText(inside.at(-1)) && isText(line)) {
        inside.push(line);
      } else break;
    }
    const blocks = this.parse(inside, depth + 1);
    return { block: { type: "quote", blocks }, next: i };
  }

  #list(
    lines: readonly string[],
    start: number,
    depth: number,
  ): { block: Block; next: number } {
    const first = ITEM_REGEXP.exec(lines[start] ?? "");
    const marker = first?.[2] ?? "-";
    const isOrdered = /\d/.test(marker);
    const sort = marker.at(-1);
    const items: ListItem[] = [];
    let isLoose = false;
    let i = start;
    while (i < lines.length) {
      const line = lines[i] ?? "";
      const found = ITEM_REGEXP.exec(line);
      if (!found || found[2]?.at(-1) !== sort || RULE_REGEXP.test(line)) break;
      const { inside, next, hadBlank } = itemLines(lines, i, found);
      const task = /^\[([ xX])\][ \t]+(?=\S)/.exec(inside[0] ?? "");
      if (task) inside[0] = (inside[0] ?? "").slice(task[0].length);
      items.push({
        isDone: task ? task[1] !== " " : undefined,
        blocks: this.parse(inside, depth + 1),
      });
      i = next;
      // Blank lines between two items part them as paragraphs.
      let after = i;
      while (after < lines.length && (lines[after] ?? "").trim() === "") {
        after++;
      }
      const follows = ITEM_REGEXP.exec(lines[after] ?? "");
      if (after > i && follows && follows[2]?.at(-1) === sort) {
        isLoose = true;
        i = after;
      }
      if (hadBlank) isLoose = true;
    }
    return {
      block: {
        type: "list",
        isOrdered,
        start: isOrdered ? parseInt(marker, 10) : 1,
        isLoose,
        items,
      },
      next: i,
    };
  }

  #table(
    lines: readonly string[],
    start: number,
  ): { block: Block; next: number } | undefined {
    const rule = lines[start + 1] ?? "";
    const line = lines[start] ?? "";
    if (
      !line.includes("|") || !/^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\||$)/.test(rule)
    ) {
      return undefined;
    }
    const marks = cellsOf(rule);
    if (!marks.every((mark) => /^:?-+:?$/.test(mark))) return undefined;
    const head = cellsOf(line);
    // Models miscount; one column off is still a table.
    if (Math.abs(head.length - marks.length) > 1) return undefined;
    const align = head.map((_, c) => {
      const mark = marks[c] ?? "";
      if (!mark.endsWith(":")) return "left";
      return mark.startsWith(":") ? "center" : "right";
    });
    const rows: Inline[][][] = [];
    let i = start + 2;
    for (; i < lines.length; i++) {
      const row = lines[i] ?? "";
      if (row.trim() === "" || !row.includes("|")) break;
      const cells = cellsOf(row);
      const last = head.length - 1;
      // Cells past the heading's are text whose pipes nobody escaped.
      const shown = cells.length > head.length
        ? [...cells.slice(0, last), cells.slice(last).join(" | ")]
        : cells;
      rows.push(head.map((_, c) => this.#inline(shown[c] ?? "")));
    }
    return {
      block: {
        type: "table",
        align,
        head: head.map((cell) => this.#inline(cell)),
        rows,
      },
      next: i,
    };
  }
}

function fenced(
  lines: readonly string[],
  start: number,
  fence: string,
  info: string,
): { block: Block; next: number } {
  const indent = (lines[start] ?? "").search(/\S/);
  const close = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`);
  const text: string[] = [];
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (close.test(line)) break;
    const own = line.search(/\S|$/);
    text.push(line.slice(Math.min(own, indent)));
  }
  // Some write `{python}`, or `{.python}`.
  const language = /^\{?\.?([\w+#.-]*)/.exec(info.trim())?.[1] ?? "";
  return {
    block: {
      type: "code",
      language: language.toLowerCase(),
      text: text.join("\n"),
    },
    next: i + 1,
  };
}

function indented(
  lines: readonly string[],
  start: number,
): { block: Block; next: number } {
  const text: string[] = [];
  let i = start;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line.trim() !== "" && !line.startsWith("    ")) break;
    text.push(line.slice(4));
  }
  while (text.at(-1)?.trim() === "") {
    text.pop();
    i--;
  }
  return {
    block: { type: "code", language: "", text: text.join("\n") },
    next: i,
  };
}
