import { closeInline } from "./_open_inline.ts";

/**
 * The text of an answer that is still being written, cut at any character,
 * made whole for one frame: an open fence is closed in its list or quotation,
 * open emphasis, code and formulas are closed, and what shows as raw signs
 * until more of it comes (half a link, a heading's mark, a table's first line)
 * waits. What stands before is left as it is, and so is a text that is whole.
 *
 * The frames of an answer only ever grow: nothing flickers between signs and
 * styles.
 *
 * @param text The text so far.
 * @returns Markdown that reads as the text will.
 * @internal
 */
export function closeMarkdown(text: string): string {
  let out = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = closeOnce(out);
    // What was left out may leave a sign alone that waits as well.
    if (next.length >= out.length) return next;
    out = next;
  }
  return out;
}

function closeOnce(text: string): string {
  const end = readBlocks(text);
  if (end.isWhole) return text;
  if (end.fence) return closeFence(text, end.fence, end.lineStart);
  const cut = halfBlock(text, end);
  if (cut !== undefined) return text.slice(0, cut.from) + (cut.rest ?? "");
  const { inlineStart } = end;
  if (inlineStart === undefined) return text;
  return text.slice(0, inlineStart) + closeInline(text.slice(inlineStart));
}

/** No text that anybody writes takes more. */
const MAX_ROUNDS = 16;

/** An open fence. */
interface Fence {
  readonly char: string;
  readonly length: number;
  /** How many quotations it stands in. */
  readonly quotes: number;
  /** Columns of the list item that it stands in. */
  readonly indent: number;
  /** What stands before it on each line. */
  readonly prefix: string;
  /** Where the line begins that opens it. */
  readonly start: number;
}

/** What is open where the text ends. */
interface End {
  fence: Fence | undefined;
  /** Where the last line begins, and its content behind signs of lists and quotations. */
  lineStart: number;
  contentStart: number;
  /** Where the running text begins that the end belongs to. */
  inlineStart: number | undefined;
  /** The lines of the paragraph before the last line, from its start. */
  paragraph: string[];
  /** Where the paragraph's last line begins. */
  previousStart: number;
  /** True within the rows of a table. */
  isTable: boolean;
  /** The number of the ordered list's last item. */
  lastNumber: number | undefined;
  /** Whether the last line is an item, or a quotation, by its own sign. */
  hasMarker: boolean;
  /** True when the last line closes its fence. */
  isWhole: boolean;
}

const FENCE_REGEXP = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$/;
const DELIMITER_ROW_REGEXP = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[\s:|-]*)?$/;
const ITEM_REGEXP = /( *)([-*+]|\d{1,9}[.)])( {1,4}(?=\S)| +|$)/y;
const QUOTE_REGEXP = /( {0,3})> ?/y;
const RULE_REGEXP =
  /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Reads the lines, as far as the end depends on them. */
function readBlocks(text: string): End {
  const end: End = {
    fence: undefined,
    lineStart: 0,
    contentStart: 0,
    inlineStart: undefined,
    paragraph: [],
    previousStart: 0,
    isTable: false,
    lastNumber: undefined,
    hasMarker: false,
    isWhole: false,
  };
  /** Columns at which the contents of open list items begin. */
  const indents: number[] = [];
  let quotes = 0;
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf("\n", at);
    const next = newline < 0 ? text.length : newline;
    const isLast = newline < 0;
    const line = text.slice(at, next).replaceAll("\t", " ");
    end.lineStart = at;
    end.hasMarker = false;
    if (end.fence) {
      if (isInside(line, end.fence)) {
        if (!isLast && closes(line, end.fence)) end.fence = undefined;
        else if (isLast && closes(line, end.fence)) {
          end.fence = undefined;
          forget(end);
          end.isWhole = true;
        }
        if (isLast) break;
        at = next + 1;
        continue;
      }
      end.fence = undefined;
    }
    const found = prefixOf(line, indents);
    const content = line.slice(found.length);
    end.contentStart = at + found.length;
    end.hasMarker = found.hasItem || found.quotes > 0;
    if (found.number !== undefined) end.lastNumber = found.number;
    if (content.trim() === "" && !isLast) {
      forget(end);
      if (line.trim() === "") quotes = 0;
      at = next + 1;
      continue;
    }
    const startsBlock = found.hasItem || found.quotes > quotes;
    if (startsBlock) forget(end);
    if (line.trim() !== "") quotes = found.quotes;
    const fence = FENCE_REGEXP.exec(content);
    if (fence && !isLast) {
      const mark = fence[1] ?? "```";
      end.fence = {
        char: mark[0] ?? "`",
        length: mark.length,
        quotes: found.quotes,
        indent: found.indent,
        prefix: found.prefix + " ".repeat(content.search(/\S/)),
        start: at,
      };
      forget(end);
      at = next + 1;
      continue;
    }
    readContent(end, content, isLast, next - content.length);
    if (isLast) break;
    at = next + 1;
  }
  return end;
}

