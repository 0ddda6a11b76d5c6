/**
 * Reads the tokens of a sentence as marks: columns, values, dates, and the
 * words of the grammar.
 *
 * @module
 */

import { matchColumns } from "./columns.ts";
import { isFileName, type Token, tokens as readTokens } from "./lexer.ts";
import { LONGEST_PHRASE, type Meaning, PHRASES } from "./phrases.ts";
import { dateAt, type DateLiteral } from "./mark_dates.ts";
import { valueAt, type ValueHit, valueHits } from "./mark_values.ts";

import type { Column, Table } from "./tables.ts";

import { fold, isTypo } from "./words.ts";

export type { DateLiteral } from "./mark_dates.ts";
export type { ValueHit } from "./mark_values.ts";

/** What a run of tokens was read as. */
export type Reading =
  | Meaning
  | {
    readonly type: "column";
    readonly columns: readonly Column[];
    readonly strength: number;
  }
  | {
    readonly type: "value";
    readonly hits: readonly ValueHit[];
    readonly date?: DateLiteral;
  }
  | { readonly type: "date"; readonly date: DateLiteral }
  | {
    readonly type: "number";
    readonly value: number;
    readonly whole?: bigint;
    readonly ordinal: boolean;
  }
  | { readonly type: "quoted" }
  | { readonly type: "file" }
  | { readonly type: "word" };

/** A run of tokens with its reading. */
export type Mark = Reading & {
  readonly text: string;
  readonly lower: string;
  /** Whether its first letter is a capital inside a sentence. */
  readonly capital: boolean;
  /** Places of its tokens in the sentence. */
  readonly start: number;
  readonly end: number;
};

const MAX_SPAN = 6;
/** Words that are values only where they are quoted: too common in tasks to be meant. */
const COMMON = new Set(
  "a an i in on at of or and is it the to by for all no yes not per each data total other new open high low medium none good bad male female true false top first last best count sum value values name date show list save file only both one two three any"
    .split(" "),
);
const CAPITAL_REGEXP = /^\p{Lu}/u;

/**
 * Reads a sentence.
 *
 * @param text The sentence, or the tokens of it.
 * @param table The table whose headings and values are looked for, if there is one.
 * @returns Its marks in order; together they cover every token.
 */
export function marksOf(
  text: string | readonly Token[],
  table?: Table,
): Mark[] {
  const tokens = typeof text === "string" ? readTokens(text) : text;
  const marks: Mark[] = [];
  for (let i = 0; i < tokens.length;) {
    const { reading, length } = readAt(tokens, i, table, marks);
    const span = tokens.slice(i, i + length);
    const text = span.map((token, j) =>
      (j > 0 && !token.glued ? " " : j > 0 ? "-" : "") + token.text
    ).join("");
    const capital = CAPITAL_REGEXP.test(text) && i > 0 &&
      tokens[i - 1]?.lower !== ".";
    marks.push({
      ...reading,
      text,
      lower: fold(text),
      capital,
      start: span[0]?.start ?? 0,
      end: span.at(-1)?.end ?? 0,
    });
    i += length;
  }
  return marks;
}

