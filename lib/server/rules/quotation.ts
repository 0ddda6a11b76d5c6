/**
 * Answers a question by quoting the passages that answer it.
 *
 * @module
 */

import { parseDelimited } from "../../formats/mod.ts";
import type { Passage } from "../engine.ts";
import { fold, plainWords, stem } from "./words.ts";

/** One quoted sentence and the passage it stands in. */
export interface Quotation {
  readonly text: string;
  readonly citation: number;
  readonly passage: Passage;
  readonly score: number;
}

const STOP_WORDS = new Set(
  ("a an and are as at be been being but by can could did do does for from had has have how i if in into is it its me my no not of on or our " +
    "please should so some such tell than that the their them then there these they this to up us was we were what when where which who whom whose " +
    "why will with would you your about give show find explain describe list document documents collection file say says said according any all " +
    "many much long old there s t").split(" "),
);

/** Words that stand for the same in questions and texts. */
const RELATED: ReadonlyMap<string, readonly string[]> = new Map([
  ["cost", ["price", "fee", "charge", "pay"]],
  ["price", ["cost", "fee"]],
  ["buy", ["purchase", "order"]],
  ["begin", ["start", "open"]],
  ["start", ["begin", "open"]],
  ["end", ["close", "finish", "stop"]],
  ["found", ["establish", "founded", "start"]],
  ["founded", ["establish", "found", "start"]],
  ["big", ["large", "size"]],
  ["large", ["big", "size"]],
  ["located", ["location", "address", "situated"]],
  ["make", ["produce", "build", "manufacture"]],
  ["need", ["require", "must"]],
  ["author", ["write", "wrote", "written"]],
  ["wrote", ["author", "written", "write"]],
  ["die", ["died", "death"]],
  ["born", ["birth"]],
]);

const HINTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bwho(?:m|se)?\b/, /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
  [
    /\bwhen\b|\bwhat (?:year|date|day|time)\b/,
    /\b(?:\d{4}|\d{1,2}[:.]\d{2}|\d{1,2}\s?(?:am|pm)|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i,
  ],
  [
    /\bhow (?:many|much|long|old|far|big|large|high|tall|often|fast)\b/,
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|daily|weekly|monthly)\b/i,
  ],
  [/\bwhere\b/, /\b(?:in|at|near|on) (?:the )?\p{Lu}/u],
  [/\bwhy\b/, /\b(?:because|since|due to|reason|so that|therefore)\b/i],
];

/** Sentences, list items and rows that score below this share of the question's weight are not quoted. */
const RELEVANCE_FLOOR = 0.34;
const MAX_QUOTATIONS = 3;
const MAX_LENGTH = 500;

/** "Widget A": the letter is a name there, and no article. */
const LETTER_REGEXP = /(?<=[\p{L}\p{N}] )A(?![\p{L}\p{N}'’])/gu;

function terms(text: string): string[] {
  return plainWords(text.replace(LETTER_REGEXP, "lettera")).map(stem).filter((
    word,
  ) => !STOP_WORDS.has(word));
}

/** A form that two inflections share: "ingested", "ingesting" and "ingest". */
function root(word: string): string {
  if (word.length < 5) return word;
  const cut = word.replace(
    /(?:ations?|ings?|edly|ed|es|ies|ers?|ly|ments?|ion|al)$/,
    "",
  );
  return (cut.length >= 4 ? cut : word).replace(/(?:e|y|i)$/, "");
}

interface Unit {
  readonly text: string;
  readonly shown: string;
  readonly words: ReadonlySet<string>;
  /** Words of a row's cells; its headings alone make no row an answer. */
  readonly cells?: ReadonlySet<string>;
  readonly passage: Passage;
}

/** The sentences, list items and table rows of a passage. */
function unitsOf(passage: Passage): Unit[] {
  const units: Unit[] = [];
  const add = (text: string, shown = text, cells?: readonly string[]) => {
    const clean = text.trim();
    if (clean.length < 3) return;
    units.push({
      text: clean,
      shown: shown.trim(),
      words: new Set(terms(clean).map(root)),
      ...(cells === undefined
        ? {}
        : { cells: new Set(cells.flatMap(terms).map(root)) }),
      passage,
    });
  };
  const lines = passage.text.split(/\r?\n/);
  const heads = tableHeads(lines, passage);
  let prose = "";
  const flush = () => {
    for (const sentence of splitSentences(prose)) add(sentence);
    prose = "";
  };
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || /^#+\s/.test(trimmed)) flush();
    else if (
      heads !== undefined && i > heads.at &&
      splitCells(trimmed, heads.separator).length === heads.names.length
    ) {
      flush();
      const cells = splitCells(trimmed, heads.separator);
      if (cells.every((cell) => /^:?-{2,}:?$/.test(cell))) continue;
      add(
        `${heads.names.join(" ")} ${cells.join(" ")}`,
        cells.map((cell, j) => `${heads.names[j]}: ${cell}`).join(", "),
        cells,
      );
    } else if (heads !== undefined && i === heads.at) flush();
    else if (/^(?:[-*•–]|\d+[.)])\s/.test(trimmed)) {
      flush();
      add(trimmed.replace(/^(?:[-*•–]|\d+[.)])\s+/, ""));
    } else prose += (prose === "" ? "" : " ") + trimmed;
  }
  flush();
  return units;
}

