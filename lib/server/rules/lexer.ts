/**
 * Takes a sentence apart into words, numbers, quoted texts, names of files and
 * signs.
 *
 * @module
 */

import { readNumberWords, scaleOf } from "./quantities.ts";
import { fold, stem } from "./words.ts";

/** One token of a sentence. */
export interface Token {
  readonly kind: "word" | "number" | "quoted" | "file" | "sign";
  /** As it stands in the sentence, quotes left out. */
  readonly text: string;
  /** Folded. */
  readonly lower: string;
  readonly stem: string;
  /** The value of a number. */
  readonly value?: number;
  /** Its exact value when it is whole. */
  readonly whole?: bigint;
  /** Whether it is a place: "3rd". */
  readonly ordinal?: boolean;
  /** Whether nothing but a hyphen stands before it. */
  readonly glued: boolean;
  readonly start: number;
  readonly end: number;
}

const EXTENSIONS =
  "csv|tsv|tab|psv|json|jsonl|ndjson|geojson|md|markdown|txt|text|log|html?|xml|ya?ml|xlsx?|ods|parquet|pdf|docx?|pptx?|png|jpe?g|svg|gif|py|ts|js|r|sql|sqlite|db|zip";
const FILE_REGEXP = new RegExp(
  `^(?:[\\p{L}\\p{N}_~./\\\\-]*[\\p{L}\\p{N}_)-])\\.(?:${EXTENSIONS})(?![\\p{L}\\p{N}_])`,
  "iu",
);
const WHOLE_FILE_REGEXP = new RegExp(
  `^[^\\n]{1,200}\\.(?:${EXTENSIONS})$`,
  "iu",
);
const QUOTES: readonly (readonly [string, string])[] = [
  ["'", "'"],
  ['"', '"'],
  ["`", "`"],
  ["“", "”"],
  ["‘", "’"],
  ["«", "»"],
  ["„", "“"],
];
const DATE_REGEXP =
  /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?![\w-])/;