function readAt(
  tokens: readonly Token[],
  i: number,
  table: Table | undefined,
  before: readonly Mark[],
): { readonly reading: Reading; readonly length: number } {
  const token = tokens[i];
  if (token === undefined) return { reading: { type: "filler" }, length: 1 };
  if (token.kind === "file") return { reading: { type: "file" }, length: 1 };
  if (token.kind === "quoted") {
    if (isFileName(token.text)) return { reading: { type: "file" }, length: 1 };
    const column = table &&
      matchColumns(token.text.split(/[\s_]+/), table, true);
    const hits = table === undefined ? [] : valueHits([token], table, true);
    const after = before.at(-1);
    if (column && !(hits.length > 0 && after?.type === "is")) {
      return { reading: { type: "column", ...column }, length: 1 };
    }
    if (hits.length > 0) return { reading: { type: "value", hits }, length: 1 };
    return { reading: { type: "quoted" }, length: 1 };
  }
  const phrase = phraseAt(tokens, i);
  const column = table === undefined ? undefined : columnAt(tokens, i, table);
  const value = table === undefined ? undefined : valueAt(tokens, i, table);
  const date = dateAt(tokens, i, before);
  const phraseLength = phrase === undefined ||
      isNamedColumn(tokens, i, table, before, phrase, column)
    ? 0
    : phrase.length;
  const exactColumn = column !== undefined && column.strength >= 4;
  if (
    exactColumn && column.length >= phraseLength &&
    column.length >= (value?.length ?? 0) &&
    !isGrammarHere(tokens, i, column.length, phrase?.meaning, table, before)
  ) {
    return {
      reading: {
        type: "column",
        columns: column.columns,
        strength: column.strength,
      },
      length: column.length,
    };
  }
  if (
    value !== undefined && value.length >= phraseLength &&
    value.length >= (date?.length ?? 0) &&
    (!COMMON.has(value.key) ||
      CAPITAL_REGEXP.test(token.text) && i > 0 && value.key !== "a" &&
        value.key !== "i" ||
      before.at(-1)?.type === "is" || isNamedBy(before.at(-1), value.hits))
  ) {
    const dated = date !== undefined && date.length === value.length
      ? { date: date.date }
      : {};
    return {
      reading: { type: "value", hits: value.hits, ...dated },
      length: value.length,
    };
  }
  if (date !== undefined && date.length >= phraseLength) {
    return { reading: { type: "date", date: date.date }, length: date.length };
  }
  if (
    column !== undefined && column.strength >= 2.5 &&
    column.length > phraseLength
  ) {
    return {
      reading: {
        type: "column",
        columns: column.columns,
        strength: column.strength,
      },
      length: column.length,
    };
  }
  if (
    phrase?.meaning.type === "save" && phrase.length === 1 &&
    column !== undefined && column.strength >= 2.5 &&
    before.length > 0 && before.at(-1)?.type !== "conj"
  ) {
    return {
      reading: {
        type: "column",
        columns: column.columns,
        strength: column.strength,
      },
      length: column.length,
    };
  }
  if (phrase !== undefined) {
    return { reading: phrase.meaning, length: phrase.length };
  }
  if (token.kind === "number" && token.value !== undefined) {
    return {
      reading: {
        type: "number",
        value: token.value,
        ordinal: token.ordinal ?? false,
        ...(token.whole === undefined ? {} : { whole: token.whole }),
      },
      length: 1,
    };
  }
  const typo =
    token.kind === "word" && (column === undefined || column.strength < 2)
      ? mistyped(token.lower)
      : undefined;
  if (typo !== undefined) return { reading: typo, length: 1 };
  if (column !== undefined) {
    return {
      reading: {
        type: "column",
        columns: column.columns,
        strength: column.strength,
      },
      length: column.length,
    };
  }
  return {
    reading: { type: token.kind === "sign" ? "filler" : "word" },
    length: 1,
  };
}

/** "meter A": the column before says that even a common word is a value. */
function isNamedBy(
  before: Mark | undefined,
  hits: readonly ValueHit[],
): boolean {
  return before?.type === "column" &&
    hits.some((hit) => before.columns.includes(hit.column));
}

/** "Total amount of France": a heading before "of" and a value, or behind a statistic, is no count. */
function isNamedColumn(
  tokens: readonly Token[],
  i: number,
  table: Table | undefined,
  before: readonly Mark[],
  phrase: { readonly meaning: Meaning; readonly length: number },
  column: { readonly strength: number; readonly length: number } | undefined,
): boolean {
  return table !== undefined && phrase.length === 2 &&
    phrase.meaning.type === "statistic" && tokens[i + 1]?.lower === "of" &&
    column !== undefined && column.strength >= 4 && column.length === 1 &&
    (before.findLast((mark) => mark.type !== "filler")?.type === "statistic" ||
      valueAt(tokens, i + 2, table) !== undefined);
}

