import { decodeEntities } from "./entities.ts";

/** What {@linkcode htmlToText} read. */
export interface HtmlText {
  /** The page's title, if it has one. */
  readonly title?: string;
  /** The text, headings marked as in Markdown. */
  readonly text: string;
}

/** Elements whose content is not text for readers. */
const DROPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "iframe",
  "object",
  "select",
  "head",
]);

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  "address article aside blockquote details dialog div dl fieldset figure footer form header hr main nav ol p pre section summary table ul figcaption caption"
    .split(" "),
);

/** Elements that begin a line. */
const LINES = new Set(["br", "li", "tr", "dt", "dd", "option"]);

/**
 * Turns a page into readable text: headings as `# …`, list items as `- …`, rows
 * of tables with ` | ` between their cells, paragraphs parted by blank lines.
 * Scripts, styles and drawings are left out, and nothing is ever run.
 *
 * It reads what browsers read, closed tags or not, in time that grows with the
 * length of the page alone.
 *
 * @param html The page or a piece of one.
 * @returns Its title and text.
 *
 * @example
 * ```ts
 * import { htmlToText } from "@cenote/cenote/formats";
 * import { assertEquals } from "@std/assert";
 *
 * const page = "<title>T</title><h1>Fish &amp; chips</h1><p>Two<br>lines";
 * assertEquals(htmlToText(page), {
 *   title: "T",
 *   text: "# Fish & chips\n\nTwo\nlines",
 * });
 * ```
 */
export function htmlToText(html: string): HtmlText {
  const writer = new TextWriter();
  let title: string | undefined;
  let preformatted = 0;
  let cells = 0;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    const end = open < 0 ? html.length : open;
    if (end > at) {
      const text = decodeEntities(html.slice(at, end));
      preformatted > 0 ? writer.verbatim(text) : writer.words(text);
    }
    if (open < 0) break;
    const tag = readTag(html, open);
    at = tag.end;
    if (tag.name === undefined) {
      if (tag.text !== undefined) writer.words(tag.text);
      continue;
    }
    const { name, isClosing } = tag;
    if (name === "title" && !isClosing) {
      const close = closingOf(html, name, at);
      title ??= decodeEntities(html.slice(at, close.start)).trim()
        .replace(/\s+/g, " ");
      at = close.end;
    } else if (name === "head" && !isClosing) {
      // A head is read for its title; scripts and styles in it go one by one.
    } else if (DROPPED.has(name) && !isClosing && !tag.isEmpty) {
      at = closingOf(html, name, at).end;
    } else if (/^h[1-6]$/.test(name)) {
      writer.block();
      if (!isClosing) writer.mark("#".repeat(Number(name[1])) + " ");
    } else if (name === "td" || name === "th") {
      if (!isClosing && cells++ > 0) writer.mark(" | ");
    } else if (LINES.has(name)) {
      if (name === "tr") cells = 0;
      // Inside a cell, a line end would tear the row.
      if (name === "br" && cells > 0) writer.words(" ");
      else if (!isClosing) writer.line();
      if (name === "li" && !isClosing) writer.mark("- ");
    } else if (BLOCKS.has(name)) {
      if (name === "pre") preformatted += isClosing ? -1 : 1;
      if (preformatted < 0) preformatted = 0;
      if (name === "table") cells = 0;
      if (cells === 0) writer.block();
      else writer.words(" ");
    } else if (name === "img" && tag.alt) {
      writer.words(tag.alt);
    }
  }
  const text = writer.text();
  return title === undefined || title === "" ? { text } : { title, text };
}

/** Collects words, collapsing white space as a browser does. */
class TextWriter {
  #done = "";
  #line = "";
  #wantsSpace = false;
  #blank = false;

  words(text: string): void {
    if (/^\s/.test(text)) this.#wantsSpace = true;
    const words = text.trim().replace(/[^\S\u00a0]+/g, " ");
    if (words === "") return;
    this.#line += (this.#wantsSpace && this.#endsInWord() ? " " : "") +
      words;
    this.#wantsSpace = /\s$/.test(text);
  }

  #endsInWord(): boolean {
    return /\S/.test(this.#line.at(-1) ?? " ");
  }

  verbatim(text: string): void {
    this.#line += text.replace(/\r\n?/g, "\n");
    this.#wantsSpace = false;
  }

  /** Puts a sign in front of, or between, words. */
  mark(sign: string): void {
    this.#line += sign;
    this.#wantsSpace = false;
  }

  line(): void {
    const line = this.#line.trimEnd();
    // A lone sign is a heading or an item that turned out to be empty.
    if (line !== "" && !/^(?:#{1,6}|-)$/.test(line)) {
      const gap = this.#done === "" ? "" : this.#blank ? "\n\n" : "\n";
      this.#done += gap + line.replace(/^\n+/, "");
      this.#blank = false;
    }
    this.#line = "";
    this.#wantsSpace = false;
  }

  block(): void {
    // An item's own sign waits for the paragraph inside it.
    if (this.#line === "- ") return;
    this.line();
    this.#blank = true;
  }

  text(): string {
    this.line();
    return this.#done.replaceAll("\u00a0", " ");
  }
}

interface Tag {
  readonly name?: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly alt?: string;
  /** Text, when what began like a tag is none. */
  readonly text?: string;
  readonly end: number;
}

function readTag(html: string, open: number): Tag {
  const none = { isClosing: false, isEmpty: false };
  if (html.startsWith("<!--", open)) {
    const close = html.indexOf("-->", open + 4);
    return { ...none, end: close < 0 ? html.length : close + 3 };
  }
  const second = html[open + 1] ?? "";
  if (second === "!" || second === "?") {
    const close = html.indexOf(">", open);
    return { ...none, end: close < 0 ? html.length : close + 1 };
  }
  if (!/[A-Za-z/]/.test(second)) return { ...none, text: "<", end: open + 1 };
  const end = tagEnd(html, open);
  const inside = html.slice(open + 1, end - 1);
  const name = /^\/?([A-Za-z][^\s/>]*)/.exec(inside)?.[1]?.toLowerCase();
  if (name === undefined) return { ...none, end };
  const alt = name === "img"
    ? /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(inside)
    : null;
  return {
    name,
    isClosing: inside.startsWith("/"),
    isEmpty: inside.endsWith("/"),
    ...(alt ? { alt: decodeEntities(alt[1] ?? alt[2] ?? "") } : {}),
    end,
  };
}

/** Past the `>` that ends the tag, not one inside a quoted attribute. */
function tagEnd(html: string, open: number): number {
  let quote = "";
  for (let i = open + 1; i < html.length; i++) {
    const c = html[i] ?? "";
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === ">") return i + 1;
    else if ((c === '"' || c === "'") && html[i - 1] === "=") quote = c;
  }
  // A quote that never closes: the tag ends where any tag would.
  const close = html.indexOf(">", open);
  return close < 0 || quote === "" ? html.length : close + 1;
}

/** Where the element's content ends, and where what follows begins. */
function closingOf(
  html: string,
  name: string,
  from: number,
): { start: number; end: number } {
  const pattern = new RegExp(`</${name}(?=[\\s>/])`, "gi");
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  if (found === null) return { start: html.length, end: html.length };
  const close = html.indexOf(">", found.index);
  return { start: found.index, end: close < 0 ? html.length : close + 1 };
}
