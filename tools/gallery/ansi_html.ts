/**
 * What a terminal shows, as HTML.
 *
 * @module
 */
import { unicodeWidth } from "@std/cli/unicode-width";
import { type Html, html } from "../../lib/display/mod.ts";

const COLORS = [
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
];

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
/** A style (`ESC[1;31m`) or a link (`ESC]8;;address ESC\`). */
const SEQUENCE_REGEXP = new RegExp(
  `${ESCAPE}(?:\\[([\\d;]*)m|\\]8;[^;]*;([^${ESCAPE}${BELL}]*)(?:${ESCAPE}\\\\|${BELL}))`,
  "g",
);

/** The classes that each code of a style turns on and off. */
const ON: Readonly<Record<number, string>> = {
  1: "bold",
  2: "dim",
  3: "italic",
  4: "underline",
  7: "inverse",
  9: "strike",
};
const OFF: Readonly<Record<number, readonly string[]>> = {
  22: ["bold", "dim"],
  23: ["italic"],
  24: ["underline"],
  27: ["inverse"],
  29: ["strike"],
};

/**
 * Text with escape sequences for styles as HTML with classes: `bold`, `red`,
 * `bright-red`, `on-red`; characters that are two columns wide stay so.
 *
 * @param text What is written to the terminal.
 * @returns Markup for a `<pre>`.
 */
export function ansiHtml(text: string): Html {
  const styles = new Set<string>();
  const parts: Html[] = [];
  let at = 0;
  const put = (piece: string): void => {
    if (piece === "") return;
    const cells = columns(piece);
    parts.push(
      styles.size === 0
        ? cells
        : html`<span class="${[...styles].join(" ")}">${cells}</span>`,
    );
  };
  for (const found of text.matchAll(SEQUENCE_REGEXP)) {
    put(text.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[1] !== undefined) apply(found[1], styles);
    else if (found[2]) styles.add("link");
    else styles.delete("link");
  }
  put(text.slice(at));
  return html`${parts}`;
}

function apply(codes: string, styles: Set<string>): void {
  for (const code of (codes === "" ? "0" : codes).split(";").map(Number)) {
    const on = ON[code];
    if (code === 0) styles.clear();
    else if (on !== undefined) styles.add(on);
    else if (OFF[code]) OFF[code].forEach((name) => styles.delete(name));
    else paint(code, styles);
  }
}

function paint(code: number, styles: Set<string>): void {
  const isGround = code >= 40 && code < 50 || code >= 100;
  for (const name of COLORS) {
    const names = isGround
      ? [`on-${name}`, `on-bright-${name}`]
      : [name, `bright-${name}`];
    names.forEach((one) => styles.delete(one));
  }
  const name = COLORS[code % 10];
  if (name === undefined || code % 10 === 9) return;
  const bright = code >= 90 ? "bright-" : "";
  styles.add(`${isGround ? "on-" : ""}${bright}${name}`);
}

/** The class of a character that has not the width of its column in every font. */
function cellOf(segment: string): string | undefined {
  if (unicodeWidth(segment) >= 2) return "wide";
  // Braille, of which charts are drawn, comes from a proportional font as a rule.
  return /^[\u2800-\u28ff]$/.test(segment) ? "dots" : undefined;
}

/** Text whose wide characters take two columns whatever the font says. */
function columns(text: string): Html {
  // deno-lint-ignore no-control-regex -- what is not ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return html`${text}`;
  const parts: (string | Html)[] = [];
  let narrow = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const cell = cellOf(segment);
    if (cell === undefined) {
      narrow += segment;
      continue;
    }
    parts.push(narrow, html`<span class="${cell}">${segment}</span>`);
    narrow = "";
  }
  return html`${[...parts, narrow]}`;
}