/** Words of the grammar that are recognised with a typing error too. */
const FORGIVEN: readonly string[] = [
  "average",
  "median",
  "minimum",
  "maximum",
  "highest",
  "lowest",
  "percentage",
  "largest",
  "smallest",
  "number of",
  "monthly",
  "quarterly",
  "compare",
  "between",
  "excluding",
  "distinct",
  "calculate",
];

function mistyped(word: string): Meaning | undefined {
  const meant = FORGIVEN.find((known) => known !== word && isTypo(known, word));
  return meant === undefined ? undefined : PHRASES.get(meant);
}

function phraseAt(
  tokens: readonly Token[],
  i: number,
): { readonly meaning: Meaning; readonly length: number } | undefined {
  const words: string[] = [];
  let found: { meaning: Meaning; length: number } | undefined;
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    const token = tokens[i + length - 1];
    if (
      token === undefined || token.kind === "quoted" || token.kind === "file"
    ) break;
    words.push(token.lower.replaceAll("’", "'"));
    const meaning = PHRASES.get(words.join(" "));
    if (meaning !== undefined) found = { meaning, length };
  }
  return found;
}

function columnAt(
  tokens: readonly Token[],
  i: number,
  table: Table,
): {
  readonly columns: readonly Column[];
  readonly strength: number;
  readonly length: number;
} | undefined {
  let weak:
    | { columns: readonly Column[]; strength: number; length: number }
    | undefined;
  for (
    let length = Math.min(MAX_SPAN, tokens.length - i);
    length > 0;
    length--
  ) {
    const span = tokens.slice(i, i + length);
    if (span.some((t) => t.kind === "quoted" || t.kind === "file")) continue;
    if (
      span[0]?.kind === "sign" ||
      span.at(-1)?.kind === "sign" && span.at(-1)?.text !== ")"
    ) continue;
    if (
      length === 1 && span[0]?.kind === "number" &&
      !table.columns.some((c) => c.name === span[0]?.text)
    ) continue;
    const words = span.filter((t) => t.kind !== "sign").flatMap((t) =>
      t.text.split("_").filter((w) => w !== "")
    );
    if (
      span.some((t) => t.kind === "sign" && ",;.:?!".includes(t.text))
    ) continue;
    const match = matchColumns(words, table, length > 3);
    if (match === undefined) continue;
    if (match.strength >= 4) return { ...match, length };
    if (weak === undefined || match.strength > weak.strength) {
      weak = {
        ...match,
        length,
      };
    }
  }
  return weak;
}

/** Whether a column's heading is also a word of the grammar, and meant as such here. */
function isGrammarHere(
  tokens: readonly Token[],
  i: number,
  length: number,
  meaning: Meaning | undefined,
  table: Table | undefined,
  before: readonly Mark[],
): boolean {
  if (meaning === undefined || table === undefined || length > 1) return false;
  // A column of heads that were counted already.
  if (tokens[i]?.lower === "headcount") return false;
  const last = before.at(-1);
  if (last?.type === "by" || last?.type === "sort") return false;
  if (
    meaning.type === "unit" || meaning.type === "filler" ||
    meaning.type === "rows"
  ) return false;
  if (meaning.type === "statistic") {
    // "total revenue": the word before a column of numbers is the statistic.
    for (let j = i + 1; j < Math.min(i + 4, tokens.length); j++) {
      const next = columnAt(tokens, j, table);
      if (next !== undefined && next.strength >= 2.5) {
        return next.columns.some((c) => c.numeric);
      }
      if (phraseAt(tokens, j)?.meaning.type !== "filler") break;
    }
    return before.findLast((mark) => mark.type !== "filler")?.type !==
        "statistic" &&
      meaning.statistic === "count" && last?.type === "filler";
  }
  // "Store the result" saves something; "which store" asks for a column.
  if (meaning.type === "save") {
    return last === undefined || last.type === "conj";
  }
  return meaning.type !== "reference" && meaning.type !== "verb" &&
    meaning.type !== "rank" &&
    meaning.type !== "share" && meaning.type !== "change";
}
