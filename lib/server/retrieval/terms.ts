/**
 * Words as the index knows them: in lower case, without accents, stemmed, and
 * with runs of Chinese, Japanese and Korean letters cut into pairs, since these
 * languages part no words. Questions and documents go through the same hands.
 *
 * @module
 */

import { stem } from "./stem.ts";

const CJK =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々";
const TOKEN_REGEXP = new RegExp(
  `[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`,
  "gu",
);
const PLAIN_REGEXP = /[A-Za-z0-9]+/g;
// deno-lint-ignore no-control-regex -- all of ASCII is meant
const BEYOND_ASCII_REGEXP = /[^\x00-\x7f]/;
const CJK_REGEXP = new RegExp(`^[${CJK}]`, "u");
const MARKS_REGEXP = /\p{M}+/gu;

/** Longer words carry nothing that anyone asks for, and would swell the index. */
const MAX_WORD = 64;
const MAX_CACHED = 100_000;

/** Words of questions that say nothing about what is asked for. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  ("a about above after again all also am an and any are as at be because been before being below " +
    "between both but by can could did do does doing down during each few for from further had has " +
    "have having he her here hers him his how i if in into is it its itself just let me more most my " +
    "no nor not now of off on once only or other our ours out over own please same she should so " +
    "some such tell than that the their theirs them then there these they this those through to too " +
    "under until up us very was we were what when where which while who whom whose why will with " +
    "would you your yours").split(" "),
);

const known = new Map<string, string>();

/** The term of one word. */
function term(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const plain = word.toLowerCase().normalize("NFKD").replace(MARKS_REGEXP, "")
    .normalize("NFC");
  const made = stem(plain).slice(0, MAX_WORD);
  if (known.size >= MAX_CACHED) known.clear();
  known.set(word, made);
  return made;
}

/** Pairs of neighbours in a run of letters; a run of one letter is itself. */
function pairs(run: string): string[] {
  const letters = [...run.normalize("NFKC")];
  if (letters.length < 2) return letters;
  const found: string[] = [];
  for (let i = 0; i + 1 < letters.length; i++) {
    found.push(`${letters[i]}${letters[i + 1]}`);
  }
  return found;
}

/** All terms of a text in their order, repeats and stop words included. */
export function terms(text: string): string[] {
  const found: string[] = [];
  if (!BEYOND_ASCII_REGEXP.test(text)) {
    for (const word of text.match(PLAIN_REGEXP) ?? []) found.push(term(word));
    return found;
  }
  for (const run of text.match(TOKEN_REGEXP) ?? []) {
    if (CJK_REGEXP.test(run)) found.push(...pairs(run));
    else {
      const made = term(run);
      if (made !== "") found.push(made);
    }
  }
  return found;
}

/** A text's terms as the index takes them: with blanks between. */
export function indexTerms(text: string): string {
  return terms(text).join(" ");
}

const MAX_QUESTION_TERMS = 32;

/**
 * The terms that a question asks for, each once. Stop words are left out unless
 * there is nothing else.
 */
export function questionTerms(question: string): string[] {
  const words = question.match(TOKEN_REGEXP) ?? [];
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  const used = telling.length > 0 ? telling : words;
  return [...new Set(used.flatMap((word) => terms(word)))].slice(
    0,
    MAX_QUESTION_TERMS,
  );
}