function splitCells(line: string, separator: string): string[] {
  const bare = separator === "|" ? line.replace(/^\||\|$/g, "") : line;
  const cells = bare.includes('"')
    ? parseDelimited(bare, { separator, header: false }).rows[0] ?? []
    : bare.split(separator);
  return cells.map((cell) => cell.trim());
}

/** The headings of a table that a passage holds. */
function tableHeads(
  lines: readonly string[],
  passage: Passage,
): {
  readonly at: number;
  readonly names: readonly string[];
  readonly separator: string;
} | undefined {
  // Passages of a table have its columns above them and hold rows only.
  const above = passage.headings.at(-1) ?? "";
  for (const separator of [",", ";", "\t", "|"]) {
    const names = above.split(`${separator} `);
    const first = lines.find((line) => line.trim() !== "") ?? "";
    if (
      names.length > 1 &&
      splitCells(first.trim(), separator).length === names.length
    ) {
      return { at: -1, names, separator };
    }
  }
  for (const separator of ["|", ",", ";", "\t"]) {
    const at = lines.findIndex((line) => line.includes(separator));
    if (at < 0 || at > 3) continue;
    const names = splitCells(lines[at]?.trim() ?? "", separator);
    if (
      names.length < 2 ||
      names.some((name) => name.split(" ").length > 5 || /[.!?]$/.test(name))
    ) continue;
    const same = lines.slice(at + 1).filter((line) => line.trim() !== "");
    const fits = same.filter((line) =>
      splitCells(line.trim(), separator).length === names.length
    ).length;
    if (
      fits > 0 && fits >= same.length * 0.8 &&
      (separator !== "," || /\.(?:csv|tsv)$/i.test(passage.documentName) ||
        fits > 1)
    ) {
      return { at, names, separator };
    }
  }
  return undefined;
}

