/** Blocks that only a notebook's text has: raw HTML, and formulas over many lines. */

/** A block, and the line behind it. */
export interface RawLines {
  readonly block: { readonly type: "html" | "math"; readonly text: string };
  readonly next: number;
}

/** Elements that begin a block of HTML wherever they stand, as CommonMark lists them. */
const BLOCK_NAMES =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";

const BLOCK_REGEXP = new RegExp(
  `^ {0,3}</?(?:${BLOCK_NAMES})(?:\\s|/?>|$)`,
  "i",
);
/** No formula is longer. */
const MAX_LINES = 200;
/** A tag alone on its line. */
const ALONE_REGEXP = /^ {0,3}<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?>\s*$/;
/** What goes on to its own end, past blank lines. */
const VERBATIM: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/i,
    /<\/(?:script|pre|style|textarea)>/i,
  ],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];

/** The block of raw HTML that begins at a line, if one does. */
export function htmlLines(
  lines: readonly string[],
  start: number,
  isInParagraph: boolean,
): RawLines | undefined {
  const line = lines[start] ?? "";
  if (!/^ {0,3}</.test(line)) return undefined;
  const end = VERBATIM.find(([begin]) => begin.test(line))?.[1];
  let next = start + 1;
  if (end) {
    if (!end.test(line)) {
      while (next < lines.length && !end.test(lines[next] ?? "")) next++;
      next++;
    }
  } else if (
    BLOCK_REGEXP.test(line) || (!isInParagraph && ALONE_REGEXP.test(line))
  ) {
    while (next < lines.length && (lines[next] ?? "").trim() !== "") next++;
  } else return undefined;
  const text = lines.slice(start, next).join("\n");
  return { block: { type: "html", text }, next };
}

/** The formula that begins at a line and has its lines for itself, if one does. */
export function mathLines(
  lines: readonly string[],
  start: number,
): RawLines | undefined {
  const line = (lines[start] ?? "").trim();
  if (line.startsWith("$$")) {
    const first = line.slice(2);
    const close = closeOf(first);
    if (close === undefined) return until(lines, start, first);
    return close < 0 || first.slice(0, close).trim() === ""
      ? undefined
      : mathBlock(first.slice(0, close), start + 1);
  }
  const name = /^\\begin\{([A-Za-z]{1,20}\*?)\}/.exec(line)?.[1];
  if (name === undefined) return undefined;
  const end = `\\end{${name}}`;
  if (line.endsWith(end)) return mathBlock(line, start + 1);
  for (let i = start + 1; i < start + MAX_LINES && i < lines.length; i++) {
    const text = (lines[i] ?? "").trim();
    if (text === "") return undefined;
    if (!text.endsWith(end)) continue;
    return mathBlock(lines.slice(start, i + 1).join("\n"), i + 1);
  }
  return undefined;
}

function until(
  lines: readonly string[],
  start: number,
  first: string,
): RawLines | undefined {
  const inside = [first];
  for (let i = start + 1; i < start + MAX_LINES && i < lines.length; i++) {
    const line = (lines[i] ?? "").trim();
    const close = closeOf(line);
    // A formula that is never closed must not swallow the text behind it.
    if (line === "" || (close !== undefined && close < 0)) return undefined;
    inside.push(line.slice(0, close));
    if (close !== undefined) return mathBlock(inside.join("\n"), i + 1);
  }
  return undefined;
}

/** Where the dollars at the end of a line are: none, or -1 for ones amid text. */
function closeOf(line: string): number | undefined {
  const at = line.indexOf("$$");
  if (at < 0) return undefined;
  return /^[.,;]?$/.test(line.slice(at + 2)) ? at : -1;
}

function mathBlock(text: string, next: number): RawLines {
  return { block: { type: "math", text: text.trim() }, next };
}