const NUMBER_REGEXP =
  /^(?:[$€£¥]\s?)?(\d{1,3}(?:[,_]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?(?:\^|\*\*)\s?(\d+)|e(\d+)(?![\w]))?(st|nd|rd|th)?(k|m|bn|b)?(?![\p{L}\p{N}_])(?:\s?(%|€|\$|£))?/iu;
const WORD_REGEXP =
  /^[\p{L}\p{M}\p{N}_]+(?:['’](?:s|t|re|ve|ll|d|m)(?![\p{L}]))?/u;
const SIGN_REGEXP = /^(?:<=|>=|!=|<>|==|≤|≥|≠|=>|=<|&|[^\s])/u;

/** Whether a quoted text or word names a file. */
export function isFileName(text: string): boolean {
  return WHOLE_FILE_REGEXP.test(text.trim());
}

/**
 * Reads a text into tokens.
 *
 * @param text A sentence or a whole task.
 * @returns Its tokens, number words already turned into numbers.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  let spaced = true;
  let hyphen = false;
  const push = (
    kind: Token["kind"],
    raw: string,
    length: number,
    more: { value?: number; whole?: bigint; ordinal?: boolean } = {},
  ) => {
    found.push({
      kind,
      text: raw,
      lower: fold(raw),
      stem: stem(raw),
      glued: hyphen,
      start: at,
      end: at + length,
      ...more,
    });
    at += length;
    spaced = false;
    hyphen = false;
  };
  while (at < text.length) {
    const rest = text.slice(at, at + 400);
    const c = rest.charAt(0);
    if (/\s/.test(c)) {
      at++;
      spaced = true;
      hyphen = false;
      continue;
    }
    const before = text.charAt(at - 1);
    const quoted = spaced || at === 0 || /[([{,:=>]/.test(before)
      ? readQuoted(rest)
      : undefined;
    if (quoted !== undefined) {
      const inner = quoted.text.trim().replace(/[,.]$/, "");
      push(isFileName(inner) ? "file" : "quoted", inner, quoted.length);
      continue;
    }
    const file = FILE_REGEXP.exec(rest)?.[0];
    if (file !== undefined && !/^\d+(?:\.\d+)*$/.test(file)) {
      push("file", file, file.length);
      continue;
    }
    const date = DATE_REGEXP.exec(rest)?.[0];
    if (date !== undefined) {
      push("word", date, date.length);
      continue;
    }
    const number = /[\d.$€£¥]/.test(c) &&
        !/[\p{L}\p{N}_]/u.test(spaced || hyphen ? "" : before)
      ? NUMBER_REGEXP.exec(rest)
      : null;
    if (number !== null && number[0] !== "") {
      const negative = found.at(-1)?.text === "-" && found.at(-1)?.end === at;
      const read = numberValue(number);
      if (negative) found.pop();
      push(
        "number",
        number[0].trim(),
        number[0].length,
        negative
          ? {
            ...read,
            value: -read.value,
            ...(read.whole === undefined ? {} : { whole: -read.whole }),
          }
          : read,
      );
      continue;
    }
    const word = WORD_REGEXP.exec(rest)?.[0];
    if (word !== undefined) {
      const bare = word.replace(/['’]s$/, "");
      push("word", bare, word.length);
      continue;
    }
    const sign = SIGN_REGEXP.exec(rest)?.[0] ?? c;
    if (
      /^[-–—]$/.test(sign) && !spaced && /[\p{L}\p{N}]/u.test(before) &&
      /[\p{L}\p{N}]/u.test(text.charAt(at + 1))
    ) {
      at++;
      hyphen = true;
      continue;
    }
    push("sign", sign, sign.length);
  }
  return withNumberWords(found);
}

function readQuoted(
  rest: string,
): { readonly text: string; readonly length: number } | undefined {
  for (const [open, close] of QUOTES) {
    if (!rest.startsWith(open)) continue;
    for (
      let end = rest.indexOf(close, 1);
      end > 0;
      end = rest.indexOf(close, end + 1)
    ) {
      const after = rest.charAt(end + 1);
      if (/[\p{L}\p{N}]/u.test(after)) continue;
      const text = rest.slice(1, end);
      if (text.trim() === "" || text.includes("\n")) return undefined;
      return { text, length: end + 1 };
    }
  }
  return undefined;
}

function numberValue(
  match: RegExpExecArray,
): { value: number; whole?: bigint; ordinal: boolean } {
  const digits = (match[1] ?? "").replace(/[,_]/g, "");
  const power = match[2] ?? match[3];
  const suffix = (match[5] ?? "").toLowerCase();
  const scale = suffix === "m"
    ? 1e6
    : suffix === "b"
    ? 1e9
    : suffix === ""
    ? 1
    : scaleOf(suffix) ?? 1;
  let value = Number(digits) * scale;
  let whole = Number.isInteger(value) && !digits.includes(".")
    ? BigInt(digits) * BigInt(scale)
    : undefined;
  if (power !== undefined) {
    // A power of unreasonable size would keep the server busy; the limit is far past every job's.
    const exponent = Math.min(Number(power), 400);
    const base = match[3] === undefined ? whole : 10n;
    if (base !== undefined) {
      whole = (match[3] === undefined ? 1n : whole ?? 1n) *
        base ** BigInt(exponent);
      value = Number(whole);
    } else value = value ** exponent;
  } else if (whole === undefined && Number.isInteger(value)) {
    whole = BigInt(value);
  }
  return {
    value,
    ...(whole === undefined ? {} : { whole }),
    ordinal: match[4] !== undefined,
  };
}

/** Turns "two hundred" and "3 million" into numbers; "one" by itself stays a word. */
function withNumberWords(all: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < all.length; i++) {
    const token = all[i];
    if (token === undefined) continue;
    const next = all[i + 1];
    const scale = next?.kind === "word" && !next.glued
      ? scaleOf(next.lower)
      : undefined;
    if (
      token.kind === "number" && token.value !== undefined &&
      scale !== undefined
    ) {
      const value = token.value * scale;
      const whole = Number.isInteger(value) ? { whole: BigInt(value) } : {};
      out.push({ ...token, value, ...whole, end: next?.end ?? token.end });
      i++;
      continue;
    }
    if (token.kind === "word") {
      const words: string[] = [];
      for (const other of all.slice(i, i + 8)) {
        if (other.kind !== "word") break;
        words.push(other.lower);
      }
      const read = readNumberWords(words);
      const alone = read?.used === 1 && token.lower === "one";
      if (read !== undefined && !alone) {
        const last = all[i + read.used - 1] ?? token;
        const text = all.slice(i, i + read.used).map((t) => t.text).join(" ");
        out.push({
          ...token,
          kind: "number",
          text,
          lower: fold(text),
          value: read.value,
          whole: BigInt(read.value),
          end: last.end,
        });
        i += read.used - 1;
        continue;
      }
    }
    out.push(token);
  }
  return out;
}