/** Notes what a line's content means for the paragraph that it ends. */
function readContent(
  end: End,
  content: string,
  isLast: boolean,
  start: number,
): void {
  if (content.trim() === "") {
    // The end of the text behind a line end: the paragraph may go on.
    return;
  }
  if (end.isTable) {
    if (content.includes("|") || isLast) {
      end.inlineStart = start + lastCell(content);
      if (!isLast) end.inlineStart = undefined;
      return;
    }
    forget(end);
  }
  const header = end.paragraph.at(-1);
  if (
    !isLast && header?.includes("|") && DELIMITER_ROW_REGEXP.test(content)
  ) {
    forget(end);
    end.isTable = true;
    return;
  }
  const heading = /^ {0,3}#{1,6}[ \t]+/.exec(content);
  if (heading) {
    forget(end);
    if (isLast) end.inlineStart = start + heading[0].length;
    return;
  }
  if (RULE_REGEXP.test(content) || /^ {0,3}=+ *$/.test(content)) {
    if (!isLast) forget(end);
    return;
  }
  if (end.paragraph.length === 0 && /^ {4}/.test(content)) return forget(end);
  if (isLast) {
    end.inlineStart ??= start + content.search(/\S/);
    return;
  }
  end.inlineStart ??= start + content.search(/\S/);
  end.previousStart = end.lineStart;
  end.paragraph.push(content);
}

/** The paragraph or table is over. */
function forget(end: End): void {
  end.inlineStart = undefined;
  end.paragraph = [];
  end.isTable = false;
}

/** Where the last cell of a row begins. */
function lastCell(row: string): number {
  for (let i = row.length - 1; i >= 0; i--) {
    if (row[i] === "|" && row[i - 1] !== "\\") return i + 1;
  }
  return 0;
}

/** The signs of quotations and lists before a line's content. */
function prefixOf(line: string, indents: number[]): {
  length: number;
  prefix: string;
  quotes: number;
  indent: number;
  hasItem: boolean;
  number: number | undefined;
} {
  let at = 0;
  let quotes = 0;
  let indent = 0;
  let hasItem = false;
  let number: number | undefined;
  const own = line.search(/\S/);
  if (own >= 0) {
    while (indents.length > 0 && (indents.at(-1) ?? 0) > own) indents.pop();
    indent = indents.at(-1) ?? 0;
    at = indent;
  }
  let prefix = " ".repeat(at);
  while (at < line.length) {
    QUOTE_REGEXP.lastIndex = at;
    const quote = QUOTE_REGEXP.exec(line);
    if (quote) {
      at += quote[0].length;
      prefix += `${quote[1] ?? ""}> `;
      quotes++;
      indent = 0;
      continue;
    }
    if (RULE_REGEXP.test(line.slice(at, at + 200))) break;
    ITEM_REGEXP.lastIndex = at;
    const item = ITEM_REGEXP.exec(line);
    if (!item || (item[1] ?? "").length > 3 + (at === 0 ? 0 : 5)) break;
    at += item[0].length;
    prefix += " ".repeat(item[0].length);
    indent = quotes === 0 ? at : indent + item[0].length;
    if (quotes === 0) indents.push(at);
    hasItem = true;
    number = /\d/.test(item[2] ?? "") ? parseInt(item[2] ?? "", 10) : undefined;
  }
  return { length: at, prefix, quotes, indent, hasItem, number };
}