function splitSentences(text: string): string[] {
  const found: string[] = [];
  for (const part of text.split(/(?<=[.!?]["”']?)\s+(?=[\p{Lu}\p{N}"“'(])/u)) {
    const last = found.at(-1);
    if (
      last !== undefined &&
      /(?:^|\s)(?:\p{Lu}|[A-Z][a-z]?r?s?|St|No|vs|e\.g|i\.e|etc|approx)\.$/u
        .test(last) &&
      !/\s(?:no|is|it|so)\.$/i.test(last)
    ) {
      found[found.length - 1] = `${last} ${part}`;
    } else found.push(part);
  }
  return found;
}

/**
 * Finds the sentences that answer a question.
 *
 * @param question The question.
 * @param passages What retrieval found.
 * @returns The best sentences, best first; none when nothing is relevant enough.
 */
export function quote(
  question: string,
  passages: readonly Passage[],
): Quotation[] {
  const asked = [...new Set(terms(question).map(root))];
  if (asked.length === 0 || passages.length === 0) return [];
  const units = passages.flatMap(unitsOf);
  const weight = new Map(asked.map((word) => {
    const holding = units.filter((unit) => unit.words.has(word)).length;
    return [word, Math.log(1 + (units.length + 1) / (holding + 0.5))];
  }));
  const whole = [...weight.values()].reduce((a, b) => a + b, 0);
  const folded = fold(question);
  const hint = HINTS.find(([asks]) => asks.test(folded))?.[1];
  const scored: Quotation[] = [];
  for (const unit of units) {
    let found = 0;
    let matched = 0;
    for (const word of asked) {
      const related = RELATED.get(word)?.some((other) =>
        unit.words.has(root(other))
      ) ?? false;
      if (unit.words.has(word)) {
        found += weight.get(word) ?? 0;
        matched++;
      } else if (related) {
        found += 0.7 * (weight.get(word) ?? 0);
        matched++;
      }
    }
    if (matched === 0) continue;
    if (
      unit.cells !== undefined && !asked.some((word) => unit.cells?.has(word))
    ) continue;
    // A heading above a sentence often names what the sentence speaks of.
    const above = new Set(
      terms([...unit.passage.headings, unit.passage.documentName].join(" "))
        .map(root),
    );
    for (const word of asked) {
      if (!unit.words.has(word) && above.has(word)) {
        found += 0.4 * (weight.get(word) ?? 0);
      }
    }
    let score = found / whole;
    if (score < RELEVANCE_FLOOR) continue;
    if (hint !== undefined && hint.test(unit.text)) score += 0.25;
    if (unit.text.endsWith("?")) score -= 0.2;
    score -= Math.min(unit.words.size, 80) / 1000;
    scored.push({
      text: shorten(unit.shown),
      citation: unit.passage.citation,
      passage: unit.passage,
      score: score + 0.05 * unit.passage.score,
    });
  }
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const chosen: Quotation[] = [];
  for (const quotation of scored) {
    if (quotation.score < best * 0.75 || chosen.length >= MAX_QUOTATIONS) break;
    if (chosen.every((other) => other.text !== quotation.text)) {
      chosen.push(quotation);
    }
  }
  return chosen;
}

/**
 * How much of what was asked a sentence speaks of.
 *
 * @param asked Words of the question.
 * @param quotation A sentence that was found for it.
 * @returns The share of the words that stand in it, and how many words count.
 */
export function coverage(
  asked: readonly string[],
  quotation: Quotation,
): { readonly share: number; readonly words: number } {
  const words = [...new Set(asked.flatMap(terms).map(root))];
  const held = new Set(
    terms([quotation.text, ...quotation.passage.headings].join(" ")).map(root),
  );
  const found = words.filter((word) =>
    held.has(word) ||
    RELATED.get(word)?.some((other) => held.has(root(other)))
  );
  return {
    share: words.length === 0 ? 0 : found.length / words.length,
    words: words.length,
  };
}

/** Whether a text holds what a question's own word asks for, such as a number for "how many". */
export function fitsQuestion(question: string, text: string): boolean {
  const folded = fold(question);
  const hint = HINTS.find(([asks]) => asks.test(folded))?.[1];
  return hint === undefined || hint.test(text);
}

/**
 * The table that passages of one document are rows of, as text.
 *
 * @param passages What retrieval found.
 * @returns Headings and rows, undefined when the best passage is none of a table.
 */
export function passageTable(
  passages: readonly Passage[],
): { readonly text: string; readonly name: string } | undefined {
  const [first] = passages;
  if (first === undefined) return undefined;
  const lines = first.text.split(/\r?\n/);
  const heads = tableHeads(lines, first);
  if (heads === undefined || heads.at >= 0) return undefined;
  const quoted = heads.names.map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(heads.separator);
  const rows = passages.filter((p) => p.documentId === first.documentId).map((
    p,
  ) => p.text.trim());
  return { text: [quoted, ...rows].join("\n"), name: first.documentName };
}

function shorten(text: string): string {
  return text.length <= MAX_LENGTH
    ? text
    : `${text.slice(0, text.lastIndexOf(" ", MAX_LENGTH))} …`;
}
