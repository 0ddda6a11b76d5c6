import { unicodeWidth } from "@std/cli/unicode-width";
import { stripAnsi } from "./ansi.ts";

/** Controls but for tab and line feed, and what reorders the text around it. */
const UNSAFE_REGEXP =
  /(?![\t\n])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that can do nothing but be read: control characters become pictures of
 * themselves, so that no escape sequence reaches a terminal, and the invisible
 * characters that override the direction of text become replacement signs.
 * Line ends become line feeds. Halves of characters are replaced.
 */
export function safeText(text: string): string {
  return text.toWellFormed().replaceAll("\r\n", "\n").replace(
    UNSAFE_REGEXP,
    (c) => {
      const code = c.charCodeAt(0);
      if (code === 0x0d || code === 0x2028 || code === 0x2029) return "\n";
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? "\u2421" : "\ufffd";
    },
  );
}

/** The same on one line: line ends become a sign, white space a space. */
export function oneLine(text: string): string {
  return safeText(text).trim().replace(/ *\n\s*/g, " ⏎ ").replaceAll("\t", " ");
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for single characters. */
function* unitsOf(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

const SIMPLE_REGEXP = /^[\x20-\x7e]*$/;
const EMOJI_REGEXP = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** Columns that the text takes in a terminal. Styles count nothing. */
export function widthOf(text: string): number {
  if (SIMPLE_REGEXP.test(text)) return text.length;
  const bare = stripAnsi(text);
  // Only joined characters need to be looked at one by one.
  if (!/[\u200d\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u.test(bare)) {
    return unicodeWidth(bare);
  }
  let width = 0;
  for (const segment of unitsOf(bare)) {
    width += unitWidth(segment);
  }
  return width;
}

/** Width of what a reader takes for one character. */
function unitWidth(unit: string): number {
  // A family of four is four characters and one picture, two columns wide.
  return unit.length > 1 && EMOJI_REGEXP.test(unit) &&
      /[\u200d\ufe0f]|\p{Regional_Indicator}{2}|\p{Emoji_Modifier}/u.test(unit)
    ? 2
    : unicodeWidth(unit);
}

/** At most `width` columns of the text, its cut end marked. */
export function shorten(text: string, width: number): string {
  if (fits(text, width)) return text;
  if (width <= 1) return "…".slice(0, Math.max(0, width));
  let out = "";
  let used = 0;
  for (const segment of unitsOf(text.slice(0, width * 16))) {
    const unit = unitWidth(segment);
    if (used + unit > width - 1) break;
    out += segment;
    used += unit;
  }
  return out + "…";
}

/** Fills the text up to `width` columns; longer text stays as it is. */
export function pad(
  text: string,
  width: number,
  align: "left" | "right" | "center" = "left",
): string {
  const space = Math.max(0, width - widthOf(text));
  if (align === "right") return " ".repeat(space) + text;
  if (align === "left") return text + " ".repeat(space);
  const before = space >> 1;
  return " ".repeat(before) + text + " ".repeat(space - before);
}

/** True if the text takes no more columns; a long text is not measured to its end. */
export function fits(text: string, width: number): boolean {
  // No column holds more than a few characters, joined ones included.
  return text.length <= width * 16 && widthOf(text) <= width;
}

/** Breaks a line at its spaces, and where there are none, anywhere. */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(1, width);
  if (fits(text, limit)) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/(?<=[^ ]) +/)) {
    const size = fits(word, limit) ? widthOf(word) : limit + 1;
    if (used > 0 && used + 1 + size <= limit) {
      line += " " + word;
      used += 1 + size;
      continue;
    }
    if (used > 0) lines.push(line);
    let rest = word;
    while (!fits(rest, limit)) {
      const head = takeColumns(rest, limit);
      lines.push(head);
      rest = rest.slice(head.length);
    }
    line = rest;
    used = widthOf(rest);
  }
  lines.push(line);
  return lines;
}

/** As many whole characters as fit; at least one when there is room for any. */
export function takeColumns(text: string, width: number): string {
  if (width < 1) return "";
  let out = "";
  let used = 0;
  for (const segment of unitsOf(text.slice(0, width * 16))) {
    const unit = unitWidth(segment);
    if (out !== "" && used + unit > width) break;
    out += segment;
    used += unit;
  }
  return out;
}

/** Breaks a line wherever it is full, every space kept. */
export function breakLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (!fits(rest, width)) {
    const head = takeColumns(rest, Math.max(1, width));
    lines.push(head);
    rest = rest.slice(head.length);
  }
  return [...lines, rest];
}

/** `1 row`, `2 rows`, `1,304 rows`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  // The first number that Intl writes costs more than all others.
  const isPlain = Number.isInteger(n) && n >= 0 && n < 1_000;
  const number = isPlain ? String(n) : n.toLocaleString("en-US");
  return `${number} ${n === 1 ? noun : plural}`;
}