/** A line without the signs of the quotations that a fence stands in. */
function insideQuotes(line: string, quotes: number): string | undefined {
  let at = 0;
  for (let n = 0; n < quotes; n++) {
    QUOTE_REGEXP.lastIndex = at;
    const quote = QUOTE_REGEXP.exec(line);
    if (!quote) return undefined;
    at += quote[0].length;
  }
  return line.slice(at);
}

/** Whether a line belongs to the list item and quotation of a fence. */
function isInside(line: string, { quotes, indent }: Fence): boolean {
  const bare = insideQuotes(line, quotes);
  if (bare === undefined) return line.trim() === "" && quotes === 0;
  const own = bare.search(/\S/);
  return own < 0 || own >= indent;
}

function closes(line: string, { quotes, indent, char, length }: Fence) {
  const bare = (insideQuotes(line, quotes) ?? line).slice(indent);
  const found = FENCE_REGEXP.exec(bare);
  return found?.[1]?.[0] === char && found[1].length >= length &&
    found[2] === "";
}

function closeFence(text: string, fence: Fence, lineStart: number): string {
  const { char, length, prefix, quotes } = fence;
  const last = text.slice(lineStart);
  const bare = (insideQuotes(last, quotes) ?? last).trim();
  const isHalf = bare !== "" && bare.length < length &&
    bare === char.repeat(bare.length);
  const kept = isHalf ? text.slice(0, lineStart) : text;
  const gap = kept.endsWith("\n") ? "" : "\n";
  return `${kept}${gap}${prefix}${char.repeat(length)}`;
}

/** What of the end waits until more of it is there. */
interface Cut {
  readonly from: number;
  /** What takes its place. */
  readonly rest?: string;
}

/** Looks at the last lines for a block that only begins. */
function halfBlock(text: string, end: End): Cut | undefined {
  const content = text.slice(end.contentStart);
  const bare = content.trim();
  const wait: Cut = { from: end.lineStart };
  if (end.isTable) {
    const isFirst = /^\|?$/.test(bare);
    return bare !== "" && (isFirst || !content.includes("|"))
      ? wait
      : undefined;
  }
  const header = end.paragraph.at(-1);
  // A table shows from the line on that rules it off.
  if (header !== undefined && header.includes("|")) {
    const columns = cellsIn(header);
    if (/^[|\s:-]*-[|\s:-]*$/.test(content) && bare !== "") {
      const rule = `|${"---|".repeat(columns)}`;
      const marks = bare.replace(/^\|/, "").replace(/\|$/, "").split("|");
      const isRuled = marks.length === columns &&
        marks.every((mark) => /^\s*:?-+:?\s*$/.test(mark));
      return isRuled ? undefined : { from: end.contentStart, rest: rule };
    }
    if (
      /^\s*\|/.test(header) && (bare === "" || /^[|\s:]+$/.test(bare)) &&
      end.paragraph.length === 1
    ) {
      return { from: end.previousStart };
    }
  }
  if (bare === "") return end.hasMarker ? wait : undefined;
  const isHead = end.paragraph.length === 0;
  if (isHead && /^\|/.test(bare)) return wait;
  const waits = [
    // A fence, until its line is whole.
    /^(?:`{1,2}|~{1,2}|(?:`{3,}|~{3,})[^`]*)$/,
    /^#{1,6}$/,
    /^(?:[-*+]|\d{1,9}[.)])$/,
    /^>+$/,
    /^(?:--|==?|__?|\*\*?)$/,
  ].some((pattern) => pattern.test(bare));
  if (waits) return wait;
  if (end.hasMarker && /^\[(?:[ xX]\]?)?$/.test(bare)) return wait;
  // The next item's number, before its point.
  if (/^\d{1,9}$/.test(bare) && !end.hasMarker && end.lineStart > 0) {
    const number = Number(bare);
    const isNext = number === 1 || number === (end.lastNumber ?? 0) + 1 ||
      String((end.lastNumber ?? 0) + 1).startsWith(bare);
    if (isNext) return wait;
  }
  if (isHead && /^\[[^\]]+\]:\s*\S*$/.test(bare) && !bare.startsWith("[^")) {
    return wait;
  }
  return undefined;
}

/** How many cells a row has. */
function cellsIn(row: string): number {
  const inner = row.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).length;
}
