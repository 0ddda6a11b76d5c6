/** The elements of MathML that formulas are made of. */
import { escapeText } from "./_escape.ts";
import type { Alphabet } from "./_math_symbols.ts";

/** Where limits go: below and above in a block, always so, or beside. */
export type Limits = "movable" | "always" | undefined;

export function scripts(
  base: string,
  sub: string | undefined,
  sup: string | undefined,
  limits: Limits,
): string {
  if (sub === undefined && sup === undefined) return base;
  const [both, under, over] = limits === undefined
    ? ["msubsup", "msub", "msup"]
    : ["munderover", "munder", "mover"];
  if (sub !== undefined && sup !== undefined) {
    return `<${both}>${base}${sub}${sup}</${both}>`;
  }
  return sub === undefined
    ? `<${over}>${base}${sup}</${over}>`
    : `<${under}>${base}${sub}</${under}>`;
}

/** Letters that stand for themselves, as the `d` of a differential. */
export function upright(text: string): string {
  return `<mi mathvariant="normal">${escapeText(text)}</mi>`;
}

/** The name of a function, a little apart from what it is of. */
export function functionMarkup(name: string): string {
  return `<mo movablelimits="true" lspace="0.167em" rspace="0.167em">${
    escapeText(name)
  }</mo>`;
}

export function textMarkup(text: string): string {
  return escapeText(text).replace(/^\s+|\s+$/g, "\u00a0");
}

export function fence(bracket: string, form: "prefix" | "postfix"): string {
  return bracket === ""
    ? ""
    : `<mo stretchy="true" fence="true" form="${form}">${
      escapeText(bracket)
    }</mo>`;
}

export function tableMarkup(
  rows: readonly (readonly string[])[],
  kind: string,
): string {
  const body = rows.map((cells) =>
    `<mtr>${cells.map((cell) => `<mtd>${cell}</mtd>`).join("")}</mtr>`
  ).join("");
  return `<mtable class="${kind}"${
    kind === "nb-align" || kind === "nb-lines" ? ' displaystyle="true"' : ""
  }>${body}</mtable>`;
}

/** Puts the letters and digits of markup into an alphabet of Unicode. */
export function inAlphabet(markup: string, alphabet: Alphabet): string {
  return markup.replace(
    /<(mi|mn)([^>]*)>([A-Za-z\d.]+)<\/\1>/g,
    (_, tag, more, text) =>
      `<${tag}${more}>${
        [...String(text)].map((c) => letterIn(c, alphabet)).join("")
      }</${tag}>`,
  );
}

function letterIn(c: string, alphabet: Alphabet): string {
  const { capital, small, digit, others } = alphabet;
  if (others && Object.hasOwn(others, c)) return others[c] ?? c;
  const code = c.charCodeAt(0);
  const shifted = /[A-Z]/.test(c) && capital !== undefined
    ? capital + code - 65
    : /[a-z]/.test(c) && small !== undefined
    ? small + code - 97
    : /\d/.test(c) && digit !== undefined
    ? digit + code - 48
    : code;
  return String.fromCodePoint(shifted);
}

/** A sign with a stroke through it. */
export function negated(markup: string): string {
  return markup.replace(/<\/m[oi]>/, "\u0338$&");
}
